"""A report on its way to the reader: format, colour, file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.api import reporting
from unattend_gen.catalog.keys import shown_name
from unattend_gen.cli import console
from unattend_gen.cli.options import demand_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.report import Report


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a result goes: standard output, or a file that is written whole."""

    path: str | None = None
    replace: bool = False

    def demand_free(self) -> None:
        """Refuse a file that exists before the work is done, not after it.

        Raises:
            OutputError: it exists and is not to be replaced.
            UsageError: it is no name.
        """
        if self.path is not None:
            reporting.demand_free(demand_named(self.path), replace=self.replace)

    def write(self, text: str) -> None:
        """Put the result there."""
        self.write_pieces((text,))

    def write_pieces(self, pieces: Iterable[str]) -> None:
        """Put a result there that is made while it is written."""
        if self.path is not None:
            reporting.write_pieces(self.path, pieces, replace=self.replace)
            return
        for piece in pieces:
            console.result(piece)

    def say_where(self, *, is_quiet: bool) -> None:
        """Say which file was written, if one was, unless nobody wants to know."""
        if self.path is not None and not is_quiet:
            console.say(f"wrote {shown_name(self.path)}")


def show(report: Report, report_format: str, destination: Destination) -> None:
    """Write a report where it is to go; colour is for terminals alone."""
    colour = destination.path is None and console.wants_colour(sys.stdout)
    destination.write_pieces(reporting.report_pieces(report, report_format, colour=colour))
