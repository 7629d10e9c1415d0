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
    colour = out is None and console.wants_colour(sys.stdout)
    write(api.format_report(report, report_format, colour=colour), out)


def write(text: str, out: str | None = None) -> None:
    """Write a result to standard output, or whole to a file."""
    if out is None:
        console.result(text)
    else:
        api.write_text(out, text, replace=True)
