"""The history and the forecast of a MAK's count, and what to warn about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.ledger.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from unattend_gen.activator.ledger.entries import Account, Entry

_ADVICE: Final = "ask Microsoft for more activations, or plan less"
_TIME_ZONE_DAYS: Final = 1
"""Days by which an entry may be ahead because it was written in another time zone."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """Computers that are activated with one MAK.

    Attributes:
        day: the day it is due, by the last plan.
        planned: the activations it needs, by the last plan.
        done: the activations it has used so far.
    """

    name: str
    day: date
    planned: int
    done: int

    @property
    def still_due(self) -> int:
        """The activations it will still use."""
        return max(0, self.planned - self.done)


@dataclass(frozen=True, slots=True)
class Point:
    """The count after an event.

    Attributes:
        count: the number that was read, or of activations used or planned.
        left: activations left; negative if more are planned than there are.
        name: name of the deployment; empty for a count.
        is_ahead: whether the event is in the future.
    """

    kind: EntryKind
    day: date
    count: int
    left: int
    name: str = ""
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Forecast:
    """The history and the forecast of one MAK.

    Attributes:
        counted: the last count that was read.
        used: the activations used since.
        deployments: ordered by due day.
        points: in chronological order, future ones last.
    """

    account: Account
    counted: Entry
    used: int
    deployments: tuple[Deployment, ...]
    points: tuple[Point, ...]

    @property
    def left(self) -> int:
        """The activations that should be left now."""
        return self.counted.count - self.used

    @property
    def still_due(self) -> int:
        """The activations that all deployments will still use."""
        return sum(one.still_due for one in self.deployments)

    @property
    def left_at_the_end(self) -> int:
        """The activations that should be left after all deployments."""
        return self.left - self.still_due

    def first_below(self, least: int) -> Point | None:
        """Return the first present or future point with fewer activations left than `least`."""
        now = [point for point in self.points if not point.is_ahead][-1:]
        ahead = [point for point in self.points if point.is_ahead]
        return next((point for point in (*now, *ahead) if point.left < least), None)


@dataclass(frozen=True, slots=True)
class WarningLimits:
    """When to warn.

    Attributes:
        least: warn if fewer activations are left.
        oldest_days: warn if the last count is older than this on `today`.
        today: the day of the report.
    """

    least: int
    oldest_days: int
    today: date


def forecast(account: Account) -> Forecast | None:
    """Return the forecast of a key; None if its count was never recorded.

    Activations used on a day before the last count are already part of that count. Entries of the
    same day keep the order in which they were written.
    """
    in_time = sorted(account.entries, key=lambda entry: entry.day)
    counts = [entry for entry in in_time if entry.kind is EntryKind.COUNTED]
    if not counts:
        return None
    past = tuple(_past(in_time))
    deployments = _deployments(account.entries)
    ahead = tuple(_ahead(deployments, past[-1]))
    used = counts[-1].count - past[-1].left
    return Forecast(account, counts[-1], used, deployments, (*past, *ahead))


def deployment(account: Account, name: str) -> Deployment | None:
    """Return the planned deployment with this name, if any."""
    return next((one for one in _deployments(account.entries) if one.name == name), None)


def warnings(expected: Forecast, limits: WarningLimits) -> tuple[str, ...]:
    """Return all warnings about a forecast, each with advice."""
    found = (
        _runs_out(expected, limits.least),
        _is_old(expected, limits),
        _is_ahead(expected, limits),
    )
    return (*filter(None, found), *_overdrawn(expected))


def _past(in_time: list[Entry]) -> Iterator[Point]:
    left: int | None = None
    for entry in in_time:
        if entry.kind is EntryKind.COUNTED:
            left = entry.count
        elif entry.kind is EntryKind.DONE and left is not None:
            left -= entry.count
        else:
            continue
        yield Point(entry.kind, entry.day, entry.count, left, entry.name)


def _deployments(entries: tuple[Entry, ...]) -> tuple[Deployment, ...]:
    plans = {entry.name: entry for entry in entries if entry.kind is EntryKind.PLANNED}
    done = dict.fromkeys(plans, 0)
    for entry in entries:
        if entry.kind is EntryKind.DONE and entry.name in done:
            done[entry.name] += entry.count
    found = (
        Deployment(plan.name, plan.day, plan.count, done[plan.name]) for plan in plans.values()
    )
    return tuple(sorted(found, key=lambda one: (one.day, one.name)))


def _ahead(deployments: tuple[Deployment, ...], now: Point) -> Iterator[Point]:
    """Yield the activations still due; overdue ones count as due now."""
    left = now.left
    for one in deployments:
        if one.still_due:
            left -= one.still_due
            day = max(one.day, now.day)
            yield Point(EntryKind.PLANNED, day, one.still_due, left, one.name, is_ahead=True)


def _runs_out(expected: Forecast, least: int) -> str:
    point = expected.first_below(least)
    if point is None:
        return ""
    short = point.left < 0
    amount = f"{-point.left} too few" if short else f"{point.left} left, fewer than {least},"
    when = f"after {point.name} on {point.day}" if point.is_ahead else "now"
    return f"{amount} {when}; {_ADVICE}"


def _is_old(expected: Forecast, limits: WarningLimits) -> str:
    age = (limits.today - expected.counted.day).days
    if age <= limits.oldest_days:
        return ""
    return f"the count is {age} days old; refresh it in VAMT and record it"


def _is_ahead(expected: Forecast, limits: WarningLimits) -> str:
    """Return a warning about an entry in the future, which overrides counts until that day."""
    last = max(point.day for point in expected.points if not point.is_ahead)
    if (last - limits.today).days <= _TIME_ZONE_DAYS:
        return ""
    return f"an entry is dated {last}, in the future; it overrides counts recorded until then"


def _overdrawn(expected: Forecast) -> Iterator[str]:
    """Yield deployments that used more than planned, which may have been recorded twice."""
    for one in expected.deployments:
        if one.done > one.planned:
            yield (
                f"{one.name} used {one.done} activations, but {one.planned} were planned;"
                " update the plan, or record a new count"
            )
