"""A report as it may be shown: names contain no product key in any format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, overload

from unattend_gen.catalog.keys import shown_location, without_secret_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.overview import Overview
    from unattend_gen.core.report import CheckedDocument, Report, Skipped, Suppressed

_T = TypeVar("_T")


def shown(report: Report) -> Report:
    """Return the report with names as they may be shown; fingerprints are computed from these."""
    return replace(
        report,
        findings=_Shown(report.findings, _finding),
        skipped=tuple(map(_skipped, report.skipped)),
        documents=tuple(map(_document, report.documents)),
        suppressed=_Shown(report.suppressed, _suppressed),
        overview=report.overview and _overview(report.overview),
    )


class _Shown(Sequence[_T]):
    """Values that are masked during iteration, because there may be very many."""

    def __init__(self, values: Sequence[_T], show: Callable[[_T], _T]) -> None:
        self._values = values
        self._show = show

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[_T]:
        return map(self._show, self._values)

    @overload
    def __getitem__(self, index: int) -> _T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[_T, ...]: ...

    def __getitem__(self, index: int | slice) -> _T | tuple[_T, ...]:
        if isinstance(index, slice):
            return tuple(map(self._show, self._values[index]))
        return self._show(self._values[index])


def _finding(finding: Finding) -> Finding:
    at = shown_location(finding.location)
    message = without_secret_keys(finding.message)
    advice = without_secret_keys(finding.advice)
    if at is finding.location and (message, advice) == (finding.message, finding.advice):
        return finding
    return replace(finding, location=at, message=message, advice=advice)


def _suppressed(one: Suppressed) -> Suppressed:
    return replace(one, finding=_finding(one.finding))


def _skipped(one: Skipped) -> Skipped:
    advice = without_secret_keys(one.advice)
    return replace(one, location=shown_location(one.location), advice=advice)


def _document(one: CheckedDocument) -> CheckedDocument:
    return replace(one, location=shown_location(one.location))


def _overview(overview: Overview) -> Overview:
    groups = (replace(one, first=without_secret_keys(one.first)) for one in overview.groups)
    machines: Counter[str] = Counter()
    for name, number in overview.machines.items():
        machines[without_secret_keys(name)] += number
    return replace(overview, groups=tuple(groups), machines=dict(sorted(machines.items())))
