from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.reports import CARD, CHECKED, EXPLAINED, FIXABLE, LEFTOVER, MARKUP, NOTE, WITH_KNOWN
from unattend_gen.core.finding import RulePage, Severity
from unattend_gen.core.report import Report, Suppressed
from unattend_gen.reports._sarif_places import Artifacts
from unattend_gen.reports._sarif_results import (
    MOST_RESULTS,
    encode_results,
    encode_rules,
    sarif_text,
    shown_results,
)

HELP = """\
A secret is in clear text.

## Why it matters
Anyone who reads the file can sign in. Setup leaves *SENSITIVE*DATA*DELETED* in its
own copy, and `PlainText` hides nothing.

## References
- Vendor reference: the Password settings
- Somewhere else

In a terminal: `unattend-gen explain plain-text-password`.
"""


def test_a_rule_has_its_summary_its_page_and_its_severity() -> None:
    assert encode_rules(EXPLAINED) == [
        {
            "id": "plain-text-password",
            "shortDescription": {"text": "a secret is in clear text"},
            "fullDescription": {"text": "A secret is in clear text."},
            "defaultConfiguration": {"level": "warning"},
            "help": {
                "text": HELP,
                "markdown": HELP.replace("*SENSITIVE*DATA*DELETED*", "`*SENSITIVE*DATA*DELETED*`"),
            },
            "properties": {
                "precision": "high",
                "since": "0.1",
                "tags": ["security"],
                "security-severity": "6.0",
            },
        },
        {"id": "wrong-case"},
    ]


@pytest.mark.parametrize(
    ("severity", "score"),
    [(Severity.ERROR, "8.0"), (Severity.WARNING, "6.0"), (Severity.NOTE, "3.0")],
)
def test_the_security_score_follows_the_severity(severity: Severity, score: str) -> None:
    page = RulePage(replace(CARD, severity=severity), "Text.")
    report = replace(EXPLAINED, pages={CARD.slug: page})

    assert [rule.get("properties") for rule in encode_rules(report)] == [
        {
            "precision": "high",
            "since": "0.1",
            "tags": ["security"],
            "security-severity": score,
        },
        None,
    ]


def test_a_rule_that_exposes_nothing_has_no_security_score() -> None:
    page = RulePage(replace(CARD, exposes_secret=False), "Text.")
    [rule, _] = encode_rules(replace(EXPLAINED, pages={CARD.slug: page}))

    assert rule["properties"] == {"precision": "high", "since": "0.1"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Command[1]/Order", "Command[1]/Order"),
        ("a {0} {b}", "a {{0}} {b}"),
        ("[a](b) [c]", "\\[a\\](b) \\[c\\]"),
        ("\\[a](b)", "\\\\\\[a\\](b)"),
        ("a\nb", "a\\x0ab"),
    ],
)
def test_a_message_contains_no_link_and_no_argument(text: str, shown: str) -> None:
    assert sarif_text(text) == shown


def test_hostile_text_stays_text() -> None:
    assert "\\[a\\](javascript:b) {{0}} " in sarif_text(MARKUP)


WARNING = replace(NOTE, severity=Severity.WARNING)
INDEXES = {"leftover-key": 0, "plain-text-password": 1, "too-long": 2, "wrong-case": 3}


def results(report: Report) -> Any:  # noqa: ANN401 - JSON has no narrower type
    return encode_results(shown_results(report), INDEXES, Artifacts())


def test_a_fix_has_the_spans_to_replace_and_no_text_of_them() -> None:
    [first, *_] = results(WITH_KNOWN)

    assert first["fixes"] == [
        {
            "description": {"text": "write ComputerName"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "/2", "index": 2},
                    "replacements": [
                        {
                            "deletedRegion": {"charOffset": 90, "charLength": 12},
                            "insertedContent": {"text": "ComputerName"},
                        },
                        {"deletedRegion": {"charOffset": 120, "charLength": 5}},
                    ],
                }
            ],
            "properties": {"isSafe": True},
        }
    ]


def test_without_edits_there_is_no_fix() -> None:
    assert ["fixes" in result for result in results(CHECKED)] == [False, False]


def test_a_known_finding_is_suppressed_externally_with_its_reason() -> None:
    assert [result["suppressions"] for result in results(WITH_KNOWN)] == [
        [],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "the lab has no secrets",
            }
        ],
        [{"kind": "external", "status": "accepted"}],
    ]


def test_without_suppressions_no_result_mentions_them() -> None:
    assert ["suppressions" in result for result in results(CHECKED)] == [False, False]


def test_of_too_many_results_the_worst_stay_in_their_order() -> None:
    known = Suppressed(LEFTOVER)
    report = Report("validate", findings=(NOTE, WARNING, LEFTOVER, FIXABLE), suppressed=(known,))

    shown = shown_results(report, most=3)

    assert shown.findings == ((NOTE, None), (WARNING, None), (LEFTOVER, None))
    assert shown.left_out == 2


def test_a_log_within_the_limit_has_all_results() -> None:
    report = Report("validate", findings=(NOTE,) * MOST_RESULTS)

    assert shown_results(report).left_out == 0


def test_results_on_the_same_secret_share_a_fingerprint_of_their_own() -> None:
    found = replace(LEFTOVER, secret_id="00112233445566ff")

    [result] = results(Report("audit", findings=(found,)))

    assert result["partialFingerprints"] == {
        "unattendGen/v1": LEFTOVER.fingerprint,
        "unattendGenSecret/v1": "00112233445566ff",
    }
