"""What a caller may learn while a command works."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unattend_gen.api.fleet_rows import RowOutcome


class Progress:
    """Receives events while a function works; each method does nothing until it is overridden.

    The methods are called in the thread that called the function, in the order of the work, except
    `total`, which may come from another thread at any time.
    """

    def reading(self, location: str) -> None:
        """Take note that a file is about to be read."""

    def left_out(self, path: str) -> None:
        """Take note of a file or folder that the search leaves out."""

    def total(self, files: int) -> None:
        """Take note of the number of files that there are in all."""

    def advance(self, *, files: int = 1, size_bytes: int = 0) -> None:
        """Take note that more files are done, and how many bytes they had."""

    def row(self, outcome: RowOutcome) -> None:
        """Take note of the outcome of one inventory row."""
