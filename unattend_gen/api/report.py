"""Outcomes with a report, reports in their formats, and results written to files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.api.inputs import require_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import CheckedDocument, Report, Skipped
    from unattend_gen.errors import ExitCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOutcome:
    """A report, and short ways to its parts.

    Attributes:
        report: findings, skipped inputs and counts, without the findings in a baseline.
    """

    report: Report

    @property
    def findings(self) -> Sequence[Finding]:
        """The findings, in the order of documents and lines."""
        return self.report.findings

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The inputs that could not be read, with reason and advice."""
        return self.report.skipped

    @property
    def documents(self) -> tuple[CheckedDocument, ...]:
        """The verdict on each Panther copy; only `check` fills it."""
        return self.report.documents

    @property
    def exit_code(self) -> ExitCode:
        """The exit code that the command ends with."""
        return self.report.exit_code

    def format(self, format_: str = "text") -> str:
        """Return the report in a format: `text`, `json`, `sarif`, `html` or another.

        Raises:
            UsageError: there is no such format; the message lists them.
        """
        return format_report(self.report, format_)


def report_formats() -> tuple[str, ...]:
    """Return the names of the report formats: one for each module in their folder."""
    from unattend_gen import plugins, reports

    return plugins.names(reports)


def format_report(report: Report, format_: str, *, colour: bool = False) -> str:
    """Return a report in one of the formats.

    Raises:
        UsageError: there is no such format; the message lists them.
    """
    return "".join(report_pieces(report, format_, colour=colour))


def report_pieces(report: Report, format_: str, *, colour: bool = False) -> Iterable[str]:
    """Return the text of a report piece by piece, for reports with many findings.

    Raises:
        UsageError: there is no such format; raised before the first piece.
    """
    from unattend_gen import plugins, reports
    from unattend_gen.reports._format import Format
    from unattend_gen.reports._shown import shown

    require_format(format_, report_formats())
    chosen = plugins.load(reports, format_, "FORMAT", Format)
    safe = shown(report)
    return chosen.pieces(_explained(safe) if chosen.explains else safe, colour)


def _explained(report: Report) -> Report:
    """Return the report with the page of each rule that it mentions."""
    from unattend_gen.rules.load import rule_pages

    pages, mentioned = rule_pages(), sorted(report.rules())
    return replace(report, pages={slug: pages[slug] for slug in mentioned if slug in pages})


def require_free(path: str, *, replace: bool) -> None:
    """Require that a result can be written to a file, before there is one.

    Raises:
        OutputError: it exists and is not to be replaced, or is a folder or a link.
    """
    from unattend_gen.output import require_free as require

    require(Path(path), replace=replace)


def write_text(path: str, text: str, *, replace: bool) -> None:
    """Write a text to a file, whole or not at all, mode 0600.

    Raises:
        OutputError: the file exists and is not to be replaced, or cannot be written.
    """
    write_pieces(path, (text,), replace=replace)


def write_bytes(path: str, data: bytes, *, replace: bool) -> None:
    """Write bytes to a file, whole or not at all, mode 0600.

    Raises:
        OutputError: the file exists and is not to be replaced, or cannot be written.
    """
    from unattend_gen.output import write_file

    write_file(Path(path), data, replace=replace)


def write_pieces(path: str, pieces: Iterable[str], *, replace: bool) -> None:
    """Write a text to a file piece by piece, whole or not at all, mode 0600.

    Raises:
        OutputError: the file exists and is not to be replaced, or cannot be written.
    """
    from unattend_gen.output import write_file_in_pieces

    data = (piece.encode("utf-8") for piece in pieces)
    write_file_in_pieces(Path(path), data, replace=replace)
