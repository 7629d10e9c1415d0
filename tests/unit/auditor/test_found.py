from __future__ import annotations

import pytest

from unattend_gen.auditor.found import finding_of
from unattend_gen.core.finding import Confidence, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import SecretKind
from unattend_gen.rules.load import rule_pages

AT = Location("a.ini", line=3)


def a_match(
    kind: SecretKind,
    content: ContentKind = ContentKind.CLEAR,
    *,
    last_five: str | None = None,
    confidence: Confidence = Confidence.HIGH,
    command: str | None = None,
) -> Match:
    return Match(
        kind=kind,
        content=content,
        where="an INI file",
        last_five=last_five,
        confidence=confidence,
        command=command,
    )


@pytest.mark.parametrize(
    ("match", "rule", "message"),
    [
        (
            a_match(SecretKind.PRODUCT_KEY, last_five="Q4JK2"),
            "leftover-key",
            "a product key ending in Q4JK2 stands in an INI file",
        ),
        (
            a_match(SecretKind.PASSWORD, ContentKind.ENCODED),
            "leftover-password",
            "a password, encoded, which anyone can undo, stands in an INI file",
        ),
        (
            a_match(SecretKind.PASSWORD, command="net user"),
            "secret-in-command",
            "a password stands in an INI file",
        ),
    ],
)
def test_the_rule_and_the_words_follow_from_what_stands_there(
    match: Match, rule: str, message: str
) -> None:
    finding = finding_of(match, AT)

    assert (finding.rule, finding.message, finding.location) == (rule, message, AT)
    assert finding.severity is rule_pages()[rule].card.severity


def test_what_is_not_sure_is_a_warning() -> None:
    match = a_match(SecretKind.PRODUCT_KEY, confidence=Confidence.LOW)

    assert finding_of(match, AT).severity is Severity.WARNING
