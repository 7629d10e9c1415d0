"""The values of a report in JSON, shared by all formats for programs.

Fields may be added, never changed or removed. The schema is `schemas/report.schema.json`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from unattend_gen import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unattend_gen.core.finding import Finding, Fix
    from unattend_gen.core.location import Location
    from unattend_gen.core.overview import SecretGroup
    from unattend_gen.core.report import CheckedDocument, CheckedSetting, Report, Skipped

Value: TypeAlias = "str | int | Sequence[Value] | Mapping[str, Value] | None"
"""A value in JSON."""

Object: TypeAlias = "dict[str, Value]"
"""A JSON object with its keys in the order of the schema."""


def encode_head(report: Report) -> Object:
    """Return the data on the whole report: tool, command, completeness, exit code, totals."""
    return {
        "tool": {"name": "unattend-gen", "version": __version__},
        "command": report.command,
        "complete": report.is_complete,
        "exit_code": int(report.exit_code),
        "totals": _totals(report),
        **_overview(report),
    }


def encode_finding(finding: Finding) -> Object:
    """Return a finding, without the excerpt, which is for people."""
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
        "secret_id": finding.secret_id,
        "fix": _fix(finding.fix),
    }


def encode_location(location: Location) -> Object:
    """Return a location with its names unchanged; JSON escapes what is not ASCII."""
    return {
        "path": location.path,
        "inside": list(location.inside),
        "line": location.line,
        "column": location.column,
        "setting": location.setting,
    }


def encode_skipped(skipped: Skipped) -> Object:
    """Return an input that could not be read."""
    return {
        "location": encode_location(skipped.location),
        "reason": skipped.reason.value,
        "advice": skipped.advice,
    }


def encode_document(document: CheckedDocument) -> Object:
    """Return a verdict of `check`."""
    return {
        "path": document.location.path,
        "inside": list(document.location.inside),
        "verdict": document.verdict.value,
        "settings": [encode_setting(setting) for setting in document.settings],
    }


def encode_setting(setting: CheckedSetting) -> Object:
    """Return the state of a sensitive setting."""
    return {"setting": setting.setting, "state": setting.state.value, "line": setting.line}


def _totals(report: Report) -> Object:
    """Return the totals; those of a search show that it was complete."""
    totals: Object = {
        "documents": report.documents_read,
        "findings": len(report.findings),
        "skipped": len(report.skipped),
    }
    overview = report.overview
    if overview is None:
        return totals
    reasons = Counter(one.reason.value for one in report.skipped)
    return {
        **totals,
        "files": overview.files,
        "containers": report.containers_read,
        "bytes": overview.size_bytes,
        "secrets": overview.secrets,
        "machines": len(overview.machines),
        "allowed": overview.allowed,
        "known": overview.known,
        "states": dict(overview.states),
        "left_out": {reason.value: number for reason, number in overview.left_out.items()},
        "known_places": overview.known_places,
        "skipped_by_reason": dict(sorted(reasons.items())),
    }


def _overview(report: Report) -> Object:
    """Return the run, the groups and the machines of a search."""
    parts: Object = {}
    if report.run is not None:
        run = report.run
        parts["run"] = {"started": run.started, "ended": run.ended, "host": run.host}
    if report.overview is not None:
        parts["groups"] = [_group(group) for group in report.overview.groups]
        parts["machines"] = [
            {"machine": name, "findings": number}
            for name, number in report.overview.machines.items()
        ]
    return parts


def _group(group: SecretGroup) -> Object:
    return {
        "secret_id": group.secret_id,
        "rule": group.rule,
        "last_five": group.last_five,
        "first": group.first,
        "places": group.places,
        "files": group.files,
        "machines": group.machines,
    }


def _fix(fix: Fix | None) -> Object | None:
    return None if fix is None else {"summary": fix.summary, "is_safe": fix.is_safe}
