"""The results of a search so far, to continue it after an interruption.

The journal is a SQLite file with mode 0600; each step is complete or absent, even after a power
failure. It contains places and findings, but no secret, and nothing to test guesses of a secret
against: product keys in names are masked, and names are compared in masked form. A file that has
changed since, or could not be read, is searched again.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.auditor.part import FileResult, Signature, read_part, signature_of, write_part
from unattend_gen.catalog.keys import shown_location, without_secret_keys
from unattend_gen.core.report import Skipped
from unattend_gen.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from unattend_gen.auditor.part import Part
    from unattend_gen.core.finding import Finding
    from unattend_gen.errors import UnattendError
    from unattend_gen.sources.walk.tree import Address

SCHEMA: Final = "unattend-gen/audit-journal/2"

_PRIVATE: Final = 0o600
_SECONDS: Final = 1.0
"""Waiting for the disk after each file would take longer than reading the file."""
_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    (
        "CREATE TABLE IF NOT EXISTS done (path BLOB PRIMARY KEY, signature TEXT NOT NULL,"
        " part TEXT NOT NULL) WITHOUT ROWID"
    ),
)
_ADVICE: Final = "name a new file, or delete this one to start again; it contains no secret"
_NOT_OURS: Final = "name a new file, or the journal of an earlier run"
_DAMAGED: Final = "the journal is damaged"
_NO_JOURNAL: Final = "the file is not a journal of this program, or is damaged"
_ANOTHER_VERSION: Final = "the journal was written by another version of this program"
_ANOTHER_SEARCH: Final = "the journal belongs to another command or to other options"
_SAME: Final = (
    "repeat the --hash-key, --allow, --deep, --max-bytes and --max-seconds of that run, or name a "
    "new file"
)
_ERRORS: Final = {
    "SQLITE_BUSY": ("another run uses the journal", "wait until it ends, or name a new file"),
    "SQLITE_READONLY": ("the journal is not writable", "make it writable, or name a new one"),
    "SQLITE_CANTOPEN": ("the journal may not be opened", "make it writable, or name a new one"),
    "SQLITE_PERM": ("the journal may not be opened", "make it writable, or name a new one"),
    "SQLITE_FULL": (
        "no space is left for the journal",
        "free some space, then run the same command again",
    ),
    "SQLITE_IOERR": ("the disk of the journal reports errors", "name a file on another disk"),
}
"""By the prefix of SQLite's error name; these errors do not quote the content of the file."""


class Journal:
    """The files that are done, on disk; memory does not grow with their number."""

    def __init__(self, connection: sqlite3.Connection, where: str) -> None:
        self._connection = connection
        self._where = where

    def with_known(
        self, found: Iterable[Address | Skipped]
    ) -> Iterator[Address | Skipped | FileResult]:
        """Yield the addresses in order, replaced by their result if done and unchanged."""
        for one in found:
            yield one if isinstance(one, Skipped) else self._known(one) or one

    def kept(self, parts: Iterable[Part]) -> Iterator[Part]:
        """Yield the parts, and write them to the disk about once a second.

        Raises:
            OutputError: the journal cannot be written.
        """
        written = time.monotonic()
        try:
            for part in parts:
                self._keep(part)
                if time.monotonic() - written >= _SECONDS:
                    self._write()
                    written = time.monotonic()
                yield part
        finally:
            self._write()

    def _known(self, address: Address) -> FileResult | None:
        if address.is_stdin:
            return None
        path = address.location.path
        signature = signature_of(path, follow_link=address.was_named)
        if signature is None:
            return None
        row = self._row(without_secret_keys(path))
        if row is None or row[0] != _text(signature):
            return None
        try:
            part = read_part(json.loads(row[1]))
            return FileResult(address.location, signature, _renamed(part, path))
        except (ValueError, TypeError, KeyError, RecursionError):
            raise InputError(_DAMAGED, advice=_ADVICE, where=self._where) from None

    def _row(self, path: str) -> tuple[str, str] | None:
        query = "SELECT signature, part FROM done WHERE path = ?"
        try:
            row: tuple[str, str] | None = self._connection.execute(
                query, (os.fsencode(path),)
            ).fetchone()
        except (sqlite3.Error, UnicodeDecodeError):
            raise InputError(_DAMAGED, advice=_ADVICE, where=self._where) from None
        return row

    def _keep(self, part: Part) -> None:
        rows = [
            (_name(one), _text(one.signature), json.dumps(write_part(_masked(one.part))))
            for one in part.kept
            if one.signature is not None and not one.part.skipped
        ]
        with self._as_output_errors():
            self._connection.executemany("INSERT OR REPLACE INTO done VALUES (?, ?, ?)", rows)

    def _write(self) -> None:
        with self._as_output_errors():
            self._connection.commit()

    @contextmanager
    def _as_output_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error:
            message = "the journal cannot be written"
            advice = "check that its disk has space, then run the same command again"
            raise OutputError(message, advice=advice, where=self._where) from None


