"""Small makers of ledgers of MAKs."""

from __future__ import annotations

from datetime import date

from unattend_gen.activator.ledger.entries import Account, Entry, EntryKind
from unattend_gen.activator.ledger.forecast import Forecast, forecast

HASH_KEY = bytes(range(32))
SECRET_ID = "0123456789abcdef"


def a_day(number: int) -> date:
    """A day of November 2026."""
    return date(2026, 11, number)


def counted(day: int, count: int) -> Entry:
    """A count that was read."""
    return Entry(EntryKind.COUNTED, a_day(day), count)


def planned(day: int, count: int, name: str) -> Entry:
    """A deployment that is due."""
    return Entry(EntryKind.PLANNED, a_day(day), count, name)


def done(day: int, count: int, name: str) -> Entry:
    """A deployment that took some."""
    return Entry(EntryKind.DONE, a_day(day), count, name)


def an_account(*entries: Entry) -> Account:
    """The entries of one key."""
    return Account("Q4JK2", SECRET_ID, entries)


def a_forecast(*entries: Entry) -> Forecast:
    """The course of these entries, one of which is a count."""
    found = forecast(an_account(*entries))
    assert found is not None
    return found
