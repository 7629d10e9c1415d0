"""Charts as numbers that a template draws: bars by machine, by rule, by state.

Everything is computed here; the template only draws.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from unattend_gen.core.quoting import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from unattend_gen.core.overview import Overview
    from unattend_gen.core.report import Report

MOST_BARS: Final = 12
"""The most bars that are readable; the rest is combined in one more bar."""

_WIDTH: Final = 720
_LABEL: Final = 290
_NUMBER: Final = 70
_ROW: Final = 30
_BAR: Final = 18
_LONGEST: Final = 32
_LEAST: Final = 3
_STATE_KINDS: Final = {
    "clear": "error",
    "encoded": "error",
    "encoded without suffix": "error",
    "marker": "good",
    "misspelt marker": "warning",
    "published key": "note",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its position in the drawing.

    Attributes:
        label: text next to the bar, shortened if it is long.
        name: the full text.
        number: the value.
        kind: selects the colour.
        top: of the bar, in units of the drawing.
        width: of the bar, proportional to the value.
    """

    label: str
    name: str
    number: int
    kind: str
    top: int
    width: int

    @property
    def baseline(self) -> int:
        """The baseline of the label."""
        return self.top + _BAR - 4

    @property
    def end(self) -> int:
        """The left edge of the number."""
        return _LABEL + self.width + 8


@dataclass(frozen=True, slots=True)
class Chart:
    """A title, a sentence of explanation, and bars.

    Attributes:
        slug: identifies the chart in the page.
    """

    slug: str
    title: str
    sentence: str
    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        """Of the drawing."""
        return _WIDTH

    @property
    def height(self) -> int:
        """Of the drawing."""
        return len(self.bars) * _ROW

    @property
    def left(self) -> int:
        """The left edge of the bars."""
        return _LABEL

    @property
    def thickness(self) -> int:
        """Of a bar."""
        return _BAR


def charts(report: Report) -> tuple[Chart, ...]:
    """Return the charts of a report that have bars; only a search has machines and states."""
    overview = report.overview
    found = [_by_rule(report)]
    if overview is not None:
        found = [_by_machine(overview), *found, _by_state(overview)]
    return tuple(chart for chart in found if chart.bars)


def bars(rows: Iterable[tuple[str, int, str]], total: int) -> tuple[Bar, ...]:
    """Return bars arranged below one another.

    Args:
        rows: name, value and colour of each, in order.
        total: sum of all values, for the bar of the rest.
    """
    shown = _first(tuple(rows), total)
    most = max((number for _, number, _ in shown), default=1)
    room = _WIDTH - _LABEL - _NUMBER
    return tuple(
        Bar(
            label=_short(name),
            name=printable(name),
            number=number,
            kind=kind,
            top=index * _ROW + (_ROW - _BAR) // 2,
            width=max(_LEAST, room * number // most),
        )
        for index, (name, number, kind) in enumerate(shown)
    )


def _by_machine(overview: Overview) -> Chart:
    counts = Counter(overview.machines)
    sentence = (
        "A machine is the folder above Windows, otherwise the first folder below the given path."
    )
    shared = _shared_folder(counts)
    if shared:
        sentence += f" All are below {printable(shared)}."
    rows = ((name.removeprefix(shared), number, "error") for name, number in _worst(counts))
    return Chart("machines", "Findings by machine", sentence, bars(rows, counts.total()))


def _shared_folder(names: Collection[str]) -> str:
    """Return the folder that contains all machines, with its slash; empty if there is none."""
    first, last = min(names, default=""), max(names, default="")
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    common = "".join(letter for letter, _ in pairs)
    return common[: common.rfind("/") + 1]


def _by_rule(report: Report) -> Chart:
    counts = Counter(finding.rule for finding in report.findings)
    worst: dict[str, str] = {}
    for finding in sorted(report.findings, key=lambda one: one.severity):
        worst[finding.rule] = finding.severity.label
    rows = ((rule, number, worst[rule]) for rule, number in _worst(counts))
    sentence = "Each rule is explained below."
    return Chart("rules", "Findings by rule", sentence, bars(rows, counts.total()))


def _by_state(overview: Overview) -> Chart:
    counts = Counter(overview.states)
    rows = ((state, number, _STATE_KINDS.get(state, "quiet")) for state, number in _worst(counts))
    sentence = (
        "The content of each place that can hold a secret. Clear and encoded secrets are "
        "leaks; a marker was written by Setup; placeholders and published keys are not "
        "secrets."
    )
    return Chart("states", "Places by state", sentence, bars(rows, counts.total()))


def _worst(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return the largest first; equal ones by name."""
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))


def _first(rows: tuple[tuple[str, int, str], ...], total: int) -> tuple[tuple[str, int, str], ...]:
    if len(rows) <= MOST_BARS:
        return rows
    first = rows[:MOST_BARS]
    rest = total - sum(number for _, number, _ in first)
    return (*first, (f"{len(rows) - MOST_BARS} others", rest, "quiet"))


def _short(name: str) -> str:
    """Return the end of a long name, because paths differ there."""
    shown = printable(name)
    return shown if len(shown) <= _LONGEST else f"\u2026{shown[1 - _LONGEST :]}"
