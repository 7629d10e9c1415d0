"""`activation ledger`: how many activations a MAK has left, by what was recorded.

Nobody is asked: counts come from whoever read them in VAMT.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from unattend_gen.activation.ledger import Account, Entry
    from unattend_gen.activation.ledger_forms import LedgerView
    from unattend_gen.core.secret import Secret

OLDEST_DAYS: Final = 90
"""A count older than this is warned of unless something else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerKey:
    """Which key an entry is about.

    Attributes:
        key_from: secret source of the MAK.
        hash_key: `env:NAME` or `file:PATH` of the key for hashes, always the same for a ledger.
    """

    key_from: str
    hash_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLimits:
    """When to warn.

    Attributes:
        warn_below: where less than this is left, now or by what is planned.
        oldest_days: where the last count is older than this.
        on: the day of asking, such as `2026-11-02`; None for today.
    """

    warn_below: int = 0
    oldest_days: int = OLDEST_DAYS
    on: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerAnswer:
    """A ledger as it is told, and the exit code that says whether it is well."""

    text: str
    exit_code: ExitCode


def record_count(
    path: Path, key: LedgerKey, count: int, *, on: str | None = None, warn_below: int = 0
) -> LedgerAnswer:
    """Write down how many activations are left, in a new ledger where there is none.

    Args:
        path: the ledger.
        key: which MAK.
        count: what VAMT showed.
        on: the day that it was read; None for today.
        warn_below: as of `LedgerLimits`.

    Raises:
        UsageError: no such day or count.
        InputError: key or ledger cannot be used.
        OutputError: the ledger cannot be written.
    """
    from unattend_gen.activation.ledger import Entry, EntryKind, demand_count
    from unattend_gen.activation.ledger_file import new_ledger
    from unattend_gen.spec.hash_key import read_hash_key

    demand_count(count)
    day = _day(on)
    hash_key = read_hash_key(key.hash_key)
    account = _account(key, hash_key)
    if not path.exists():
        new_ledger(path, hash_key)
    entry = Entry(EntryKind.COUNTED, day, count)
    return _written(path, hash_key, account, entry, warn_below)


def plan_deployment(
    path: Path, key: LedgerKey, name: str, count: int, *, on: str | None = None, warn_below: int = 0
) -> LedgerAnswer:
    """Write down what a deployment will take; a later plan of the same name counts in its place.

    Args:
        path: the ledger.
        key: which MAK, whose count was recorded before.
        name: of the deployment.
        count: activations that it takes in all.
        on: the day that it is due; None for today.
        warn_below: as of `LedgerLimits`.

    Raises:
        As `record_count`; InputError also where the ledger has no count of the key.
    """
    from unattend_gen.activation.ledger import Entry, EntryKind, demand_count, demand_name

    demand_name(name)
    demand_count(count)
    day = _day(on)
    hash_key, account = _known(path, key)
    entry = Entry(EntryKind.PLANNED, day, count, name)
    return _written(path, hash_key, account, entry, warn_below)


def finish_deployment(
    path: Path,
    key: LedgerKey,
    name: str,
    count: int | None = None,
    *,
    on: str | None = None,
    warn_below: int = 0,
) -> LedgerAnswer:
    """Write down what a deployment took.

    Args:
        path: the ledger.
        key: which MAK.
        name: of a deployment that was planned.
        count: activations that were taken; None for all that it has still to take.
        on: the day; None for today.
        warn_below: as of `LedgerLimits`.

    Raises:
        As `plan_deployment`; InputError also where no such deployment is planned.
    """
    from unattend_gen.activation.ledger import Entry, EntryKind, demand_count, demand_name
    from unattend_gen.activation.ledger_course import deployment

    demand_name(name)
    demand_count(count or 0)
    day = _day(on)
    hash_key, account = _known(path, key)
    planned = deployment(account, name)
    if planned is None:
        message = "no deployment of this name is planned for this key"
        raise InputError(message, advice="show the ledger, or plan it first", where=str(path))
    taken = planned.still_due if count is None else count
    entry = Entry(EntryKind.DONE, day, taken, name)
    return _written(path, hash_key, account, entry, warn_below)


def show_ledger(
    path: Path, form: str = "text", *, limits: LedgerLimits | None = None
) -> LedgerAnswer:
    """All keys of a ledger: what is left, what is planned, and whether it will do.

    Args:
        path: the ledger.
        form: `text`, `json`, `csv` or `html`.
        limits: when to warn.

    Raises:
        UsageError: no such form or day.
        InputError: the ledger cannot be used, or nothing stands in it.
    """
    from unattend_gen.activation.ledger_file import read_ledger
    from unattend_gen.activation.ledger_forms import demand_form, written

    demand_form(form)
    wish = limits or LedgerLimits()
    day = _day(wish.on)
    view = _view(read_ledger(path), wish.warn_below, wish.oldest_days, day)
    if not view.courses:
        message = "no count stands in the ledger"
        raise InputError(message, advice="record one with record", where=str(path))
    return LedgerAnswer(written(view, form), _exit_code(view))


def _day(text: str | None) -> date:
    from unattend_gen.activation.ledger import read_day

    return datetime.now().astimezone().date() if text is None else read_day(text)


def _account(key: LedgerKey, hash_key: bytes) -> Account:
    from unattend_gen.activation.ledger import Account
    from unattend_gen.core.secret_id import secret_id
    from unattend_gen.spec.mak_source import read_mak

    mak = read_mak(key.key_from)
    return Account(_last_five(mak), secret_id(mak, hash_key))


def _last_five(mak: Secret) -> str:
    from unattend_gen.catalog.key_inspection import UnlistedKey, inspect_key

    found = inspect_key(mak)
    assert isinstance(found, UnlistedKey)  # noqa: S101 - what read_mak has let pass
    return found.last_five


def _known(path: Path, key: LedgerKey) -> tuple[bytes, Account]:
    """The key for hashes, and what the ledger has of a MAK."""
    from unattend_gen.activation.ledger_file import demand_hash_key, read_ledger
    from unattend_gen.spec.hash_key import read_hash_key

    hash_key = read_hash_key(key.hash_key)
    demand_hash_key(path, hash_key)
    wanted = _account(key, hash_key)
    for account in read_ledger(path):
        if account.secret_id == wanted.secret_id:
            return hash_key, account
    message = f"the ledger has no count of the key ending in {wanted.last_five}"
    raise InputError(message, advice="record the count that VAMT shows first", where=str(path))


def _written(
    path: Path, hash_key: bytes, account: Account, entry: Entry, warn_below: int
) -> LedgerAnswer:
    from unattend_gen.activation.ledger_file import write_entry
    from unattend_gen.activation.ledger_forms import written

    known = write_entry(path, hash_key, account, entry)
    view = _view((known,), warn_below, OLDEST_DAYS, entry.day)
    return LedgerAnswer(written(view, "text"), _exit_code(view))


def _view(
    accounts: tuple[Account, ...], warn_below: int, oldest_days: int, today: date
) -> LedgerView:
    from unattend_gen.activation.ledger_course import course
    from unattend_gen.activation.ledger_forms import LedgerView
    from unattend_gen.activation.ledger_verdict import Limits

    if warn_below < 0 or oldest_days < 0:
        message = "--warn-below and --max-age take 0 or more"
        raise UsageError(message, advice="leave them out, or give a number")
    courses = tuple(filter(None, map(course, accounts)))
    return LedgerView(courses, Limits(warn_below, oldest_days, today))


def _exit_code(view: LedgerView) -> ExitCode:
    return ExitCode.CLEAN if view.is_well else ExitCode.FINDINGS
