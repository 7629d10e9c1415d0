"""`activation ledger`: the activations that a MAK has left, according to recorded counts.

Nobody is contacted: a person reads the counts in VAMT and records them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.inputs import path as path_text
from unattend_gen.api.inputs import require_texts
from unattend_gen.api.secret_values import reader
from unattend_gen.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from unattend_gen.activator.ledger.entries import Account, Entry
    from unattend_gen.activator.ledger.forecast import Deployment
    from unattend_gen.activator.ledger.formats import LedgerView
    from unattend_gen.api.inputs import PathInput
    from unattend_gen.api.secret_values import Secrets
    from unattend_gen.core.secret import Secret

MAX_AGE: Final = 90
"""Days after which a count is reported as old by default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerKey:
    """The key that an entry is about.

    Attributes:
        key_from: secret source of the MAK.
        hash_key: `env:NAME` or `file:PATH` of the hash key, always the same for one ledger.
        secrets: values instead of the variables that `env:NAME` reads.
    """

    key_from: str
    hash_key: str
    secrets: Secrets | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class LedgerOutcome:
    """The forecast of each key, with warnings.

    Attributes:
        view: the forecasts, and the limits for warnings.
    """

    view: LedgerView

    @property
    def exit_code(self) -> ExitCode:
        """1 if there is a warning."""
        return ExitCode.CLEAN if self.view.is_well else ExitCode.FINDINGS

    def format(self, format_: str = "text") -> str:
        """Return the ledger as `text`, `json`, `csv` or `html`.

        Raises:
            UsageError: the format is unknown.
        """
        return str(writer("ledger", format_)(self.view))


def ledger(
    path: PathInput, *, on: str | None = None, warn_below: int = 0, max_age: int = MAX_AGE
) -> LedgerOutcome:
    """Show all keys of a ledger: what is left, what is planned, and whether it suffices.

    Args:
        path: the ledger.
        on: the day of the report, such as `2026-11-02`; by default today.
        warn_below: warn if fewer activations are left, now or after planned deployments.
        max_age: warn if the last count is older than this number of days.

    Raises:
        UsageError: the day or a limit is invalid.
        InputError: the ledger cannot be read or is empty.
    """
    from unattend_gen.activator.ledger.file import read_ledger

    file = Path(path_text("path", path))
    _require_limits(warn_below, max_age)
    view = _view(read_ledger(file), warn_below, max_age, _day(on))
    if not view.forecasts:
        raise _unusable(file, "the ledger contains no count", "record one first")
    return LedgerOutcome(view)


def record_count(
    path: PathInput, key: LedgerKey, count: int, *, on: str | None = None, warn_below: int = 0
) -> LedgerOutcome:
    """Record how many activations are left; creates the ledger if there is none.

    Args:
        path: the ledger.
        key: the MAK.
        count: the number that VAMT shows.
        on: the day it was read; by default today.
        warn_below: as for `ledger`.

    Raises:
        UsageError: the day or the count is invalid.
        InputError: the key or the ledger cannot be used.
        OutputError: the ledger cannot be written.
    """
    from unattend_gen.activator.ledger.entries import Entry, EntryKind, require_count
    from unattend_gen.activator.ledger.file import create_if_missing

    file = Path(path_text("path", path))
    _require_ints(count=count)
    require_count(count)
    _require_limits(warn_below, MAX_AGE)
    entry = Entry(EntryKind.COUNTED, _past_day(on), count)
    known = _known_key(key)
    create_if_missing(file, known.hash_key)
    return _added(file, known, lambda _: entry, warn_below)


def plan_deployment(
    path: PathInput,
    key: LedgerKey,
    name: str,
    count: int,
    *,
    on: str | None = None,
    warn_below: int = 0,
) -> LedgerOutcome:
    """Record how many activations a deployment will use; a later plan replaces an earlier one.

    Args:
        path: the ledger.
        key: the MAK, whose count was recorded before.
        name: name of the deployment.
        count: the activations that it uses in total.
        on: the day it is due; by default today.
        warn_below: as for `ledger`.

    Raises:
        As `record_count`; InputError also if the ledger has no count of the key.
    """
    from unattend_gen.activator.ledger.entries import Entry, EntryKind, require_count, require_name

    file = Path(path_text("path", path))
    require_texts(name=name)
    _require_ints(count=count)
    require_name(name)
    require_count(count)
    _require_limits(warn_below, MAX_AGE)
    entry = Entry(EntryKind.PLANNED, _day(on), count, name)

    def decide(account: Account) -> Entry:
        _require_counted(account, file)
        return entry

    return _added(file, _known_key(key), decide, warn_below)


