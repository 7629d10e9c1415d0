"""Baselines of `validate` and `audit`: findings that are known and do not count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.api.report import ReportOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.baseline import Baseline, Known
    from unattend_gen.core.report import Report, Skipped
    from unattend_gen.sources.walk.tree import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOutcome(ReportOutcome):
    """A report on what a baseline does not know, and the entries that need attention.

    Attributes:
        unused: baseline entries whose finding no longer exists.
        expired: baseline entries that have expired, so that their findings count again.
    """

    unused: tuple[Known, ...] = ()
    expired: tuple[Known, ...] = ()


def utc_today() -> date:
    """Return the day in UTC, so that all time zones agree on which entries have expired."""
    return datetime.now(UTC).date()


def read_baseline(path: Path | None) -> Baseline | None:
    """Return the baseline in a file; None for none.

    Raises:
        InputError: the file is not a baseline.
    """
    if path is None:
        return None
    from unattend_gen.baseline import read_baseline as read

    return read(path)


def write_baseline(report: Report, path: str) -> tuple[Known, ...]:
    """Write all findings of a report to a baseline; reasons and owners in the file are kept.

    Returns:
        The entries that have expired and therefore hide nothing.

    Raises:
        InputError: the existing file is not a baseline.
        OutputError: the file cannot be written.
    """
    from unattend_gen.baseline import baseline_text, empty_baseline
    from unattend_gen.baseline import read_baseline as read
    from unattend_gen.output import write_file

    place, today = Path(path), utc_today()
    old = read(place) if place.exists() else empty_baseline(place)
    write_file(place, baseline_text(report.findings, old).encode("utf-8"), replace=True)
    return tuple(entry for entry in read(place).known.values() if entry.has_expired(today))


def noted(
    found: Iterable[Address | Skipped], baseline: Baseline | None, read: set[str]
) -> Iterator[Address | Skipped]:
    """Yield the same addresses; add the paths that have baseline entries to `read`."""
    known = {entry.path for entry in baseline.known.values()} if baseline else set()
    for each in found:
        if baseline is not None and (path := baseline.relative(each.location.path)) in known:
            read.add(path)
        yield each
