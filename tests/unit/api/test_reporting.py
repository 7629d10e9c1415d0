"""Reports on their way out."""

from __future__ import annotations

import json

from tests.samples import a_shell_setup
from unattend_gen import api
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report


def severities(report: Report) -> dict[str, str]:
    """The level of each rule in a SARIF log, which has it from the rule's card."""
    [run] = json.loads(api.format_report(report, "sarif"))["runs"]
    return {
        rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]
    }


def test_a_format_that_explains_is_given_the_pages_of_the_command() -> None:
    command = (
        "<FirstLogonCommands><SynchronousCommand><CommandLine>net user bob hunter2 /add"
        "</CommandLine></SynchronousCommand></FirstLogonCommands>"
    )
    document = Document(Location("a.xml"), a_shell_setup("oobeSystem", command))

    assert severities(api.check([document])) == {"secret-in-command": "error"}
    assert severities(api.validate([document]))["secret-in-command"] == "warning"


def test_a_rule_that_nobody_knows_is_reported_without_a_page() -> None:
    strange = Finding(
        "strange", Severity.NOTE, Confidence.LOW, Location("a.xml"), "message", "advice"
    )

    assert "## Rules\n\n- `strange`: `unattend-gen explain strange`\n" in api.format_report(
        Report("validate", findings=(strange,)), "markdown"
    )
