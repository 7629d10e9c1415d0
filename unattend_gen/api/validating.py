"""`validate`: a stream of documents, or many files with configuration, workers and baseline."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.core.finding import Severity
from unattend_gen.core.report import Report, gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from unattend_gen.baseline import Baseline, Known
    from unattend_gen.configuration.checks import Vocabulary
    from unattend_gen.configuration.values import Configuration
    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.walk.tree import Address
    from unattend_gen.validator.engine import Judged
    from unattend_gen.validator.wishes import Plan, Wishes

    Watch = Callable[[Iterable[Address | Skipped]], Iterable[Address | Skipped]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What to look at, and how.

    Attributes:
        paths: files, folders and `-`.
        plan: everything that a configuration has a say in.
        fail_on: the level that the plan names, or None for never.
        heeds_gitignore: whether a walk leaves out what Git ignores.
        jobs: how many processes; None for as many as are worth it.
        shows_known: whether the report has what the baseline knows, as suppressed.
    """

    paths: tuple[str, ...]
    plan: Plan
    fail_on: Severity | None
    heeds_gitignore: bool = True
    jobs: int | None = None
    shows_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came out.

    Attributes:
        report: without what the baseline knows.
        left_out: the files and folders that the walk left out, in its order.
        known: how many findings the baseline knows.
        unused: entries of the baseline that nothing was found for.
        expired: entries of the baseline whose findings count again.
    """

    report: Report
    left_out: tuple[str, ...] = ()
    known: int = 0
    unused: tuple[Known, ...] = ()
    expired: tuple[Known, ...] = ()


def validate(
    documents: Iterable[Document | Skipped],
    *,
    windows: str | None = None,
    fail_on: Severity | None = Severity.WARNING,
) -> Report:
    """Findings on answer files, for one Windows version or for all.

    Raises:
        UsageError: no Windows version has this name.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.catalog.windows import windows_version
    from unattend_gen.validator.engine import validate as judge_all

    version = windows_version(windows) if windows else None
    return judge_all(documents, catalog(), windows=version, fail_on=fail_on)


def configuration(file: str | None, *, is_wanted: bool = True) -> Configuration:
    """The configuration of a file that was named, else the nearest, else an empty one.

    Raises:
        ConfigurationError: with every mistake in the file.
    """
    from unattend_gen.configuration.read import find_configuration, place_in
    from unattend_gen.configuration.values import Configuration

    place = place_in(Path(file)) if file else find_configuration(Path.cwd()) if is_wanted else None
    if place is None:
        return Configuration()
    from unattend_gen.configuration.read import read_configuration

    shown_as = file or os.path.relpath(place.path)
    return read_configuration(place, _vocabulary(), shown_as=shown_as)


def settled(wishes: Wishes, found: Configuration) -> Plan:
    """The command line over the configuration.

    Raises:
        UsageError: an option names a rule that does not exist.
    """
    from unattend_gen.validator.wishes import settled as settle

    return settle(wishes, found, folder=str(Path.cwd()))


def validate_paths(work: Work, *, watch: Watch = iter) -> Outcome:
    """Findings on answer files.

    Args:
        work: what to look at.
        watch: hands on the addresses; the reader sees them meanwhile.

    Raises:
        SourceError: a path that was named does not exist.
        UsageError: no Windows version has the name in the plan.
        InputError: the baseline cannot be read.
    """
    from unattend_gen.validator.workers import Task, judged_parts

    known = _baseline(work.plan.baseline)
    left_out: list[str] = []
    read: set[str] = set()
    found = _noted(watch(_addresses(work, left_out)), known, read)
    task = Task(work.plan.windows, work.plan.policy)
    parts = judged_parts(found, task, jobs=work.jobs)
    outcome = Outcome(report=_report(parts, work.fail_on), left_out=tuple(left_out))
    return outcome if known is None else _without_known(outcome, known, read, work)


def write_baseline(report: Report, path: Path) -> tuple[Known, ...]:
    """Write all findings of a report down as known; what people wrote in the file stays.

    Returns:
        The entries whose last day is over, and which therefore hide nothing.

    Raises:
        InputError: what stands there is no baseline.
        OutputError: the file cannot be written.
    """
    from unattend_gen.baseline import baseline_text, empty_baseline, read_baseline
    from unattend_gen.output import write_file

    old = read_baseline(path) if path.exists() else empty_baseline(path)
    text = baseline_text(report.findings, old)
    write_file(path, text.encode("utf-8"), replace=True)
    today = day_in_greenwich()
    return tuple(one for one in read_baseline(path).known.values() if one.has_expired(today))


def day_in_greenwich() -> date:
    """The day in Greenwich, so that runs in all time zones agree on what has expired."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date()


def _vocabulary() -> Vocabulary:
    from unattend_gen import plugins, reports
    from unattend_gen.catalog.windows import windows_versions
    from unattend_gen.configuration.checks import Vocabulary
    from unattend_gen.rules.load import audit_rule_names, rule_names

    return Vocabulary(
        rules=rule_names(),
        formats=plugins.names(reports),
        windows=tuple(version.name for version in windows_versions()),
        levels=(*(severity.label for severity in reversed(Severity)), "never"),
        audit_rules=audit_rule_names(),
    )


def _baseline(path: Path | None) -> Baseline | None:
    if path is None:
        return None
    from unattend_gen.baseline import read_baseline

    return read_baseline(path)


def _addresses(work: Work, left_out: list[str]) -> Iterator[Address | Skipped]:
    from unattend_gen.sources.walk.exclusions import Exclusions
    from unattend_gen.sources.walk.tree import addresses

    leave = Exclusions(work.plan.exclude, work.heeds_gitignore, left_out.append)
    return addresses(work.paths, exclusions=leave)


def _report(parts: Iterable[Judged], fail_on: Severity | None) -> Report:
    """All parts of the work together, in their order; each is packed before the next is made."""
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
        fail_on=fail_on,
    )


def _noted(
    found: Iterable[Address | Skipped], known: Baseline | None, read: set[str]
) -> Iterator[Address | Skipped]:
    """The same addresses; of those that the baseline has, the paths are kept."""
    paths = {one.path for one in known.known.values()} if known else set()
    for one in found:
        if known is not None and (path := known.relative(one.location.path)) in paths:
            read.add(path)
        yield one


def _without_known(outcome: Outcome, known: Baseline, read: set[str], work: Work) -> Outcome:
    from unattend_gen.validator.known import compared

    def is_asked(rule: str, path: str) -> bool:
        return work.plan.policy.asks(rule, str(Path(known.folder) / path))

    left = compared(outcome.report, known, today=day_in_greenwich(), read=read, is_asked=is_asked)
    return replace(
        outcome,
        report=left.report if work.shows_known else replace(left.report, suppressed=()),
        known=len(left.report.suppressed),
        unused=left.unused,
        expired=left.expired,
    )
