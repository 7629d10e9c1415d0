"""The results and rules of a SARIF log, with suppressions and fixes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Severity
from unattend_gen.core.quoting import printable
from unattend_gen.core.secret import MARKER
from unattend_gen.reports._sarif_places import encode_artifact, encode_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.finding import Edit, Finding, Fix, RulePage
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import Report
    from unattend_gen.reports._encode import Object, Value
    from unattend_gen.reports._sarif_places import Artifacts


_PLACEHOLDER: Final = re.compile(r"\{(\d+)\}")
_BRACKET: Final = re.compile(r"([\[\]\\])")
_SECURITY_SEVERITY: Final = {Severity.ERROR: "8.0", Severity.WARNING: "6.0", Severity.NOTE: "3.0"}
"""The middle of the ranges high, medium and low of code scanning; only for exposed secrets."""


def encode_rules(report: Report) -> list[Object]:
    """Return each rule with findings, in the order of the slugs, with its page if one is known."""
    slugs = sorted(report.rules())
    return [_rule(slug, report.pages.get(slug)) for slug in slugs]


def sarif_text(text: str) -> str:
    """Return a text without links, placeholders and control characters.

    In a SARIF message `[a](b)` is a link and `{0}` an argument, with or without Markdown.
    """
    shown = _PLACEHOLDER.sub(r"{{\1}}", printable(text))
    return _BRACKET.sub(r"\\\1", shown) if "](" in shown else shown


def _rule(slug: str, page: RulePage | None) -> Object:
    if page is None:
        return {"id": slug}
    card = page.card
    return {
        "id": slug,
        "shortDescription": {"text": card.summary},
        "fullDescription": {"text": page.lead},
        "defaultConfiguration": {"level": card.severity.label},
        "help": {"text": _help(slug, page.text), "markdown": _help(slug, _marked(page.text))},
        "properties": _properties(page),
    }


def _help(slug: str, text: str) -> str:
    return f"{text.rstrip()}\n\nIn a terminal: `unattend-gen explain {slug}`.\n"


def _marked(text: str) -> str:
    """Return Markdown in which Setup's marker keeps its asterisks."""
    return text.replace(MARKER, f"`{MARKER}`").replace(f"``{MARKER}``", f"`{MARKER}`")


def _properties(page: RulePage) -> Object:
    properties: Object = {"precision": page.card.confidence.value, "since": page.card.since}
    if page.card.exposes_secret:
        properties["tags"] = ["security"]
        properties["security-severity"] = _SECURITY_SEVERITY[page.card.severity]
    return properties


MOST_RESULTS: Final = 25_000
"""The most results in a run that code scanning accepts; it rejects a longer log entirely.

Source:
    Documentation of GitHub code scanning: results that exceed limits.
"""

FINGERPRINT: Final = "unattendGen/v1"
"""The name of our fingerprint among the fingerprints of a result."""

SAME: Final = "unattendGenSecret/v1"
"""The name of the keyed hash that identifies results about the same secret."""


@dataclass(frozen=True, slots=True)
class ResultsShown:
    """The findings that fit in a log.

    Attributes:
        findings: with the reason of the suppression, or None if they count.
        left_out: the number of findings that do not fit.
    """

    findings: tuple[tuple[Finding, str | None], ...]
    left_out: int


def shown_results(report: Report, *, most: int = MOST_RESULTS) -> ResultsShown:
    """Return the findings that count, then suppressed ones; the worst if there are too many.

    Their order does not change.
    """
    found: list[tuple[Finding, str | None]] = [(finding, None) for finding in report.findings]
    found += [(one.finding, one.reason) for one in report.suppressed]
    by_weight = sorted(range(len(found)), key=lambda index: _weight(*found[index]))
    kept = sorted(by_weight[:most])
    return ResultsShown(tuple(found[index] for index in kept), len(found) - len(kept))


def encode_results(
    shown: ResultsShown, indexes: Mapping[str, int], artifacts: Artifacts
) -> list[Value]:
    """Return the value of `results`.

    Args:
        shown: the findings to encode.
        indexes: of the rules in the log, by slug.
        artifacts: collects the files.
    """
    marks = any(reason is not None for _, reason in shown.findings)
    results: list[Value] = []
    for finding, reason in shown.findings:
        result = _result(finding, indexes[finding.rule], artifacts)
        if marks:  # SARIF requires `suppressions` in all results of a run or in none
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
    """Return spans and new text only: the deleted text may be a secret."""
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
    """Return a span in characters, counted from 0 after a byte order mark."""
    region: Object = {"charOffset": edit.start, "charLength": edit.end - edit.start}
    if not edit.text:
        return {"deletedRegion": region}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}
