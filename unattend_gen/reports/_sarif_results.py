"""The results of a SARIF log: findings, what is suppressed among them, and how to fix them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.quoting import printable
from unattend_gen.reports._sarif_places import encode_artifact, encode_place
from unattend_gen.reports._sarif_rules import sarif_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.finding import Edit, Finding, Fix
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import Report
    from unattend_gen.reports._encode import Object, Value
    from unattend_gen.reports._sarif_places import Artifacts

MOST_RESULTS: Final = 25_000
"""A log with more results in a run is refused as a whole by code scanning.

Source:
    Documentation of GitHub code scanning: results that exceed limits.
"""

FINGERPRINT: Final = "unattendGen/v1"
"""Name of our fingerprint among others that a result may carry."""

SAME: Final = "unattendGenSecret/v1"
"""Name of the keyed hash that tells which results are about the same secret."""


@dataclass(frozen=True, slots=True)
class ResultsShown:
    """The findings that a log has room for.

    Attributes:
        findings: with their reason where they are suppressed, None where they count.
        left_out: how many there are beside them.
    """

    findings: tuple[tuple[Finding, str | None], ...]
    left_out: int


def shown_results(report: Report, *, most: int = MOST_RESULTS) -> ResultsShown:
    """Findings that count, then suppressed ones; where they are too many, the worst.

    What stays keeps its order.
    """
    found: list[tuple[Finding, str | None]] = [(finding, None) for finding in report.findings]
    found += [(one.finding, one.reason) for one in report.suppressed]
    by_weight = sorted(range(len(found)), key=lambda index: _weight(*found[index]))
    kept = sorted(by_weight[:most])
    return ResultsShown(tuple(found[index] for index in kept), len(found) - len(kept))


def encode_results(
    shown: ResultsShown, indexes: Mapping[str, int], artifacts: Artifacts
) -> list[Value]:
    """The value of `results`.

    Args:
        shown: what to encode.
        indexes: of the rules in the log, by slug.
        artifacts: takes the files in as they are met.
    """
    marks = any(reason is not None for _, reason in shown.findings)
    results: list[Value] = []
    for finding, reason in shown.findings:
        result = _result(finding, indexes[finding.rule], artifacts)
        if marks:  # all results of a run say whether they are suppressed, or none
            result["suppressions"] = [] if reason is None else [_suppression(reason)]
        results.append(result)
    return results


def _weight(finding: Finding, reason: str | None) -> tuple[bool, int]:
    return reason is not None, -finding.severity


def _result(finding: Finding, index: int, artifacts: Artifacts) -> Object:
    result: Object = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity.label,
        "message": {"text": sarif_text(f"{finding.message}; advice: {finding.advice}")},
        "locations": [encode_place(finding.location, artifacts)],
        "partialFingerprints": _fingerprints(finding),
    }
    if finding.fix is not None and finding.fix.edits:
        result["fixes"] = [_fix(finding.fix, finding.location, artifacts)]
    result["properties"] = {
        "confidence": finding.confidence.value,
        "advice": printable(finding.advice),
        "help": finding.help,
        "lastFive": finding.last_five,
    }
    return result


def _fingerprints(finding: Finding) -> Object:
    fingerprints: Object = {FINGERPRINT: finding.fingerprint}
    if finding.secret_id is not None:
        fingerprints[SAME] = finding.secret_id
    return fingerprints


def _suppression(reason: str) -> Object:
    suppression: Object = {"kind": "external", "status": "accepted"}
    return {**suppression, "justification": printable(reason)} if reason else suppression


def _fix(fix: Fix, location: Location, artifacts: Artifacts) -> Object:
    """Places and new text alone: what is deleted may be a secret, and is not quoted."""
    return {
        "description": {"text": sarif_text(fix.summary)},
        "artifactChanges": [
            {
                "artifactLocation": encode_artifact(location, artifacts),
                "replacements": [_replacement(edit) for edit in fix.edits],
            }
        ],
        "properties": {"isSafe": fix.is_safe},
    }


def _replacement(edit: Edit) -> Object:
    """A piece by its characters, counted from 0, a byte order mark left aside."""
    region: Object = {"charOffset": edit.start, "charLength": edit.end - edit.start}
    if not edit.text:
        return {"deletedRegion": region}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}
