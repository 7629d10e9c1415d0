"""The course of a MAK as numbers that a template draws: steps by day, dashed where planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unattend_gen.activator.ledger.course import Course, Point

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
        x: from the left, in the units of the drawing.
        y: from the top.
        title: what a reader is told who points at it.
        kind: gives the colour.
    """

    x: int
    y: int
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """A level across the drawing, with what stands beside it."""

    y: int
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class LedgerChart:
    """One course, drawn.

    Attributes:
        slug: names it within the page.
        past: corners of the line of what was, as SVG writes them.
        ahead: likewise of what is planned; empty where nothing is.
        marks: one for each point.
        lines: none left, most left, and the least where one was given.
        first: day at the left end.
        last: day at the right end.
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
        """Of the drawing."""
        return WIDTH

    @property
    def height(self) -> int:
        """Of the drawing."""
        return HEIGHT

    @property
    def left(self) -> int:
        """Where the lines begin."""
        return _LEFT

    @property
    def right(self) -> int:
        """Where the lines end."""
        return WIDTH - _RIGHT

    @property
    def foot(self) -> int:
        """Where the days stand."""
        return HEIGHT - 8


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days and counts to places."""

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


def chart(course: Course, least: int) -> LedgerChart:
    """The drawing of a course.

    Args:
        course: it has a point, for its count was read.
        least: what is to be left; 0 for no line of its own.
    """
    points = course.points
    scale = _scale(points, least)
    past = [point for point in points if not point.is_ahead]
    ahead = [point for point in points if point.is_ahead]
    return LedgerChart(
        slug=course.account.secret_id,
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
    """The count stays until the next day that changes it."""
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
