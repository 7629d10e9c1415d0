"""For code scanning and editors: SARIF 2.1.0.

Rules come with their pages, results with level, place and our fingerprint, what could not be read
as notifications of an invocation that did not succeed. Messages are plain text, names are
percent-encoded URIs below `%SRCROOT%`, and no piece of a document is shown. Pure ASCII.

Source:
    OASIS Standard, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus
    Errata 01.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from unattend_gen.core.printable import printable
from unattend_gen.errors import ExitCode
from unattend_gen.reports._encode import Object, Value, encode_setting
from unattend_gen.reports._format import Format
from unattend_gen.reports._sarif_places import Artifacts, encode_place, roots
from unattend_gen.reports._sarif_rules import encode_rules, sarif_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.report import Report, Skipped

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION: Final = "2.1.0"
FINGERPRINT: Final = "unattendGen/v1"
"""Name of our fingerprint among others that a result may carry."""


def render(report: Report, _colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """The report as a SARIF log with one run."""
    content: Object = {"$schema": SCHEMA, "version": VERSION, "runs": [_run(report)]}
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


FORMAT: Final = Format("sarif", render, explains=True)


def _run(report: Report) -> Object:
    artifacts = Artifacts()
    rules = encode_rules(report)
    indexes = {str(rule["id"]): index for index, rule in enumerate(rules)}
    results: list[Value] = [_result(one, indexes, artifacts) for one in report.findings]
    notifications: list[Value] = [_notification(one, artifacts) for one in report.skipped]
    for document in report.documents:
        settings: list[Value] = [encode_setting(setting) for setting in document.settings]
        artifacts.describe(
            document.location, {"verdict": document.verdict.value, "settings": settings}
        )
    return {
        "tool": {"driver": _driver(rules)},
        "automationDetails": {"id": f"unattend-gen/{report.command}/"},
        "invocations": [_invocation(report, notifications)],
        "originalUriBaseIds": roots(),
        "artifacts": artifacts.encoded(),
        "columnKind": "unicodeCodePoints",
        "results": results,
    }


def _driver(rules: list[Object]) -> Object:
    from unattend_gen import __version__

    return {
        "name": "unattend-gen",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
    }


def _invocation(report: Report, notifications: list[Value]) -> Object:
    """Nothing to look at, or not all of it, is no success whatever the exit code."""
    is_whole = report.is_complete and report.exit_code is not ExitCode.UNUSABLE
    return {
        "executionSuccessful": is_whole,
        "exitCode": int(report.exit_code),
        "exitCodeDescription": report.exit_code.name.lower(),
        "toolExecutionNotifications": notifications,
    }


def _result(finding: Finding, indexes: Mapping[str, int], artifacts: Artifacts) -> Object:
    return {
        "ruleId": finding.rule,
        "ruleIndex": indexes[finding.rule],
        "level": finding.severity.label,
        "message": {"text": sarif_text(f"{finding.message}; advice: {finding.advice}")},
        "locations": [encode_place(finding.location, artifacts)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {
            "confidence": finding.confidence.value,
            "advice": printable(finding.advice),
            "help": finding.help,
            "lastFive": finding.last_five,
        },
    }


def _notification(skipped: Skipped, artifacts: Artifacts) -> Object:
    return {
        "descriptor": {"id": skipped.reason.value},
        "level": "error",
        "message": {
            "text": sarif_text(f"skipped: {skipped.reason.value}; advice: {skipped.advice}")
        },
        "locations": [encode_place(skipped.location, artifacts)],
    }
