"""`validate`: findings on answer files."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from unattend_gen.api import validating
from unattend_gen.api.fixing import Files
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.cli import console, reporting
from unattend_gen.cli.fixing import (
    AnnotateOption,
    DiffOption,
    FixOption,
    Treatment,
    UnsafeFixesOption,
    annotated,
)
from unattend_gen.cli.options import (
    FailOnWish,
    ForceOption,
    FormatWish,
    OutFileOption,
    QuietOption,
    VerboseOption,
    WindowsOption,
    help_text,
    severity,
)
from unattend_gen.cli.validate_options import (
    BaselineOption,
    ConfigOption,
    ExcludeOption,
    IgnoreOption,
    JobsOption,
    NoConfigOption,
    NoIgnoreOption,
    SelectOption,
    ShowKnownOption,
    WriteBaselineOption,
    demand_showable,
    listed,
    read_beside,
)
from unattend_gen.cli.validate_talk import tell, tell_configuration, tell_expired, tell_written
from unattend_gen.errors import ExitCode
from unattend_gen.validator.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.api.validating import Work
    from unattend_gen.cli.reporting import Destination
    from unattend_gen.configuration.values import Configuration

HELP: Final = help_text(
    "Judge answer files by schema, catalog and rules. A folder is walked for *.xml, without what"
    " .gitignore leaves out; - is stdin.",
    examples=(
        "unattend-gen validate examples/office-laptop --fail-on error",
        "unattend-gen validate --windows 11-24h2 --format json --fail-on never examples",
        "unattend-gen validate --diff --fail-on never examples/mistakes",
    ),
    exit_codes=(
        "0 clean",
        "1 findings at --fail-on or above",
        "2 wrong command line or configuration",
        "3 nothing to look at",
        "4 something was skipped",
    ),
)


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
    report_format: FormatWish = None,
    out: OutFileOption = None,
    force: ForceOption = False,
    fail_on: FailOnWish = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> ExitCode:
    """Validate answer files."""
    configuration = validating.configuration(config, is_wanted=not no_config)
    if verbose:
        tell_configuration(configuration)
    wishes = Wishes(
        windows=windows,
        select=listed(select),
        ignore=listed(ignore),
        exclude=tuple(exclude or ()),
        fail_on=fail_on,
        report_format=report_format,
        baseline=Path(baseline) if baseline else None,
    )
    plan = validating.settled(wishes, configuration)
    work = validating.Work(
        paths=tuple(paths),
        plan=plan,
        fail_on=severity(plan.fail_on),
        heeds_gitignore=not no_ignore,
        jobs=jobs,
        shows_known=show_known,
    )
    written = {"--out": out, "--write-baseline": write_baseline}
    _named(work, configuration, written).demand_apart()
    destination = reporting.Destination(out, replace=force)
    destination.demand_free()
    if show_known:
        demand_showable(plan)
    treatment = Treatment(fixes=fix, unsafe=unsafe_fixes, shows_diff=diff, annotates=annotate)
    treatment.demand(work.paths, plan.report_format)
    if write_baseline:
        return _write_baseline(work, write_baseline, quiet=quiet, verbose=verbose)
    return _judge(work, treatment, destination, quiet=quiet, verbose=verbose)


def _named(
    work: Work, configuration: Configuration, written: Mapping[str, str | None]
) -> NamedFiles:
    """What is read, beside what is written; no baseline counts where one is written anew."""
    known = None if written["--write-baseline"] else work.plan.baseline
    return NamedFiles(
        written=written,
        read=read_beside(configuration, known),
        searched=work.paths,
        suffixes=(".xml",),
    )


def _judge(
    work: Work, treatment: Treatment, destination: Destination, *, quiet: bool, verbose: bool
) -> ExitCode:
    """Mend what is to be mended, then tell what is left."""
    files = Files(paths=work.paths, plan=work.plan, heeds_gitignore=work.heeds_gitignore)
    treatment.apply(files, quiet=quiet)
    outcome = validating.validate_paths(
        work, watch=partial(console.watched, quiet=quiet, verbose=verbose)
    )
    if not quiet:
        tell(outcome, verbose=verbose)
        treatment.offer(outcome.report)
    if treatment.annotates:
        destination.write(annotated(files, outcome.report))
    elif not treatment.shows_diff:
        reporting.show(outcome.report, work.plan.report_format, destination)
    return outcome.report.exit_code


def _write_baseline(work: Work, path: str, *, quiet: bool, verbose: bool) -> ExitCode:
    """Write all that is found down as known; then nothing is left that could fail."""
    everything = replace(work, plan=replace(work.plan, baseline=None), fail_on=None)
    outcome = validating.validate_paths(
        everything, watch=partial(console.watched, quiet=quiet, verbose=verbose)
    )
    expired = validating.write_baseline(outcome.report, Path(path))
    if not quiet:
        tell(outcome, verbose=verbose)
        tell_written(len(outcome.report.findings), path)
        tell_expired(expired)
    return outcome.report.exit_code


validate.__doc__ = HELP
