"""The ledger as an SQLite file, readable only by its owner and without product keys.

A key is identified by its last five characters and by a hash that is keyed with a secret of the
organisation, so the file cannot be used to test guessed keys.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from contextlib import closing, contextmanager
from datetime import date
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.ledger.entries import LONGEST_NAME, MOST, Account, Entry, EntryKind
from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.secret import Secret, SecretKind, secret_id
from unattend_gen.errors import InputError, OutputError
from unattend_gen.output import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

VERSION: Final = 1
"""Version of the tables; files with another version are rejected."""

_APPLICATION: Final = 0x554D414B
_MOST_ENTRIES: Final = 100_000
_LIMIT_BYTES: Final = 64 * 1024 * 1024
_PATIENCE_SECONDS: Final = 2.0
_PAUSE_SECONDS: Final = 0.02
_KNOWN_TEXT: Final = Secret("a ledger of MAKs", SecretKind.TOKEN)
_TABLES: Final = (
    "CREATE TABLE about (hash_check TEXT NOT NULL)",
    (
        "CREATE TABLE entries (number INTEGER PRIMARY KEY, secret_id TEXT NOT NULL REFERENCES keys,"
        " kind TEXT NOT NULL CHECK (kind IN ('counted', 'planned', 'done')), day TEXT NOT NULL,"
        " count INTEGER NOT NULL CHECK (count >= 0), name TEXT NOT NULL)"
    ),
    "CREATE TABLE keys (secret_id TEXT PRIMARY KEY, last_five TEXT NOT NULL)",
)
_ID: Final = re.compile(r"[0-9a-f]{16}")
_LAST_FIVE: Final = re.compile(r"[0-9A-Z]{5}")
_READ_ENTRIES: Final = (
    "SELECT secret_id, kind, day, count, name FROM entries ORDER BY number LIMIT ?"
)
_RESTORE: Final = "restore it from a backup, or start a new one with record"
_OWN_FILE: Final = "pass the file that record created"


def new_ledger(path: Path, hash_key: bytes) -> None:
    """Create an empty ledger with mode 0600, completely or not at all.

    Raises:
        OutputError: the file exists already, or cannot be written.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        for table in _TABLES:
            connection.execute(table)
        connection.execute("INSERT INTO about VALUES (?)", (_check(hash_key),))
        data = connection.serialize()
    write_file(path, data, replace=False)


def create_if_missing(path: Path, hash_key: bytes) -> None:
    """Create an empty ledger if there is none; waits if another process is doing the same.

    Raises:
        OutputError: it cannot be written.
    """
    end = time.monotonic() + _PATIENCE_SECONDS
    while not path.exists():
        try:
            new_ledger(path, hash_key)
        except OutputError as error:
            is_of_the_system = error.__cause__ is not None
            if is_of_the_system or path.is_symlink() or time.monotonic() > end:
                raise
            time.sleep(_PAUSE_SECONDS)


def read_ledger(path: Path) -> tuple[Account, ...]:
    """Return the accounts of a ledger in the order in which their keys were added.

    Raises:
        InputError: it does not exist, has another version, is damaged, or is in use.
    """
    with _opened(path, writes=False) as connection:
        return _accounts(connection, path)


def write_entry(
    path: Path, hash_key: bytes, account: Account, decide: Callable[[Account], Entry]
) -> Account:
    """Add an entry for a key, and return the account with all its entries.

    Args:
        path: an existing ledger.
        hash_key: must be the hash key of the ledger.
        account: last five characters and hash of the key; its entries are ignored.
        decide: returns the entry to add, given the account in the ledger, which is locked
            meanwhile. If it raises an error, nothing is written.

    Raises:
        InputError: as for `read_ledger`, or the ledger has another hash key.
        OutputError: it cannot be written.
    """
    with _opened(path, writes=True) as connection:
        _require_hash_key(connection, hash_key, path)
        entry = decide(_of(account, _accounts(connection, path)))
        connection.execute(
            "INSERT OR IGNORE INTO keys VALUES (?, ?)", (account.secret_id, account.last_five)
        )
        connection.execute(
            "INSERT INTO entries (secret_id, kind, day, count, name) VALUES (?, ?, ?, ?, ?)",
            (account.secret_id, entry.kind.value, entry.day.isoformat(), entry.count, entry.name),
        )
        known = _accounts(connection, path)
        connection.execute("COMMIT")
    return _of(account, known)


