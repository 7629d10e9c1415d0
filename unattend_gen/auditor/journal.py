"""What a search has found so far, so that one that was interrupted can go on.

A file of SQLite, mode 0600, whose every step is whole or not there at all, even where the power
fails. It holds places and findings, no secret and nothing that a secret could be tried against; a
key in a name is masked, and names are compared as they would be kept.
A file that has changed since is looked at again, and so is one that could not be read.
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
"""To wait for the disk after each file would take longer than to read it."""
_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    (
        "CREATE TABLE IF NOT EXISTS done (path BLOB PRIMARY KEY, signature TEXT NOT NULL,"
        " part TEXT NOT NULL) WITHOUT ROWID"
    ),
)
_ADVICE: Final = "name a new file, or delete this one to begin anew; it holds no secret"
_NOT_OURS: Final = "name a new file, or the journal of an earlier run"
_DAMAGED: Final = "the journal is damaged"
_NO_JOURNAL: Final = "the file is no journal of this program, or is damaged"
_ANOTHER_VERSION: Final = "the journal was written by another version of this program"
_ANOTHER_SEARCH: Final = "the journal belongs to a run of another command or with other options"
_SAME: Final = (
    "give the --hash-key, --allow, --deep and --max-bytes of that run, or name a new file"
)
_REFUSALS: Final = {
    "SQLITE_BUSY": ("another run uses the journal", "wait for its end, or name a new file"),
    "SQLITE_READONLY": ("the journal may not be written to", "make it writable, or name a new one"),
    "SQLITE_CANTOPEN": ("the journal may not be opened", "make it writable, or name a new one"),
    "SQLITE_PERM": ("the journal may not be opened", "make it writable, or name a new one"),
    "SQLITE_FULL": ("there is no space left for the journal", "free some space, then go on"),
    "SQLITE_IOERR": ("the disk of the journal fails", "name a file on another disk"),
}
"""By the beginning of SQLite's name for an error that says nothing of what stands in the file."""


class Journal:
    """The files that are done, on the disk; memory does not grow with them."""

    def __init__(self, connection: sqlite3.Connection, where: str) -> None:
        self._connection = connection
        self._where = where

    def with_known(
        self, found: Iterable[Address | Skipped]
    ) -> Iterator[Address | Skipped | FileResult]:
        """The same addresses in their order; a file that is done and unchanged as its result."""
        for one in found:
            yield one if isinstance(one, Skipped) else self._known(one) or one

    def kept(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The same parts; what was handed on for more than a second is on the disk.

        Raises:
            OutputError: the journal takes no more.
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
        with self._worded():
            self._connection.executemany("INSERT OR REPLACE INTO done VALUES (?, ?, ?)", rows)

    def _write(self) -> None:
        with self._worded():
            self._connection.commit()

    @contextmanager
    def _worded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error:
            message = "the journal takes no more"
            advice = "see that its disk has room, then run the same command again"
            raise OutputError(message, advice=advice, where=self._where) from None


@contextmanager
def opened_journal(path: Path, search: str) -> Iterator[Journal]:
    """The journal of a search: one that was begun, or a new one.

    Args:
        path: of its file.
        search: what makes two searches the same; another one's results are not taken over.

    Raises:
        InputError: the file is no journal, or that of another search.
        OutputError: it cannot be written, or another process uses it.
    """
    where = str(path)
    is_new = _make_private(path)
    _demand_file(path)
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
    """The part with its names as they may be kept."""
    findings = (replace(one, location=shown_location(one.location)) for one in part.findings)
    return replace(part, findings=tuple(findings))


def _renamed(part: Part, path: str) -> Part:
    """The part with the path as it is, where it was kept with a mask."""
    kept = without_secret_keys(path)
    if kept == path:
        return part
    return replace(part, findings=tuple(_at(one, kept, path) for one in part.findings))


def _at(finding: Finding, kept: str, path: str) -> Finding:
    """A finding on the file under its own name; one on a folder above stays masked."""
    at = finding.location
    return replace(finding, location=replace(at, path=path)) if at.path == kept else finding


def _text(signature: Signature) -> str:
    return f"{signature.size} {signature.modified} {signature.changed}"


def _make_private(path: Path) -> bool:
    """Have the file there, mode 0600 from its birth, for SQLite would ask for more.

    Gives whether it was made just now.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        os.close(os.open(path, flags, _PRIVATE))
    except FileExistsError:
        return False
    except OSError as error:
        message = f"the journal cannot be written: {error.strerror}"
        advice = "name a file in a folder that you may write to"
        raise OutputError(message, advice=advice, where=str(path)) from None
    return True


def _remove_if_empty(path: Path) -> None:
    """Leave nothing behind of a journal that could not be begun; one that was is not empty."""
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()


def _demand_file(path: Path) -> None:
    """Refuse what SQLite would wait for, or follow to a place where nothing is yet."""
    if not path.is_file():
        message = "the journal is no regular file, or a link that leads nowhere"
        raise InputError(message, advice=_NOT_OURS, where=str(path))


def _connected(path: Path) -> sqlite3.Connection:
    """A connection to the file, of which nothing has been read yet.

    Raises:
        OutputError: it may not be opened.
    """
    try:
        return sqlite3.connect(path, timeout=0)
    except sqlite3.Error as error:
        raise _refused(error, str(path)) from None


def _begin(connection: sqlite3.Connection, search: str, where: str) -> None:
    """Have the tables there, and what they belong to.

    Raises:
        InputError: the file is no journal, or that of another search.
        OutputError: it cannot be written, or another process uses it.
    """
    ours = {"schema": SCHEMA, "version": __version__, "search": search}
    try:
        # One writer, and nothing else that could read half of a step.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        with connection:
            connection.execute("BEGIN EXCLUSIVE")
            _demand_no_other_tables(connection, where)
            for table in _TABLES:
                connection.execute(table)
            about = dict(connection.execute("SELECT name, value FROM about"))
            if not about:
                connection.executemany("INSERT INTO about VALUES (?, ?)", ours.items())
                return
    except sqlite3.Error as error:
        raise _refused(error, where) from None
    except UnicodeDecodeError:  # of a message of SQLite that quotes damaged bytes
        raise InputError(_NO_JOURNAL, advice=_NOT_OURS, where=where) from None
    if any(about.get(name) != ours[name] for name in ("schema", "version")):
        raise InputError(_ANOTHER_VERSION, advice=_ADVICE, where=where)
    if about != ours:
        raise InputError(_ANOTHER_SEARCH, advice=_SAME, where=where)


def _refused(error: sqlite3.Error, where: str) -> UnattendError:
    """What SQLite has against a file, in our words; its own may quote what stands there."""
    name = getattr(error, "sqlite_errorname", "")
    for beginning, (message, advice) in _REFUSALS.items():
        if name.startswith(beginning):
            return OutputError(message, advice=advice, where=where)
    return InputError(_NO_JOURNAL, advice=_NOT_OURS, where=where)


def _demand_no_other_tables(connection: sqlite3.Connection, where: str) -> None:
    """Leave the database of another program as it is."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if names and not {"about", "done"} <= names:
        raise InputError(_NO_JOURNAL, advice=_NOT_OURS, where=where)
