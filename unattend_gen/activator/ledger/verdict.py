"""Whether a MAK lasts: what a course says against a least count and an age."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from unattend_gen.activator.ledger.course import Course

_ADVICE: Final = "ask Microsoft for more activations, or plan less"
_OTHER_ZONES: Final = 1
"""Days by which it may be later where an entry was written."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When to warn.

    Attributes:
        least: warn where less than this is left.
        oldest_days: warn where the last count is older than this on the day of asking.
        today: the day of asking.
    """

    least: int
    oldest_days: int
    today: date


def warnings(course: Course, limits: Limits) -> tuple[str, ...]:
    """What to be warned of, each with what to do; empty where all is well."""
    told = (_runs_out(course, limits.least), _is_old(course, limits), _is_ahead(course, limits))
    return (*filter(None, told), *_taken_twice(course))


def _runs_out(course: Course, least: int) -> str:
    point = course.first_below(least)
    if point is None:
        return ""
    short = point.left < 0
    amount = f"{-point.left} too few" if short else f"{point.left} left, fewer than {least},"
    when = f"after {point.name} on {point.day}" if point.is_ahead else "now"
    return f"{amount} {when}; {_ADVICE}"


def _is_old(course: Course, limits: Limits) -> str:
    age = (limits.today - course.counted.day).days
    if age <= limits.oldest_days:
        return ""
    return f"the count is {age} days old; refresh it in VAMT and record it"


def _is_ahead(course: Course, limits: Limits) -> str:
    """A count of a wrong day hides those that are read until then, and is never old."""
    last = max(point.day for point in course.points if not point.is_ahead)
    if (last - limits.today).days <= _OTHER_ZONES:
        return ""
    return f"an entry is of {last}, which is still to come; counts read until then stand before it"


def _taken_twice(course: Course) -> Iterator[str]:
    """What was written down twice looks so; what was needed is planned anew."""
    for one in course.deployments:
        if one.done > one.planned:
            yield (
                f"{one.name} took {one.done}, and {one.planned} were planned;"
                " plan it again with what it takes, or record a new count"
            )
