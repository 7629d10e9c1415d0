"""For programs: the contract. Fields may be added, never changed or dropped.

Pure ASCII: whatever a name holds, control characters and undecodable bytes included, comes as an
escape. The schema is `schemas/report.schema.json`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.reports._format import Format

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unattend_gen.core.finding import Finding, Fix
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import CheckedDocument, Report, Skipped

    Value: TypeAlias = "str | int | Sequence[Value] | Mapping[str, Value] | None"

SCHEMA: Final = "unattend-gen/report/1"


def render(report: Report, _colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """The report as one JSON object."""
    from unattend_gen import __version__

    content: Mapping[str, Value] = {
        "schema": SCHEMA,
        "tool": {"name": "unattend-gen", "version": __version__},
        "command": report.command,
        "complete": report.is_complete,
        "exit_code": int(report.exit_code),
        "totals": {
            "documents": report.documents_read,
            "findings": len(report.findings),
            "skipped": len(report.skipped),
        },
        "findings": [_finding(finding) for finding in report.findings],
        "skipped": [_skipped(skipped) for skipped in report.skipped],
        "documents": [_document(document) for document in report.documents],
    }
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


FORMAT: Final = Format("json", render)


def _finding(finding: Finding) -> Mapping[str, Value]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.label,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "advice": finding.advice,
        "location": _location(finding.location),
        "fingerprint": finding.fingerprint,
        "last_five": finding.last_five,
        "fix": _fix(finding.fix),
    }


def _location(location: Location) -> Mapping[str, Value]:
    return {
        "path": location.path,
        "inside": list(location.inside),
        "line": location.line,
        "column": location.column,
        "setting": location.setting,
    }


def _fix(fix: Fix | None) -> Mapping[str, Value] | None:
    return None if fix is None else {"summary": fix.summary, "is_safe": fix.is_safe}


def _skipped(skipped: Skipped) -> Mapping[str, Value]:
    return {
        "location": _location(skipped.location),
        "reason": skipped.reason.value,
        "advice": skipped.advice,
    }


def _document(document: CheckedDocument) -> Mapping[str, Value]:
    return {
        "path": document.location.path,
        "inside": list(document.location.inside),
        "verdict": document.verdict.value,
        "settings": [
            {"setting": one.setting, "state": one.state.value, "line": one.line}
            for one in document.settings
        ],
    }
