"""A report on its way to the reader: format, colour, file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from unattend_gen import api
from unattend_gen.cli import console

if TYPE_CHECKING:
    from unattend_gen.core.report import Report


def show(report: Report, report_format: str, out: str | None = None) -> None:
    """Write a report to standard output, or whole to a file."""
    if out is None:
        colour = console.wants_colour(sys.stdout)
        console.result(api.format_report(report, report_format, colour=colour))
    else:
        api.write_text(out, api.format_report(report, report_format), replace=True)
