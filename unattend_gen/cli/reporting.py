"""A report on its way to the reader: format, colour, file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen import api
from unattend_gen.cli import console

if TYPE_CHECKING:
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
        """
        if self.path is not None:
            api.demand_free(self.path, replace=self.replace)

    def write(self, text: str) -> None:
        """Put the result there."""
        if self.path is None:
            console.result(text)
        else:
            api.write_text(self.path, text, replace=self.replace)


def show(report: Report, report_format: str, destination: Destination) -> None:
    """Write a report where it is to go; colour is for terminals alone."""
    colour = destination.path is None and console.wants_colour(sys.stdout)
    destination.write(api.format_report(report, report_format, colour=colour))
