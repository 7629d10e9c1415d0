"""Reports on their way out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.reports import AUDITED
from tests.samples import a_shell_setup
from unattend_gen.api.report import ReportOutcome, report_pieces, write_pieces
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def severities(report: Report) -> dict[str, str]:
    """The level of each rule in a SARIF log, which has it from the rule's card."""
    [run] = json.loads(ug.format_report(report, "sarif"))["runs"]
    return {
        rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]
    }


def test_a_format_that_explains_is_given_the_pages_of_the_command() -> None:
    command = (
        "<FirstLogonCommands><SynchronousCommand><CommandLine>net user bob hunter2 /add"
        "</CommandLine></SynchronousCommand></FirstLogonCommands>"
    )
    document = Document(Location("a.xml"), a_shell_setup("oobeSystem", command))

    assert severities(ug.check(document).report) == {"secret-in-command": "warning"}
    assert (
        severities(ug.validate(document, no_config=True).report)["secret-in-command"] == "warning"
    )


def test_an_unknown_rule_is_reported_without_a_page() -> None:
    strange = Finding(
        "strange", Severity.NOTE, Confidence.LOW, Location("a.xml"), "message", "advice"
    )

    assert "## Rules\n\n- `strange`: `unattend-gen explain strange`\n" in ug.format_report(
        Report("validate", findings=(strange,)), "markdown"
    )


def test_a_report_of_findings_comes_in_pieces_that_make_the_whole() -> None:
    report = ug.validate(Document(Location("a.xml"), b"<x/>")).report

    pieces = tuple(report_pieces(report, "jsonl"))

    assert len(pieces) == len(report.findings) + 1
    assert "".join(pieces) == ug.format_report(report, "jsonl")


def test_an_unknown_format_is_rejected_before_the_first_piece() -> None:
    with pytest.raises(UsageError):
        report_pieces(Report("validate"), "xls")


def test_pieces_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_pieces(str(tmp_path / "a.txt"), ("a", "b"), replace=False)

    assert (tmp_path / "a.txt").read_text() == "ab"


def test_an_outcome_shows_the_parts_of_its_report() -> None:
    outcome = ReportOutcome(report=AUDITED)

    assert outcome.findings == AUDITED.findings
    assert outcome.skipped == AUDITED.skipped
    assert outcome.documents == AUDITED.documents
    assert outcome.exit_code is AUDITED.exit_code
    assert outcome.format("markdown") == ug.format_report(AUDITED, "markdown")
