"""`audit`: which keys and passwords were left anywhere below a path."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.api import auditing, validating
from unattend_gen.api.named_files import NamedFiles, file_of
from unattend_gen.cli import audit_talk, console, reporting
from unattend_gen.cli.audit_options import (
    AllowOption,
    AllowSkippedOption,
    DeepOption,
    ExecutorOption,
    GitignoreOption,
    HashKeyOption,
    JournalOption,
    MaxBytesOption,
    PathsArgument,
    SinceOption,
    StagedOption,
    StampOption,
    demand_showable,
)
from unattend_gen.cli.options import (
    FailOnOption,
    ForceOption,
    FormatOption,
    OutFileOption,
    QuietOption,
    VerboseOption,
    help_text,
    severity,
)
from unattend_gen.cli.validate_options import (
    BaselineOption,
    ConfigOption,
    ExcludeOption,
    JobsOption,
    NoConfigOption,
    ShowKnownOption,
    WriteBaselineOption,
    read_beside,
)
from unattend_gen.cli.validate_talk import tell_configuration, tell_expired, tell_written
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from unattend_gen.configuration.values import Configuration

HELP: Final = help_text(
    "Find keys and passwords that were left in files, archives and images, whatever they are"
    " called. PATH is a file or a folder that is walked as a whole; - is stdin.",
    examples=(
        "unattend-gen audit examples/leaky-share/share",
        "unattend-gen audit examples/leaky-share/share --format json --exclude '*.zip'",
        "unattend-gen audit examples/panther/scrubbed --jobs 2",
    ),
    exit_codes=(
        "0 nothing was left, and everything was read",
        "1 a secret was left, or is handed out",
        "2 wrong command line or configuration",
        "3 nothing to look at",
        "4 nothing was found, but something could not be read",
    ),
)


_WITH_TIMES: Final = "gitlab"
"""The format that demands to know when the search ran."""


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
    demand_showable(report_format, is_wanted=show_known)
    configuration = _configuration(config, is_wanted=not no_config, verbose=verbose)
    request = auditing.AuditRequest(
        paths=tuple(paths or ()),
        allow=allow,
        jobs=jobs,
        executor=executor,
        fail_on=severity(fail_on),
        since=since,
        exclude=tuple(exclude or ()),
        heeds_gitignore=gitignore,
        allows_skipped=allow_skipped,
        is_deep=deep,
        max_bytes=max_bytes,
        hash_key=hash_key,
        journal=journal,
        baseline=baseline,
        shows_known=show_known,
        is_stamped=stamp or report_format == _WITH_TIMES,
        is_staged=staged,
        configuration=configuration,
    )
    _named(request, configuration, out, write_baseline).demand_apart()
    destination = reporting.Destination(out, replace=force)
    destination.demand_free()
    if write_baseline:
        return _write_baseline(request, write_baseline, quiet=quiet, verbose=verbose)
    outcome = _search(request, quiet=quiet, verbose=verbose)
    reporting.show(outcome.report, report_format, destination)
    return outcome.report.exit_code


def _named(
    request: auditing.AuditRequest,
    configuration: Configuration,
    out: str | None,
    write_baseline: str | None,
) -> NamedFiles:
    """What is read and written; no baseline counts where one is written anew."""
    configured = configuration.audit.baseline
    known = Path(request.baseline) if request.baseline else configured
    return NamedFiles(
        written={"--out": out, "--journal": request.journal, "--write-baseline": write_baseline},
        read={
            "--allow": request.allow,
            "--hash-key": file_of(request.hash_key),
            **read_beside(configuration, None if write_baseline else known),
        },
        searched=request.paths,
    )


def _configuration(path: str | None, *, is_wanted: bool, verbose: bool) -> Configuration:
    found = validating.configuration(path, is_wanted=is_wanted)
    if verbose:
        tell_configuration(found)
    return found


def _search(request: auditing.AuditRequest, *, quiet: bool, verbose: bool) -> auditing.AuditOutcome:
    """Search, tell how far it is meanwhile, and what the report does not say."""
    is_wanted = not quiet and not verbose
    outcome = auditing.audit_paths(
        request,
        watch=partial(console.watched, quiet=True, verbose=verbose),
        follow=partial(
            audit_talk.followed,
            count=partial(auditing.count_files, request),
            is_wanted=is_wanted,
        ),
        tell=audit_talk.tell_left_out if verbose else _say_nothing,
    )
    if not quiet:
        audit_talk.tell(outcome)
    return outcome


def _write_baseline(
    request: auditing.AuditRequest, path: str, *, quiet: bool, verbose: bool
) -> ExitCode:
    """Write all that is found down as known; then nothing is left that could fail."""
    everything = replace(request, baseline=None, heeds_baseline=False, fail_on=None)
    outcome = _search(everything, quiet=quiet, verbose=verbose)
    expired = validating.write_baseline(outcome.report, Path(path))
    if not quiet:
        tell_written(len(outcome.report.findings), path)
        tell_expired(expired)
    return outcome.report.exit_code


def _say_nothing(_: str) -> None:
    """Leave what is left out to the sum."""


audit.__doc__ = HELP