@contextmanager
def opened_journal(path: Path, search: str) -> Iterator[Journal]:
    """Open the journal of a search, an existing one or a new one.

    Args:
        path: of its file.
        search: identifies the search; results of other searches are not used.

    Raises:
        InputError: the file is not a journal, or is that of another search.
        OutputError: it cannot be written, or another process uses it.
    """
    where = str(path)
    is_new = _make_private(path)
    _require_file(path)
    try:
        with closing(_connected(path)) as connection:
            _begin(connection, search, where)
            yield Journal(connection, where)
    finally:
        if is_new:
            _remove_if_empty(path)


def _name(one: FileResult) -> bytes:
    return os.fsencode(without_secret_keys(one.location.path))


def _masked(part: Part) -> Part:
    """Return the part with the names as they may be stored."""
    findings = (replace(one, location=shown_location(one.location)) for one in part.findings)
    return replace(part, findings=tuple(findings))


def _renamed(part: Part, path: str) -> Part:
    """Return the part with the real path, if it was stored with a mask."""
    kept = without_secret_keys(path)
    if kept == path:
        return part
    return replace(part, findings=tuple(_at(one, kept, path) for one in part.findings))


def _at(finding: Finding, kept: str, path: str) -> Finding:
    """Return a finding on the file with its real path; one on a folder above stays masked."""
    at = finding.location
    return replace(finding, location=replace(at, path=path)) if at.path == kept else finding


def _text(signature: Signature) -> str:
    return f"{signature.size} {signature.modified} {signature.changed}"


def _make_private(path: Path) -> bool:
    """Create the file with mode 0600, because SQLite would use a wider mode.

    Returns whether it was created now.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        os.close(os.open(path, flags, _PRIVATE))
    except FileExistsError:
        return False
    except OSError as error:
        message = f"the journal cannot be written: {error.strerror}"
        advice = "name a file in a writable folder"
        raise OutputError(message, advice=advice, where=str(path)) from None
    return True


def _remove_if_empty(path: Path) -> None:
    """Remove a new journal that could not be started; a started one is not empty."""
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()


def _require_file(path: Path) -> None:
    """Raise an error for pipes, which SQLite would wait for, and for dangling links."""
    if not path.is_file():
        message = "the journal is not a regular file, or is a dangling link"
        raise InputError(message, advice=_NOT_OURS, where=str(path))


def _connected(path: Path) -> sqlite3.Connection:
    """Return a connection to the file, which has not been read yet.

    Raises:
        OutputError: it cannot be opened.
    """
    try:
        return sqlite3.connect(path, timeout=0)
    except sqlite3.Error as error:
        raise _as_our_error(error, str(path)) from None


def _begin(connection: sqlite3.Connection, search: str, where: str) -> None:
    """Create the tables and the record of the search that they belong to, or check them.

    Raises:
        InputError: the file is not a journal, or is that of another search.
        OutputError: it cannot be written, or another process uses it.
    """
    ours = {"schema": SCHEMA, "version": __version__, "search": search}
    try:
        # One process at a time, so that no other reads an incomplete step.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        with connection:
            connection.execute("BEGIN EXCLUSIVE")
            _require_own_tables(connection, where)
            for table in _TABLES:
                connection.execute(table)
            about = dict(connection.execute("SELECT name, value FROM about"))
            if not about:
                connection.executemany("INSERT INTO about VALUES (?, ?)", ours.items())
                return
    except sqlite3.Error as error:
        raise _as_our_error(error, where) from None
    except UnicodeDecodeError:  # SQLite's message quotes damaged bytes
        raise InputError(_NO_JOURNAL, advice=_NOT_OURS, where=where) from None
    if any(about.get(name) != ours[name] for name in ("schema", "version")):
        raise InputError(_ANOTHER_VERSION, advice=_ADVICE, where=where)
    if about != ours:
        raise InputError(_ANOTHER_SEARCH, advice=_SAME, where=where)


def _as_our_error(error: sqlite3.Error, where: str) -> UnattendError:
    """Return SQLite's error in our own words, because its message may quote the file."""
    name = getattr(error, "sqlite_errorname", "")
    for beginning, (message, advice) in _ERRORS.items():
        if name.startswith(beginning):
            return OutputError(message, advice=advice, where=where)
    return InputError(_NO_JOURNAL, advice=_NOT_OURS, where=where)


def _require_own_tables(connection: sqlite3.Connection, where: str) -> None:
    """Raise an error for the database of another program."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if names and not {"about", "done"} <= names:
        raise InputError(_NO_JOURNAL, advice=_NOT_OURS, where=where)
