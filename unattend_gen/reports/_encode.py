"""The values of a report as JSON has them: one form for every format that programs read.

Fields may be added, never changed or dropped. The schema is `schemas/report.schema.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unattend_gen.core.finding import Finding, Fix
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import CheckedDocument, CheckedSetting, Report, Skipped

Value: TypeAlias = "str | int | Sequence[Value] | Mapping[str, Value] | None"
"""What JSON can hold."""

Object: TypeAlias = "dict[str, Value]"
"""A JSON object with its keys in the order of the schema."""


def encode_head(report: Report) -> Object:
    """What holds for the report as a whole: tool, command, completeness, exit code, totals."""
    from unattend_gen import __version__

    return {
        "tool": {"name": "unattend-gen", "version": __version__},
        "command": report.command,
        "complete": report.is_complete,
        "exit_code": int(report.exit_code),
        "totals": {
            "documents": report.documents_read,
            "findings": len(report.findings),
            "skipped": len(report.skipped),
        },
    }


def encode_finding(finding: Finding) -> Object:
    """A finding; the excerpt is for people and left out."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.label,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "advice": finding.advice,
        "help": finding.help,
        "location": encode_location(finding.location),
        "fingerprint": finding.fingerprint,
        "last_five": finding.last_five,
        "fix": _fix(finding.fix),
    }


def encode_location(location: Location) -> Object:
    """A place, its names as they are; JSON escapes what is not ASCII."""
    return {
        "path": location.path,
        "inside": list(location.inside),
        "line": location.line,
        "column": location.column,
        "setting": location.setting,
    }


def encode_skipped(skipped: Skipped) -> Object:
    """Something that was not read."""
    return {
        "location": encode_location(skipped.location),
        "reason": skipped.reason.value,
        "advice": skipped.advice,
    }


def encode_document(document: CheckedDocument) -> Object:
    """A verdict of `check`."""
    return {
        "path": document.location.path,
        "inside": list(document.location.inside),
        "verdict": document.verdict.value,
        "settings": [encode_setting(setting) for setting in document.settings],
    }


def encode_setting(setting: CheckedSetting) -> Object:
    """The state of a sensitive setting."""
    return {"setting": setting.setting, "state": setting.state.value, "line": setting.line}


def _fix(fix: Fix | None) -> Object | None:
    return None if fix is None else {"summary": fix.summary, "is_safe": fix.is_safe}