def finish_deployment(
    path: PathInput,
    key: LedgerKey,
    name: str,
    count: int | None = None,
    *,
    on: str | None = None,
    warn_below: int = 0,
) -> LedgerOutcome:
    """Record how many activations a deployment has used.

    Args:
        path: the ledger.
        key: the MAK.
        name: name of a planned deployment.
        count: the activations used; by default all that are still due.
        on: the day; by default today.
        warn_below: as for `ledger`.

    Raises:
        As `plan_deployment`; InputError also if no such deployment is planned.
    """
    from unattend_gen.activator.ledger.entries import Entry, EntryKind, require_count, require_name

    file = Path(path_text("path", path))
    require_texts(name=name)
    _require_ints(count=0 if count is None else count)
    require_name(name)
    require_count(count or 0)
    _require_limits(warn_below, MAX_AGE)
    day = _past_day(on)

    def decide(account: Account) -> Entry:
        _require_counted(account, file)
        still_due = _required_deployment(account, name, file).still_due
        return Entry(EntryKind.DONE, day, still_due if count is None else count, name)

    return _added(file, _known_key(key), decide, warn_below)


@dataclass(frozen=True, slots=True)
class _KnownKey:
    """The account of a MAK, and the hash key."""

    account: Account
    hash_key: bytes = field(repr=False)


def _day(text: str | None) -> date:
    from unattend_gen.activator.ledger.entries import read_day

    require_texts(on=text)
    return _today() if text is None else read_day(text)


def _past_day(text: str | None) -> date:
    from unattend_gen.activator.ledger.entries import require_past

    day = _day(text)
    require_past(day, _today())
    return day


def _today() -> date:
    return datetime.now().astimezone().date()


def _known_key(key: LedgerKey) -> _KnownKey:
    from unattend_gen.activator.ledger.entries import Account
    from unattend_gen.core.secret import secret_id
    from unattend_gen.spec.keys import read_hash_key, read_mak

    read = reader(key.secrets)
    hash_key = read_hash_key(key.hash_key, read)
    mak = read_mak(key.key_from, read)
    return _KnownKey(Account(_last_five(mak), secret_id(mak, hash_key)), hash_key)


def _last_five(mak: Secret) -> str:
    from unattend_gen.catalog.key_inspection import UnlistedKey, inspect_key

    found = inspect_key(mak)
    assert isinstance(found, UnlistedKey)  # noqa: S101 - read_mak accepts no other
    return found.last_five


def _require_counted(account: Account, file: Path) -> None:
    if not account.entries:
        message = f"the ledger has no count of the key ending in {account.last_five}"
        raise _unusable(file, message, "record the count that VAMT shows first")


def _required_deployment(account: Account, name: str, file: Path) -> Deployment:
    from unattend_gen.activator.ledger.forecast import deployment

    planned = deployment(account, name)
    if planned is None:
        message = "no deployment with this name is planned for this key"
        raise _unusable(file, message, "check the name with show, or plan it first")
    return planned


def _added(
    file: Path, key: _KnownKey, decide: Callable[[Account], Entry], warn_below: int
) -> LedgerOutcome:
    """Add an entry, and return the forecast of its key on the day of the last event."""
    from unattend_gen.activator.ledger.entries import EntryKind
    from unattend_gen.activator.ledger.file import write_entry

    known = write_entry(file, key.hash_key, key.account, decide)
    last = max(one.day for one in known.entries if one.kind is not EntryKind.PLANNED)
    return LedgerOutcome(_view((known,), warn_below, MAX_AGE, last))


def _require_ints(**arguments: object) -> None:
    for name, value in arguments.items():
        if not isinstance(value, int) or isinstance(value, bool):
            message = f"{name} takes an int, not {type(value).__name__}"
            raise UsageError(message, advice=f"pass an int as {name}")


def _require_limits(warn_below: int, max_age: int) -> None:
    _require_ints(warn_below=warn_below, max_age=max_age)
    if warn_below < 0 or max_age < 0:
        message = "--warn-below and --max-age must not be negative"
        raise UsageError(message, advice="pass 0 or more")


def _view(accounts: tuple[Account, ...], warn_below: int, max_age: int, today: date) -> LedgerView:
    from unattend_gen.activator.ledger.forecast import WarningLimits, forecast
    from unattend_gen.activator.ledger.formats import LedgerView

    forecasts = tuple(filter(None, map(forecast, accounts)))
    return LedgerView(forecasts, WarningLimits(warn_below, max_age, today))


def _unusable(file: Path, message: str, advice: str) -> InputError:
    from unattend_gen.catalog.keys import shown_name

    return InputError(message, advice=advice, where=shown_name(str(file)))
