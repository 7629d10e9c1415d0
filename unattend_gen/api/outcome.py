"""The outcome of functions that report findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        from unattend_gen.api.report import format_report

        return format_report(self.report, format_)
