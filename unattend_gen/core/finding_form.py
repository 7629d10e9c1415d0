"""Convert findings to JSON values and back, for packing."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from unattend_gen.core.finding import Confidence, Edit, Excerpt, Finding, Fix, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.packed import Form

_Row: TypeAlias = list[Any]  # Any: what JSON holds, by its place


def write_finding(finding: Finding) -> _Row:
    """Return the fields of a finding in order, with nested objects as lists."""
    at, fix, excerpt = finding.location, finding.fix, finding.excerpt
    return [
        finding.rule,
        finding.severity.value,
        finding.confidence.value,
        [at.path, at.inside, at.line, at.column, at.setting],
        finding.message,
        finding.advice,
        finding.last_five,
        None if fix is None else _write_fix(fix),
        None if excerpt is None else [excerpt.text, excerpt.start, excerpt.end],
        finding.secret_id,
    ]


def read_finding(row: _Row) -> Finding:
    """Return the finding from its fields."""
    rule, severity, confidence, at, message, advice, last_five, fix, excerpt, secret_id = row
    path, inside, line, column, setting = at
    return Finding(
        rule=rule,
        severity=Severity(severity),
        confidence=Confidence(confidence),
        location=Location(path, tuple(inside), line=line, column=column, setting=setting),
        message=message,
        advice=advice,
        last_five=last_five,
        fix=None if fix is None else _read_fix(fix),
        excerpt=None if excerpt is None else Excerpt(*excerpt),
        secret_id=secret_id,
    )


FINDINGS: Final = Form(write_finding, read_finding)


def _write_fix(fix: Fix) -> _Row:
    edits = [[edit.start, edit.end, edit.text] for edit in fix.edits]
    return [fix.summary, fix.is_safe, edits, fix.uncovers]


def _read_fix(row: _Row) -> Fix:
    summary, is_safe, edits, uncovers = row
    return Fix(summary, is_safe, tuple(Edit(*edit) for edit in edits), uncovers)
