"""Charts of a search as numbers that a template draws: bars by machine, by kind, by state.

Everything is counted here; the page only draws. Nothing is scripted and nothing is loaded.
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
"""So many bars can be told apart; what is left stands together in one more."""

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
    """One bar, and its place in the drawing.

    Attributes:
        label: what is shown beside it, shortened where it is long.
        name: the whole of it.
        number: how many.
        kind: gives the colour.
        top: of the bar, in the units of the drawing.
        width: of the bar, in proportion to the number.
    """

    label: str
    name: str
    number: int
    kind: str
    top: int
    width: int

    @property
    def baseline(self) -> int:
        """Where the label stands."""
        return self.top + _BAR - 4

    @property
    def end(self) -> int:
        """Where the number stands."""
        return _LABEL + self.width + 8


@dataclass(frozen=True, slots=True)
class Chart:
    """A title, what it says in a sentence, and bars.

    Attributes:
        slug: names it within the page.
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
        """Where bars begin."""
        return _LABEL

    @property
    def thickness(self) -> int:
        """Of a bar."""
        return _BAR


def charts(report: Report) -> tuple[Chart, ...]:
    """The charts of a search that have anything to show."""
    overview = report.overview
    if overview is None:
        return ()
    found = (_by_machine(overview), _by_kind(report), _by_state(overview))
    return tuple(chart for chart in found if chart.bars)


def bars(rows: Iterable[tuple[str, int, str]], total: int) -> tuple[Bar, ...]:
    """Bars one below the other.

    Args:
        rows: name, number and colour of each, in their order.
        total: of all numbers, for the bar of those that have no room.
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
    sentence = "A machine is the folder above Windows, else the first folder below what was named."
    shared = _shared_folder(counts)
    if shared:
        sentence += f" All are below {printable(shared)}."
    rows = ((name.removeprefix(shared), number, "error") for name, number in _worst(counts))
    return Chart("machines", "Findings by machine", sentence, bars(rows, counts.total()))


def _shared_folder(names: Collection[str]) -> str:
    """The folder in which all machines stand, with its slash; empty where there is none."""
    first, last = min(names, default=""), max(names, default="")
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    common = "".join(letter for letter, _ in pairs)
    return common[: common.rfind("/") + 1]


def _by_kind(report: Report) -> Chart:
    counts = Counter(finding.rule for finding in report.findings)
    worst: dict[str, str] = {}
    for finding in sorted(report.findings, key=lambda one: one.severity):
        worst[finding.rule] = finding.severity.label
    rows = ((rule, number, worst[rule]) for rule, number in _worst(counts))
    sentence = "The rules that spoke; each is explained below."
    return Chart("kinds", "Findings by kind", sentence, bars(rows, counts.total()))


def _by_state(overview: Overview) -> Chart:
    counts = Counter(overview.states)
    rows = ((state, number, _STATE_KINDS.get(state, "quiet")) for state, number in _worst(counts))
    sentence = (
        "What stands in each place that can hold a secret. Clear and encoded ones are leaks;"
        " a marker was left by Setup, placeholders and published keys are no secrets."
    )
    return Chart("states", "Places by state", sentence, bars(rows, counts.total()))


def _worst(counts: Counter[str]) -> list[tuple[str, int]]:
    """The largest first; those with the same number by name."""
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))


def _first(rows: tuple[tuple[str, int, str], ...], total: int) -> tuple[tuple[str, int, str], ...]:
    if len(rows) <= MOST_BARS:
        return rows
    first = rows[:MOST_BARS]
    rest = total - sum(number for _, number, _ in first)
    return (*first, (f"{len(rows) - MOST_BARS} others", rest, "quiet"))


def _short(name: str) -> str:
    """The end of a long name: paths differ there."""
    shown = printable(name)
    return shown if len(shown) <= _LONGEST else f"\u2026{shown[1 - _LONGEST :]}"
