"""Small makers of MAK ledgers."""

from __future__ import annotations

from datetime import date

from unattend_gen.activator.ledger.entries import Account, Entry, EntryKind
from unattend_gen.activator.ledger.forecast import Forecast, forecast

HASH_KEY = bytes(range(32))
SECRET_ID = "0123456789abcdef"


def a_day(number: int) -> date:
    """Return a day of November 2026."""
    return date(2026, 11, number)


def counted(day: int, count: int) -> Entry:
    """Return a recorded count."""
    return Entry(EntryKind.COUNTED, a_day(day), count)


def planned(day: int, count: int, name: str) -> Entry:
    """Return a planned deployment."""
    return Entry(EntryKind.PLANNED, a_day(day), count, name)


def done(day: int, count: int, name: str) -> Entry:
    """Return a finished deployment."""
    return Entry(EntryKind.DONE, a_day(day), count, name)


def an_account(*entries: Entry) -> Account:
    """Return the entries of one key."""
    return Account("Q4JK2", SECRET_ID, entries)


def a_forecast(*entries: Entry) -> Forecast:
    """Return the forecast of these entries, which include a count."""
    found = forecast(an_account(*entries))
    assert found is not None
    return found
