from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports import CARD, EXPLAINED, MARKUP
from unattend_gen.core.finding import RulePage, Severity
from unattend_gen.reports._sarif_rules import encode_rules, sarif_text

HELP = """\
A secret stands in clear text.

## Why it matters
Whoever reads the file can sign in. Setup leaves *SENSITIVE*DATA*DELETED* in its
own copy, and `PlainText` hides nothing.

## References
- Vendor reference: the Password settings
- Somewhere else

In a terminal: `unattend-gen explain plain-text-password`.
"""


def test_a_rule_has_its_summary_its_page_and_how_it_judges() -> None:
    assert encode_rules(EXPLAINED) == [
        {
            "id": "plain-text-password",
            "shortDescription": {"text": "a secret is in clear text"},
            "fullDescription": {"text": "A secret stands in clear text."},
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
def test_a_message_holds_no_link_and_no_argument(text: str, shown: str) -> None:
    assert sarif_text(text) == shown


def test_hostile_text_stays_text() -> None:
    assert "\\[a\\](javascript:b) {{0}} " in sarif_text(MARKUP)
