"""`audit`: find keys and passwords that were left anywhere."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.audit import executors
from unattend_gen.api.configuration import configuration
from unattend_gen.api.named_files import NamedFiles, file_of
from unattend_gen.cli import console, messages, reporting
from unattend_gen.cli.options import (
    AllowOption,
    BaselineOption,
    ConfigOption,
    DeepOption,
    ExcludeOption,
    FailOnOption,
    ForceOption,
    FormatOption,
    JobsOption,
    NoConfigOption,
    OutFileOption,
    QuietOption,
    ShowKnownOption,
    VerboseOption,
    WriteBaselineOption,
    help_text,
    read_files,
)
from unattend_gen.cli.progress import progress
from unattend_gen.errors import ExitCode, UsageError

HELP: Final = help_text(
    "Find keys and passwords left in files, archives, images and hives. Formats are detected by"
    " content, never by name. PATH is a file, a folder to search completely, or - for stdin.",
    examples=(
        "unattend-gen audit examples/leaky-share/share",
        "unattend-gen audit examples/leaky-share/share --format json --exclude '*.zip'",
        "unattend-gen audit examples/panther/scrubbed --jobs 2",
    ),
    exit_codes=(
        "0 nothing was found, and everything was read",
        "1 a secret was found, or something that exposes secrets",
        "2 wrong command line",
        "3 nothing to look at",
        "4 nothing was found, but something could not be read",
    ),
)

_WITH_TIMES: Final = "gitlab"
"""The report format that requires the time of the search."""

_REASONS: Final = {
    ug.LeftOutReason.EXCLUDED: "left out by --exclude or --gitignore",
    ug.LeftOutReason.NOT_CHANGED: "not changed since the time in --since",
    ug.LeftOutReason.BESIDE_KNOWN_PLACES: messages.PASSED_OVER,
}

PathsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="PATH", help="Files, folders or -.")
]
ExecutorOption = Annotated[
    str | None,
    typer.Option(
        "--executor",
        metavar="NAME",
        help=f"What runs the search: {', '.join(executors())}. By default chosen by --jobs.",
    ),
]
StagedOption = Annotated[
    bool,
    typer.Option(
        "--staged",
        help="Search what Git has staged below PATH, or below the working folder, not the files.",
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="WHEN",
        help="Leave out files that have not changed since 2026-11-24 or 2026-11-24T08:30, or for"
        " 30m, 12h, 7d or 2w.",
    ),
]
GitignoreOption = Annotated[
    bool, typer.Option("--gitignore", help="Leave out what .gitignore does.")
]
AllowSkippedOption = Annotated[
    bool,
    typer.Option(
        "--allow-skipped", help="Exit with 0 instead of 4 where something could not be read."
    ),
]
JournalOption = Annotated[
    str | None,
    typer.Option(
        "--journal",
        metavar="FILE",
        help="Keep intermediate results in this file, so that the same command continues after an"
        " interruption; needs --hash-key.",
    ),
]
HashKeyOption = Annotated[
    str | None,
    typer.Option(
        "--hash-key",
        metavar="SOURCE",
        help="Key of the hashes that show which places hold the same secret: env:NAME or file:PATH."
        " By default a new key, whose hashes match no other run.",
    ),
]
MaxBytesOption = Annotated[
    int | None,
    typer.Option(
        "--max-bytes",
        metavar="N",
        min=1,
        help="Most bytes to extract from one file, all levels together; by default 1 GiB or 100"
        " times its size, whichever is more, up to 16 GiB.",
    ),
]
MaxSecondsOption = Annotated[
    int | None,
    typer.Option(
        "--max-seconds",
        metavar="N",
        min=1,
        help="Most processor time for one file; by default 10 seconds, and one more for each MiB.",
    ),
]
StampOption = Annotated[
    bool,
    typer.Option("--stamp", help="Record when and on which machine the search ran."),
]


def audit(
    paths: PathsArgument = None,
    *,
    staged: StagedOption = False,
    allow: AllowOption = None,
    since: SinceOption = None,
    exclude: ExcludeOption = None,
    gitignore: GitignoreOption = False,
    allow_skipped: AllowSkippedOption = False,
    deep: DeepOption = False,
    max_bytes: MaxBytesOption = None,
    max_seconds: MaxSecondsOption = None,
    jobs: JobsOption = None,
    executor: ExecutorOption = None,
    journal: JournalOption = None,
    hash_key: HashKeyOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    show_known: ShowKnownOption = False,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    stamp: StampOption = False,
    report_format: FormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
    fail_on: FailOnOption = "warning",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> ExitCode:
    """Search trees."""
    if show_known and report_format != "sarif":
        raise UsageError("--show-known needs SARIF", advice="add --format sarif")
    found = configuration(config, no_config=no_config)
    if verbose:
        messages.show_configuration(found)
    known = None if write_baseline else baseline or found.audit.baseline
    read = {"--allow": allow, "--hash-key": file_of(hash_key), **read_files(found, known)}
    written = {"--out": out, "--journal": journal, "--write-baseline": write_baseline}
    NamedFiles(written=written, read=read, searched=tuple(paths or ())).require_apart()
    destination = reporting.Destination(out, replace=force)
    destination.require_free()
    with progress("files", quiet=quiet, verbose=verbose) as listener:
        outcome = ug.audit(
            paths or (),
            staged=staged,
            allow=allow,
            since=since,
            exclude=exclude or (),
            gitignore=gitignore,
            allow_skipped=allow_skipped,
            deep=deep,
            max_bytes=max_bytes,
            max_seconds=max_seconds,
            jobs=jobs,
            executor=executor,
            journal=journal,
            hash_key=hash_key,
            baseline=baseline,
            write_baseline=write_baseline,
            show_known=show_known,
            config=found,
            stamp=stamp or report_format == _WITH_TIMES,
            fail_on=fail_on,
            progress=listener,
        )
    if not quiet:
        show_left_out(outcome)
    if write_baseline is None:
        reporting.show(outcome.report, report_format, destination)
    elif not quiet:
        messages.show_written(outcome, write_baseline)
    return outcome.exit_code


def show_left_out(outcome: ug.AuditOutcome) -> None:
    """Show how many files were left out, and how many findings do not count."""
    report, overview = outcome.report, outcome.report.overview
    if report.may_be_empty and not (report.has_input or report.skipped):
        console.say("nothing staged to search")
    if overview is not None:
        for reason, number in overview.left_out.items():
            console.say(f"{messages.files(number)} {_REASONS[reason]}")
        if overview.allowed:
            allowed = messages.counted(overview.allowed, "finding")
            console.say(f"{allowed} not counted: allowed by the configuration")
        messages.show_known(overview.known)
    messages.show_entries(outcome)


audit.__doc__ = HELP
