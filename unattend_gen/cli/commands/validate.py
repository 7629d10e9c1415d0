"""`validate`: report findings on answer files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.configuration import configuration
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.api.shown import shown_name
from unattend_gen.cli import console, messages, reporting
from unattend_gen.cli.options import (
    BaselineOption,
    ConfigOption,
    ConfiguredFailOnOption,
    ConfiguredFormatOption,
    ExcludeOption,
    ForceOption,
    JobsOption,
    NoConfigOption,
    OutFileOption,
    QuietOption,
    ShowKnownOption,
    VerboseOption,
    WindowsOption,
    WriteBaselineOption,
    help_text,
    read_files,
)
from unattend_gen.cli.progress import progress
from unattend_gen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.api.fixes import FixedFile

HELP: Final = help_text(
    "Validate answer files by schema, catalog and rules. Folders are searched for *.xml, without"
    " the files that .gitignore leaves out; - is stdin.",
    examples=(
        "unattend-gen validate examples/office-laptop --fail-on error",
        "unattend-gen validate --windows 11-24h2 --format json --fail-on never examples",
        "unattend-gen validate --diff --fail-on never examples/mistakes",
    ),
    exit_codes=(
        "0 no findings at --fail-on or above",
        "1 findings at --fail-on or above",
        "2 wrong command line or configuration",
        "3 nothing to look at",
        "4 something was skipped",
    ),
)


SelectOption = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE,…", help="Apply these rules only; may be repeated."),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE,…", help="Do not apply these rules; may be repeated."),
]
NoIgnoreOption = Annotated[
    bool, typer.Option("--no-ignore", help="Include files that .gitignore leaves out.")
]
FixOption = Annotated[
    bool, typer.Option("--fix", help="Write safe fixes into the files; then report what remains.")
]
UnsafeFixesOption = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes", help="As --fix, with fixes that change what the file means to Setup."
    ),
]
DiffOption = Annotated[
    bool, typer.Option("--diff", help="Show what fixes would change; write nothing.")
]
AnnotateOption = Annotated[
    bool, typer.Option("--annotate", help="Print the files with the findings next to the lines.")
]


def validate(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders or -.")],
    *,
    windows: WindowsOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    show_known: ShowKnownOption = False,
    exclude: ExcludeOption = None,
    no_ignore: NoIgnoreOption = False,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    jobs: JobsOption = None,
    fix: FixOption = False,
    unsafe_fixes: UnsafeFixesOption = False,
    diff: DiffOption = False,
    annotate: AnnotateOption = False,
    report_format: ConfiguredFormatOption = None,
    out: OutFileOption = None,
    force: ForceOption = False,
    fail_on: ConfiguredFailOnOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> ExitCode:
    """Validate answer files."""
    shows = diff or annotate or unsafe_fixes
    found = configuration(config, no_config=no_config)
    if verbose:
        messages.show_configuration(found)
    format_ = report_format or found.report_format or "text"
    known = None if write_baseline else baseline or found.baseline
    written, read = {"--out": out, "--write-baseline": write_baseline}, read_files(found, known)
    searched = tuple(paths)
    NamedFiles(written=written, read=read, searched=searched, suffixes=(".xml",)).require_apart()
    destination = reporting.Destination(out, replace=force)
    destination.require_free()
    has_baseline = bool(baseline or found.baseline)
    _require_format(format_, annotate=annotate, show_known=show_known, has_baseline=has_baseline)
    with progress("documents", quiet=quiet, verbose=verbose) as listener:
        outcome = ug.validate(
            paths,
            windows=windows,
            select=select or (),
            ignore=ignore or (),
            baseline=baseline,
            write_baseline=write_baseline,
            show_known=show_known,
            exclude=exclude or (),
            no_ignore=no_ignore,
            config=found,
            jobs=jobs,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
            annotate=annotate,
            fail_on=fail_on,
            progress=listener,
        )
    if not quiet:
        _show_fixed(outcome.fixed, "would fix" if diff else "fixed")
        show_left_out(outcome, verbose=verbose)
        _show_baseline(outcome, write_baseline)
    if not (quiet or write_baseline):
        _offer_fixes(outcome, safe=not (fix or shows), unsafe=not shows)
    if write_baseline is not None:
        return outcome.exit_code
    if diff:
        console.result(outcome.diff)
    elif annotate:
        destination.write(outcome.annotated)
    else:
        reporting.show(outcome.report, format_, destination)
    return outcome.exit_code


def _require_format(format_: str, *, annotate: bool, show_known: bool, has_baseline: bool) -> None:
    """Require a format that can show what the options ask for.

    Raises:
        UsageError: it cannot, or there is no baseline whose findings could be shown.
    """
    if annotate and format_ != "text":
        raise UsageError("--annotate prints text only", advice="omit --format")
    if not show_known:
        return
    if not has_baseline:
        message = "--show-known lists the findings in a baseline, and there is no baseline"
        raise UsageError(message, advice="add --baseline FILE")
    if format_ != "sarif":
        raise UsageError("--show-known needs SARIF", advice="add --format sarif")


def _show_baseline(outcome: ug.ValidateOutcome, written: str | None) -> None:
    """Show what was written to a baseline, or how many findings are in the one that was read."""
    if written is not None:
        messages.show_written(outcome, written)
        return
    messages.show_known(outcome.known)
    messages.show_entries(outcome)


def _show_fixed(files: Iterable[FixedFile], verb: str) -> None:
    for one in files:
        name = shown_name(str(one.location))
        if one.fixed:
            console.say(f"{verb} {name}: {_by_rule(one.fixed)}")
        if one.left:
            console.say(f"not fixed in {name}: {_by_rule(one.left)}")
            console.say("  advice: correct them by hand; their fixes would cause other findings")


def _by_rule(findings: Iterable[ug.Finding]) -> str:
    """Return the number of findings of each rule, in the order of the rules' names."""
    counts = Counter(finding.rule for finding in findings)
    return ", ".join(f"{number} {rule}" for rule, number in sorted(counts.items()))


def show_left_out(outcome: ug.ValidateOutcome, *, verbose: bool) -> None:
    """Name the files that were left out on request; count them where nothing was read."""
    if verbose:
        for path in outcome.left_out:
            console.say(f"left out {shown_name(path)}")
    if outcome.left_out and (verbose or not outcome.report.documents_read):
        count = messages.files(len(outcome.left_out))
        console.say(f"{count} left out by .gitignore or --exclude")


def _offer_fixes(outcome: ug.ValidateOutcome, *, safe: bool, unsafe: bool) -> None:
    """Show how many findings have safe and unsafe fixes that were not asked for."""
    counts = Counter(one.fix.is_safe for one in outcome.findings if one.fix is not None)
    if counts[True] and safe:
        number = messages.counted(counts[True], "finding")
        console.say(f"{number} with a safe fix: --fix writes it, --diff shows it")
    if counts[False] and unsafe:
        number = messages.counted(counts[False], "finding")
        console.say(f"{number} with a fix to review first: --diff --unsafe-fixes")


validate.__doc__ = HELP
