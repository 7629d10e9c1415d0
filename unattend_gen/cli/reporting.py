"""Where results go: standard output or a file, with colour on a terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.api.report import report_pieces, require_free, write_pieces
from unattend_gen.api.shown import shown_name
from unattend_gen.cli import console
from unattend_gen.cli.options import require_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen import Report


@dataclass(frozen=True, slots=True)
class Destination:
    """Standard output, or a file that is written whole."""

    path: str | None = None
    replace: bool = False

    def require_free(self) -> None:
        """Require, before the work is done, that the file can be written.

        Raises:
            OutputError: it exists and is not to be replaced.
            UsageError: the name is empty.
        """
        if self.path is not None:
            require_free(require_named(self.path), replace=self.replace)

    def write(self, text: str) -> None:
        """Write a result."""
        self.write_pieces((text,))

    def write_pieces(self, pieces: Iterable[str]) -> None:
        """Write a result that is produced while it is written."""
        if self.path is not None:
            write_pieces(self.path, pieces, replace=self.replace)
            return
        for piece in pieces:
            console.result(piece)

    def say_where(self, *, is_quiet: bool) -> None:
        """Name the file that was written, if there is one, unless the user asked for quiet."""
        if self.path is not None and not is_quiet:
            console.say(f"wrote {shown_name(self.path)}")


def show(report: Report, report_format: str, destination: Destination) -> None:
    """Write a report to its destination; only a terminal gets colour."""
    colour = destination.path is None and console.wants_colour(sys.stdout)
    destination.write_pieces(report_pieces(report, report_format, colour=colour))
