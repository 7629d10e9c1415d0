"""What a ledger of MAKs knows: counts that were read, deployments that were planned and done.

Microsoft counts the activations of a MAK and tells what is left to VAMT alone, on request. What is
known here is a snapshot with its date, and what was planned and done since.

Source:
    VAMT notes §2, §5.3: the remaining count is refreshed on request only; no cmdlet does it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from unattend_gen.core.key_search import without_keys
from unattend_gen.errors import UsageError

MOST: Final = 10_000_000
"""No count is larger; whatever is was mistyped."""

LONGEST_NAME: Final = 80

FARTHEST_DAYS: Final = 366
"""No count is read and nothing is done later than so many days from today."""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class EntryKind(StrEnum):
    """What an entry says of its number."""

    COUNTED = "counted"
    PLANNED = "planned"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger; nothing is ever changed, what is written later counts.

    Attributes:
        day: when the count was read, when the deployment is due, or when it was done.
        count: what was left, or how many activations the deployment takes or took.
        name: of the deployment; empty for a count.
    """

    kind: EntryKind
    day: date
    count: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """The entries of one MAK.

    Attributes:
        last_five: of the key.
        secret_id: its keyed hash, the same as in an audit with the same key for hashes.
        entries: in the order that they were written.
    """

    last_five: str
    secret_id: str
    entries: tuple[Entry, ...] = ()


def read_day(text: str) -> date:
    """A day as it is typed, such as `2026-11-02`.

    Raises:
        UsageError: it is none.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = "this is no day"
    raise UsageError(message, advice="write year, month and day, such as 2026-11-02")


def demand_count(count: int) -> None:
    """Refuse what cannot be a number of activations.

    Raises:
        UsageError: it is negative, or far more than any MAK has.
    """
    if not 0 <= count <= MOST:
        message = f"a count is 0 or more, and {MOST:,} at most"
        raise UsageError(message, advice="give the number of activations with --count")


def demand_name(name: str) -> None:
    """Refuse what cannot name a deployment, and a key above all.

    Raises:
        UsageError: it is empty, too long, has characters that are not shown, or holds a key.
    """
    if without_keys(name) != name:
        message = "a product key stands in the name of a deployment"
        raise UsageError(message, advice="give the key by --key-from, and name the deployment")
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        message = f"a deployment has a name of up to {LONGEST_NAME} characters in one line"
        raise UsageError(message, advice="give it with --name")
    if name != name.strip():
        message = "a blank stands before or behind the name of the deployment"
        raise UsageError(message, advice="leave it out: it would be another deployment")


def demand_past(day: date, today: date) -> None:
    """Refuse a day at which nothing can have happened, for what is written is never changed.

    A day that is near goes through: not every clock and every time zone agrees.

    Raises:
        UsageError: it is more than a year ahead.
    """
    if (day - today).days > FARTHEST_DAYS:
        message = "this day is more than a year ahead"
        raise UsageError(message, advice="look at the year; nothing in a ledger can be changed")
