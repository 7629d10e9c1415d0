"""Entries of a MAK ledger: counts that were read, and deployments planned and done.

Microsoft counts the activations of a MAK and reports how many are left only to VAMT, on request. A
ledger has snapshots of that count with their dates, and what was planned and done since.

Source:
    VAMT notes §2, §5.3: the remaining count is refreshed on request only; no cmdlet does it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from unattend_gen.activator.formats import shown
from unattend_gen.core.key_search import without_keys
from unattend_gen.errors import UsageError

MOST: Final = 10_000_000
"""The largest count; anything above it is a typing error."""

LONGEST_NAME: Final = 80

FARTHEST_DAYS: Final = 366
"""Days from today after which no count can have been read and nothing done."""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class EntryKind(StrEnum):
    """The meaning of an entry's number."""

    COUNTED = "counted"
    PLANNED = "planned"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the ledger. Entries never change; later ones override earlier ones.

    Attributes:
        day: when the count was read, or the deployment is due or was done.
        count: the activations left, or those that the deployment needs or used.
        name: name of the deployment; empty for a count.
    """

    kind: EntryKind
    day: date
    count: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """The entries of one MAK.

    Attributes:
        last_five: last five characters of the key.
        secret_id: its keyed hash, the same as in an audit with the same hash key.
        entries: in the order in which they were written.
    """

    last_five: str
    secret_id: str
    entries: tuple[Entry, ...] = ()


def read_day(text: str) -> date:
    """Return the day that a text such as `2026-11-02` means.

    Raises:
        UsageError: the text is not a day.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = f"`{shown(text)}` is not a day"
    raise UsageError(message, advice="write year, month and day, such as 2026-11-02")


def require_count(count: int) -> None:
    """Check a number of activations.

    Raises:
        UsageError: it is negative, or larger than that of any MAK.
    """
    if not 0 <= count <= MOST:
        message = f"--count must be between 0 and {MOST:,}"
        raise UsageError(message, advice="pass the number of activations")


def require_name(name: str) -> None:
    """Check the name of a deployment.

    Raises:
        UsageError: it is empty, too long, not printable, or contains a product key.
    """
    if without_keys(name) != name:
        message = "the name of the deployment contains a product key"
        raise UsageError(message, advice="pass the key with --key-from, and choose another name")
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        message = f"the name of a deployment has 1 to {LONGEST_NAME} printable characters"
        raise UsageError(message, advice="pass it with --name")
    if name != name.strip():
        message = "the name of the deployment starts or ends with a blank"
        raise UsageError(message, advice="remove it: it would be another deployment")


def require_past(day: date, today: date) -> None:
    """Check a day in the past; a wrong one could never be corrected, because entries never change.

    Days in the near future are accepted, because clocks and time zones differ.

    Raises:
        UsageError: it is more than a year ahead.
    """
    if (day - today).days > FARTHEST_DAYS:
        message = f"{day} is more than a year ahead"
        raise UsageError(message, advice="check the year; entries of a ledger cannot be changed")
