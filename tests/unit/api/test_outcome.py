"""Outcomes with a report."""

from __future__ import annotations

from tests.reports import AUDITED
from unattend_gen.api.outcome import ReportOutcome
from unattend_gen.api.report import format_report


def test_an_outcome_shows_the_parts_of_its_report() -> None:
    outcome = ReportOutcome(report=AUDITED)

    assert outcome.findings == AUDITED.findings
    assert outcome.skipped == AUDITED.skipped
    assert outcome.documents == AUDITED.documents
    assert outcome.exit_code is AUDITED.exit_code
    assert outcome.format("markdown") == format_report(AUDITED, "markdown")
