"""`validate`: findings on answer files, with line, setting path and advice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.api import baselines, inputs
from unattend_gen.api.baselines import KnownOutcome
from unattend_gen.api.configuration import configuration
from unattend_gen.api.fixes import Files, FixedFile, Treatment, annotated_files, apply_fixes
from unattend_gen.api.progress import listener, watched
from unattend_gen.core.finding import Severity
from unattend_gen.core.report import Report, gathered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.api.inputs import Given, Inputs, Names, PathInput
    from unattend_gen.api.progress import Progress
    from unattend_gen.configuration.values import Configuration
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.walk.tree import Address
    from unattend_gen.validator.engine import Validated
    from unattend_gen.validator.options import ResolvedOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidateOutcome(KnownOutcome):
    """A report on answer files.

    Attributes:
        known: number of findings in the baseline.
        left_out: files and folders that the walk left out, in its order.
        fixed: the files that were fixed; with `diff`, that would be.
        diff: unified diff of the fixes; values that may be secret are `…`.
        annotated: the files with the findings next to their lines.
    """

    known: int = 0
    left_out: tuple[str, ...] = ()
    fixed: tuple[FixedFile, ...] = ()
    diff: str = ""
    annotated: str = ""


def validate(
    paths: Inputs,
    *,
    windows: str | None = None,
    select: Names = (),
    ignore: Names = (),
    baseline: PathInput | None = None,
    write_baseline: PathInput | None = None,
    show_known: bool = False,
    exclude: Names = (),
    no_ignore: bool = False,
    config: PathInput | Configuration | None = None,
    no_config: bool = False,
    jobs: int | None = None,
    fix: bool = False,
    unsafe_fixes: bool = False,
    diff: bool = False,
    annotate: bool = False,
    fail_on: str | Severity | None = None,
    progress: Progress | None = None,
) -> ValidateOutcome:
    """Validate answer files by schema, catalog and rules.

    Args:
        paths: files, folders, `-` for standard input, or content in memory; folders are walked
            for `*.xml`.
        windows: the Windows version that the files are for, such as `11-24h2`; None for any.
        select: the only rules to apply.
        ignore: rules not to apply.
        baseline: a file with known findings, instead of the configuration's.
        write_baseline: a file to write all findings to as known; then nothing counts, and
            nothing is fixed.
        show_known: list known findings in the report as suppressed.
        exclude: patterns of files and folders to leave out, as in `.gitignore`.
        no_ignore: include files that `.gitignore` leaves out.
        config: a configuration file or a configuration; None searches for the nearest file.
        no_config: use no configuration.
        jobs: number of processes; None chooses it by the number of files.
        fix: write safe fixes into the files; the report has what remains.
        unsafe_fixes: as `fix`, with fixes that change what a file means to Setup.
        diff: return what fixes would change, and write nothing.
        annotate: return the files with the findings next to their lines.
        fail_on: least severity that makes the exit code 1; None for the configuration's, else
            `warning`.
        progress: is notified of each file.

    Raises:
        SourceError: a path does not exist.
        UsageError: an argument has the wrong type or value, or arguments do not fit together.
        InputError: the configuration or the baseline cannot be used.
        OutputError: a file cannot be fixed, or the baseline cannot be written.
        WorkerError: a worker process ended early.
    """
    inputs.require_texts(windows=windows)
    inputs.require_counts(jobs=jobs)
    inputs.require_flags(show_known=show_known, no_ignore=no_ignore, fix=fix, diff=diff)
    inputs.require_flags(unsafe_fixes=unsafe_fixes, annotate=annotate)
    known = inputs.optional_path("baseline", baseline)
    work = _Work(
        given=inputs.inputs("paths", paths),
        plan=_plan(
            configuration(config, no_config=no_config),
            windows=windows,
            select=inputs.names("select", select),
            ignore=inputs.names("ignore", ignore),
            exclude=inputs.texts("exclude", exclude),
            baseline=Path(known) if known is not None else None,
            fail_on=_label(fail_on),
        ),
        heeds_gitignore=not no_ignore,
        jobs=jobs,
        show_known=show_known,
        treatment=Treatment(fix=fix, unsafe=unsafe_fixes, diff=diff, annotate=annotate),
    )
    place, heard = inputs.optional_path("write_baseline", write_baseline), listener(progress)
    return _validated(work, heard) if place is None else _recorded(work, place, heard)


def _label(fail_on: str | Severity | None) -> str | None:
    """Return the name of a severity; None where the configuration decides."""
    if fail_on is not None:
        inputs.severity("fail_on", fail_on)
    return fail_on.label if isinstance(fail_on, Severity) else fail_on


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """The arguments of `validate`, checked, with the configuration."""

    given: Given
    plan: ResolvedOptions
    heeds_gitignore: bool
    jobs: int | None
    show_known: bool
    treatment: Treatment


def _plan(
    found: Configuration,
    *,
    windows: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    exclude: tuple[str, ...],
    baseline: Path | None,
    fail_on: str | None,
) -> ResolvedOptions:
    from unattend_gen.catalog.windows import windows_version
    from unattend_gen.validator.options import ValidateOptions, resolve_options

    wishes = ValidateOptions(
        windows=windows,
        select=select,
        ignore=ignore,
        exclude=exclude,
        fail_on=fail_on,
        baseline=baseline,
    )
    plan = resolve_options(wishes, found, folder=str(Path.cwd()))
    if plan.windows:
        windows_version(plan.windows)  # raises now, even where there is no file
    return plan


def _validated(work: _Work, progress: Progress) -> ValidateOutcome:
    """Apply the fixes, then report the remaining findings."""
    files = Files(paths=work.given.paths, plan=work.plan, heeds_gitignore=work.heeds_gitignore)
    treatment = work.treatment
    treatment.require_fitting(work.given.paths, has_memory=bool(work.given.documents))
    level = inputs.severity("fail_on", work.plan.fail_on)
    fixed, diff = apply_fixes(files, treatment) if treatment.fixes else ((), "")
    outcome = _judged(work, level, progress)
    annotated = annotated_files(files, outcome.report) if treatment.annotate else ""
    return replace(outcome, fixed=fixed, diff=diff, annotated=annotated)


def _recorded(work: _Work, place: str, progress: Progress) -> ValidateOutcome:
    """Write all findings to a baseline, after which none of them counts."""
    work = replace(work, plan=replace(work.plan, baseline=None))
    outcome = _judged(work, None, progress)
    return replace(outcome, expired=baselines.write_baseline(outcome.report, place))


def _judged(work: _Work, level: Severity | None, progress: Progress) -> ValidateOutcome:
    known = baselines.read_baseline(work.plan.baseline)
    left_out: list[str] = []
    read: set[str] = set()
    found = baselines.noted(watched(_addresses(work, left_out), progress), known, read)
    whole = _report(_parts(work, found), level)
    if known is None:
        return ValidateOutcome(report=whole, left_out=tuple(left_out))
    from unattend_gen.validator.baseline import apply_baseline

    def is_asked(rule: str, path: str) -> bool:
        return work.plan.policy.asks(rule, str(Path(known.folder) / path))

    left = apply_baseline(whole, known, today=baselines.utc_today(), read=read, is_asked=is_asked)
    return ValidateOutcome(
        report=left.report if work.show_known else replace(left.report, suppressed=()),
        left_out=tuple(left_out),
        known=len(left.report.suppressed),
        unused=left.unused,
        expired=left.expired,
    )


def _addresses(work: _Work, left_out: list[str]) -> Iterator[Address | Skipped]:
    from unattend_gen.sources.walk.exclusions import Exclusions
    from unattend_gen.sources.walk.tree import addresses

    leave = Exclusions(work.plan.exclude, work.heeds_gitignore, left_out.append)
    return addresses(work.given.paths, exclusions=leave)


def _parts(work: _Work, found: Iterator[Address | Skipped]) -> Iterator[Validated]:
    """Yield the results: content in memory first, then the files."""
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.windows import windows_version
    from unattend_gen.validator.engine import validate_documents
    from unattend_gen.validator.workers import Task, validate_parts

    plan = work.plan
    if work.given.documents:
        windows = windows_version(plan.windows) if plan.windows else None
        yield validate_documents(
            work.given.documents, catalog(), windows=windows, policy=plan.policy
        )
    yield from validate_parts(found, Task(plan.windows, plan.policy), jobs=work.jobs)


def _report(parts: Iterable[Validated], level: Severity | None) -> Report:
    """Return the report on all parts; findings are packed as they come, to save memory."""
    skipped: list[Skipped] = []
    read = 0

    def findings() -> Iterator[Finding]:
        nonlocal read
        for part in parts:
            skipped.extend(part.skipped)
            read += part.documents_read
            yield from part.findings

    found = gathered(findings())
    return Report(
        command="validate",
        findings=found,
        skipped=tuple(skipped),
        documents_read=read,
        fail_on=level,
    )
