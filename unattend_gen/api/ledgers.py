"""`activation ledger`: how many activations a MAK has left, by what was recorded.

Nobody is asked: counts come from whoever read them in VAMT.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from unattend_gen.activator.ledger.entries import Account, Entry
    from unattend_gen.activator.ledger.formats import LedgerView
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
    from unattend_gen.activator.ledger.entries import Entry, EntryKind, demand_count
    from unattend_gen.activator.ledger.file import demand_ledger

    demand_count(count)
    _demand_limits(warn_below, OLDEST_DAYS)
    entry = Entry(EntryKind.COUNTED, _past_day(on), count)
    known = _known_key(key)
    demand_ledger(path, known.hash_key)
    return _written(path, known, lambda _: entry, warn_below)


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
    from unattend_gen.activator.ledger.entries import Entry, EntryKind, demand_count, demand_name

    demand_name(name)
    demand_count(count)
    _demand_limits(warn_below, OLDEST_DAYS)
    entry = Entry(EntryKind.PLANNED, _day(on), count, name)

    def decide(account: Account) -> Entry:
        _demand_counted(account, path)
        return entry

    return _written(path, _known_key(key), decide, warn_below)


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
    from unattend_gen.activator.ledger.course import deployment
    from unattend_gen.activator.ledger.entries import Entry, EntryKind, demand_count, demand_name

    demand_name(name)
    demand_count(count or 0)
    _demand_limits(warn_below, OLDEST_DAYS)
    day = _past_day(on)

    def decide(account: Account) -> Entry:
        _demand_counted(account, path)
        planned = deployment(account, name)
        if planned is None:
            message = "no deployment of this name is planned for this key"
            raise _refusal(path, message, "show the ledger, or plan it first")
        taken = planned.still_due if count is None else count
        return Entry(EntryKind.DONE, day, taken, name)

    return _written(path, _known_key(key), decide, warn_below)


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
    from unattend_gen.activator.ledger.file import read_ledger
    from unattend_gen.activator.ledger.formats import demand_form, written

    demand_form(form)
    wish = limits or LedgerLimits()
    _demand_limits(wish.warn_below, wish.oldest_days)
    day = _day(wish.on)
    view = _view(read_ledger(path), wish.warn_below, wish.oldest_days, day)
    if not view.courses:
        raise _refusal(path, "no count stands in the ledger", "record one with record")
    return LedgerAnswer(written(view, form), _exit_code(view))


@dataclass(frozen=True, slots=True)
class _KnownKey:
    """A MAK by what a ledger keeps of it, and the key of its hash."""

    account: Account
    hash_key: bytes = field(repr=False)


def _day(text: str | None) -> date:
    from unattend_gen.activator.ledger.entries import read_day

    return _today() if text is None else read_day(text)


def _past_day(text: str | None) -> date:
    from unattend_gen.activator.ledger.entries import demand_past

    day = _day(text)
    demand_past(day, _today())
    return day


def _today() -> date:
    return datetime.now().astimezone().date()


def _known_key(key: LedgerKey) -> _KnownKey:
    from unattend_gen.activator.ledger.entries import Account
    from unattend_gen.core.secret import secret_id
    from unattend_gen.spec.keys import read_hash_key, read_mak

    hash_key = read_hash_key(key.hash_key)
    mak = read_mak(key.key_from)
    return _KnownKey(Account(_last_five(mak), secret_id(mak, hash_key)), hash_key)


def _last_five(mak: Secret) -> str:
    from unattend_gen.catalog.key_inspection import UnlistedKey, inspect_key

    found = inspect_key(mak)
    assert isinstance(found, UnlistedKey)  # noqa: S101 - what read_mak has let pass
    return found.last_five


def _demand_counted(account: Account, path: Path) -> None:
    if not account.entries:
        message = f"the ledger has no count of the key ending in {account.last_five}"
        raise _refusal(path, message, "record the count that VAMT shows first")


def _written(
    path: Path, key: _KnownKey, decide: Callable[[Account], Entry], warn_below: int
) -> LedgerAnswer:
    """Write an entry and tell of its key, as of the last day at which anything happened."""
    from unattend_gen.activator.ledger.entries import EntryKind
    from unattend_gen.activator.ledger.file import write_entry
    from unattend_gen.activator.ledger.formats import written

    known = write_entry(path, key.hash_key, key.account, decide)
    last = max(one.day for one in known.entries if one.kind is not EntryKind.PLANNED)
    view = _view((known,), warn_below, OLDEST_DAYS, last)
    return LedgerAnswer(written(view, "text"), _exit_code(view))


def _demand_limits(warn_below: int, oldest_days: int) -> None:
    if warn_below < 0 or oldest_days < 0:
        message = "--warn-below and --max-age take 0 or more"
        raise UsageError(message, advice="leave them out, or give a number")


def _view(
    accounts: tuple[Account, ...], warn_below: int, oldest_days: int, today: date
) -> LedgerView:
    from unattend_gen.activator.ledger.course import course
    from unattend_gen.activator.ledger.formats import LedgerView
    from unattend_gen.activator.ledger.verdict import Limits

    courses = tuple(filter(None, map(course, accounts)))
    return LedgerView(courses, Limits(warn_below, oldest_days, today))


def _exit_code(view: LedgerView) -> ExitCode:
    return ExitCode.CLEAN if view.is_well else ExitCode.FINDINGS


def _refusal(path: Path, message: str, advice: str) -> InputError:
    from unattend_gen.catalog.keys import shown_name

    return InputError(message, advice=advice, where=shown_name(str(path)))
