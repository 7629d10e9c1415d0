"""The forecast of a MAK as coordinates for a template: steps by day, dashed for the future."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unattend_gen.activator.ledger.forecast import Forecast, Point

WIDTH: Final = 720
HEIGHT: Final = 260

_LEFT: Final = 70
_RIGHT: Final = 20
_TOP: Final = 16
_BOTTOM: Final = 34


@dataclass(frozen=True, slots=True)
class Mark:
    """One point in the drawing.

    Attributes:
        x: distance from the left, in the units of the drawing.
        y: distance from the top.
        title: the tooltip.
        kind: determines the colour.
    """

    x: int
    y: int
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal line across the drawing, with its label."""

    y: int
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class LedgerChart:
    """The chart of one forecast.

    Attributes:
        slug: its name in the page.
        past: the line of past events, as SVG points.
        ahead: the line of future events, as SVG points; empty if there are none.
        marks: one for each point.
        lines: at zero, at the maximum, and at the warning limit if there is one.
        first: the day at the left end.
        last: the day at the right end.
    """

    slug: str
    past: str
    ahead: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    first: str
    last: str

    @property
    def width(self) -> int:
        """The width of the drawing."""
        return WIDTH

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return HEIGHT

    @property
    def left(self) -> int:
        """The left end of the lines."""
        return _LEFT

    @property
    def right(self) -> int:
        """The right end of the lines."""
        return WIDTH - _RIGHT

    @property
    def foot(self) -> int:
        """The vertical position of the days."""
        return HEIGHT - 8


@dataclass(frozen=True, slots=True)
class _Scale:
    """Converts days and counts to coordinates."""

    first: int
    days: int
    least: int
    most: int

    def x(self, ordinal: int) -> int:
        room = WIDTH - _LEFT - _RIGHT
        return _LEFT + (ordinal - self.first) * room // self.days

    def y(self, count: int) -> int:
        room = HEIGHT - _TOP - _BOTTOM
        return _TOP + (self.most - count) * room // (self.most - self.least)


def chart(expected: Forecast, least: int) -> LedgerChart:
    """Return the chart of a forecast.

    Args:
        expected: has at least one point, because its count was read.
        least: the warning limit; 0 for none.
    """
    points = expected.points
    scale = _scale(points, least)
    past = [point for point in points if not point.is_ahead]
    ahead = [point for point in points if point.is_ahead]
    return LedgerChart(
        slug=expected.account.secret_id,
        past=_steps(past, scale),
        ahead=_steps([past[-1], *ahead], scale) if ahead else "",
        marks=tuple(_mark(point, scale, least) for point in points),
        lines=tuple(_lines(scale, least)),
        first=points[0].day.isoformat(),
        last=max(point.day for point in points).isoformat(),
    )


def _scale(points: Sequence[Point], least: int) -> _Scale:
    counts = [0, least, *(point.left for point in points)]
    days = [point.day.toordinal() for point in points]
    return _Scale(
        first=min(days),
        days=max(1, max(days) - min(days)),
        least=min(counts),
        most=max(1, *counts),
    )


def _steps(points: Sequence[Point], scale: _Scale) -> str:
    """Return a line that stays level until the next day with an event."""
    corners: list[tuple[int, int]] = []
    for point in points:
        x, y = scale.x(point.day.toordinal()), scale.y(point.left)
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    return " ".join(f"{x},{y}" for x, y in corners)


def _mark(point: Point, scale: _Scale, least: int) -> Mark:
    what = f"{point.name} {point.kind.value}" if point.name else point.kind.value
    kind = "error" if point.left < least else "note" if point.is_ahead else "good"
    title = f"{point.day}: {what}, {point.left} left"
    return Mark(scale.x(point.day.toordinal()), scale.y(point.left), title, kind)


def _lines(scale: _Scale, least: int) -> list[Line]:
    lines = [Line(scale.y(scale.most), str(scale.most), "quiet"), Line(scale.y(0), "0", "quiet")]
    if 0 < least < scale.most:
        lines.append(Line(scale.y(least), str(least), "warning"))
    return lines
