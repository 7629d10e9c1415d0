"""The folder names that a run has used, with the row that used each one first.

The names are in a temporary SQLite database, which moves to disk when it grows: a million names
take 2 MiB of memory, compared with 100 MiB in a set. The database has no name in the file system
and is gone with the process.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from typing import Final

from unattend_gen.errors import OutputError

_TEMPORARY_ON_DISK: Final = ""  # an empty name, by the documentation of sqlite3_open
_NO_JOURNAL: Final = "PRAGMA journal_mode = OFF"
_TABLE: Final = "CREATE TABLE names (name BLOB PRIMARY KEY, row INTEGER) WITHOUT ROWID"
_ADD: Final = "INSERT OR IGNORE INTO names VALUES (?, ?)"
_FIND: Final = "SELECT row FROM names WHERE name = ?"


class NameSet:
    """Names with the row that had each one first; names that differ only in case are equal."""

    def __init__(self) -> None:
        self._database = sqlite3.connect(
            _TEMPORARY_ON_DISK, isolation_level=None, check_same_thread=False
        )
        self._database.execute(_NO_JOURNAL)
        self._database.execute("BEGIN")
        self._database.execute(_TABLE)

    def first_row(self, name: str, row: int) -> int | None:
        """Return the row that used a name before; if there is none, record this row.

        Raises:
            OutputError: there is no room for temporary files.
        """
        folded = _folded(name)
        try:
            if self._database.execute(_ADD, (folded, row)).rowcount:
                return None
            first: int = self._database.execute(_FIND, (folded,)).fetchone()[0]
        except sqlite3.OperationalError:
            message = "there is no room for the temporary list of folder names"
            advice = "free some space, or set TMPDIR to a folder on a larger disk"
            raise OutputError(message, advice=advice) from None
        return first

    def close(self) -> None:
        """Close the database, which removes it."""
        self._database.close()


def _folded(name: str) -> bytes:
    """Return the key of a name: without case, and with each accent joined to its letter."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return folded.encode("utf-8", "surrogatepass")