def _of(account: Account, known: tuple[Account, ...]) -> Account:
    """Return the known account of the same key, or the account itself if the key is new."""
    return next((one for one in known if one.secret_id == account.secret_id), account)


@contextmanager
def _opened(path: Path, *, writes: bool) -> Iterator[sqlite3.Connection]:
    """Open a ledger and verify its tables; lock it for writing.

    Messages of SQLite may quote the content of the file, so they are replaced.
    """
    _require_file(path)
    mode = "rw" if writes or os.access(path, os.W_OK) else "ro"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        with closing(
            sqlite3.connect(address, uri=True, timeout=_PATIENCE_SECONDS, isolation_level=None)
        ) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
            _require_known_tables(connection, path)
            yield connection
    except sqlite3.Error as error:
        raise _trouble(path, error) from None
    except UnicodeDecodeError:  # from an SQLite message that quotes damaged bytes
        raise _damaged(path) from None


def _require_file(path: Path) -> None:
    if not path.exists():
        message = "the ledger does not exist"
        raise _unusable(path, message, "create one with unattend-gen activation ledger record")
    if not path.is_file():
        raise _unusable(path, "not a regular file", _OWN_FILE)
    if path.stat().st_size > _LIMIT_BYTES:
        message = f"larger than {_LIMIT_BYTES // 1024**2} MiB, the limit for ledgers"
        raise _unusable(path, message, _OWN_FILE)


def _trouble(path: Path, error: sqlite3.Error) -> InputError | OutputError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        message = "another program is writing to the ledger"
        return _unusable(path, message, "try again later")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
        message = "the ledger cannot be written"
        advice = "check the permissions of the file and its folder, and the free space"
        return OutputError(message, advice=advice, where=shown_name(str(path)))
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return _unusable(path, "the ledger cannot be opened", "check its permissions")
    return _damaged(path)


def _require_known_tables(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != _APPLICATION:
        message = "not a MAK ledger"
        raise _unusable(path, message, _OWN_FILE)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        message = f"the ledger has version {version}; only version {VERSION} is supported"
        advice = "use the release of unattend-gen that created it; ledgers are not converted"
        raise _unusable(path, message, advice)
    tables = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name LIMIT 9"
    ).fetchall()
    if tuple(row[0] for row in tables) != _TABLES:
        raise _damaged(path)


def _require_hash_key(connection: sqlite3.Connection, hash_key: bytes, path: Path) -> None:
    if connection.execute("SELECT hash_check FROM about").fetchall() != [(_check(hash_key),)]:
        message = "the ledger was created with another hash key"
        raise _unusable(path, message, "pass that key with --hash-key")


def _check(hash_key: bytes) -> str:
    return secret_id(_KNOWN_TEXT, hash_key)


def _accounts(connection: sqlite3.Connection, path: Path) -> tuple[Account, ...]:
    rows = connection.execute(_READ_ENTRIES, (_MOST_ENTRIES + 1,)).fetchall()
    if len(rows) > _MOST_ENTRIES:
        message = f"the ledger has more than {_MOST_ENTRIES:,} entries"
        raise _unusable(path, message, "start a new one with record")
    keys = connection.execute("SELECT secret_id, last_five FROM keys").fetchall()
    try:
        last_fives = {_matching(_ID, key): _matching(_LAST_FIVE, five) for key, five in keys}
        entries: dict[str, list[Entry]] = {}
        for key, *cells in rows:
            entries.setdefault(_matching(_ID, key), []).append(_entry(*cells))
        return tuple(Account(last_fives[key], key, tuple(entries[key])) for key in entries)
    except (TypeError, ValueError, KeyError):
        raise _damaged(path) from None  # the cause may contain a value of the file


def _entry(kind: str, day: str, count: object, name: object) -> Entry:
    """Return one row as an entry; SQLite does not enforce column types.

    Raises:
        TypeError: a value has the wrong type.
        ValueError: a value is never written by this program.
    """
    if not isinstance(count, int) or not 0 <= count <= MOST:
        raise ValueError
    if not isinstance(name, str) or len(name) > LONGEST_NAME or not name.isprintable():
        raise ValueError
    if without_keys(name) != name:
        raise ValueError
    return Entry(EntryKind(kind), date.fromisoformat(day), count, name)


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError
    return text


def _damaged(path: Path) -> InputError:
    return _unusable(path, "the ledger is damaged, or not a MAK ledger", _RESTORE)


def _unusable(path: Path, message: str, advice: str) -> InputError:
    return InputError(message, advice=advice, where=shown_name(str(path)))
