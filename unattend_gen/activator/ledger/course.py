"""How the count of a MAK went, and how it will go if what is planned is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.activator.ledger.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from unattend_gen.activator.ledger.entries import Account, Entry


@dataclass(frozen=True, slots=True)
class Deployment:
    """Machines that are activated by one MAK.

    Attributes:
        day: when it is due, by the last plan.
        planned: activations that it takes, by the last plan.
        done: activations that were taken so far.
    """

    name: str
    day: date
    planned: int
    done: int

    @property
    def still_due(self) -> int:
        """Activations that it will still take."""
        return max(0, self.planned - self.done)


@dataclass(frozen=True, slots=True)
class Point:
    """What is left at the end of something.

    Attributes:
        count: that was read, or that was or will be taken.
        left: below 0 where more is planned than there is.
        name: of the deployment; empty for a count.
        is_ahead: whether it has not happened yet.
    """

    kind: EntryKind
    day: date
    count: int
    left: int
    name: str = ""
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one MAK.

    Attributes:
        counted: the last count that was read.
        used: activations that were taken since.
        deployments: in the order that they are due.
        points: in the order of time; those that are ahead come last.
    """

    account: Account
    counted: Entry
    used: int
    deployments: tuple[Deployment, ...]
    points: tuple[Point, ...]

    @property
    def left(self) -> int:
        """What should be left now."""
        return self.counted.count - self.used

    @property
    def still_due(self) -> int:
        """What all deployments will still take."""
        return sum(one.still_due for one in self.deployments)

    @property
    def left_at_the_end(self) -> int:
        """What should be left once all is done."""
        return self.left - self.still_due

    def first_below(self, least: int) -> Point | None:
        """The first point, now or ahead, at which less than this is left."""
        now = [point for point in self.points if not point.is_ahead][-1:]
        ahead = [point for point in self.points if point.is_ahead]
        return next((point for point in (*now, *ahead) if point.left < least), None)


def course(account: Account) -> Course | None:
    """The course of a key; None where its count was never read.

    What was done on a day before the last count is in that count already. Of two entries of one
    day the one that was written first comes first.
    """
    in_time = sorted(account.entries, key=lambda entry: entry.day)
    counts = [entry for entry in in_time if entry.kind is EntryKind.COUNTED]
    if not counts:
        return None
    past = tuple(_past(in_time))
    deployments = _deployments(account.entries)
    ahead = tuple(_ahead(deployments, past[-1]))
    used = counts[-1].count - past[-1].left
    return Course(account, counts[-1], used, deployments, (*past, *ahead))


def deployment(account: Account, name: str) -> Deployment | None:
    """The deployment of this name, if one was planned."""
    return next((one for one in _deployments(account.entries) if one.name == name), None)


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
    """What is still due; what should have been done already is due now."""
    left = now.left
    for one in deployments:
        if one.still_due:
            left -= one.still_due
            day = max(one.day, now.day)
            yield Point(EntryKind.PLANNED, day, one.still_due, left, one.name, is_ahead=True)
