from __future__ import annotations

import pytest

from unattend_gen.auditor.found import finding_of
from unattend_gen.core.finding import Confidence, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.suspect import Suspect

AT = Location("a.ini", line=3)


def a_suspect(
    kind: SecretKind,
    holding: Holding = Holding.CLEAR,
    *,
    last_five: str | None = None,
    confidence: Confidence = Confidence.HIGH,
    rule: str | None = None,
) -> Suspect:
    return Suspect(
        kind=kind,
        holding=holding,
        where="an INI file",
        last_five=last_five,
        confidence=confidence,
        rule=rule,
    )


@pytest.mark.parametrize(
    ("suspect", "rule", "message"),
    [
        (
            a_suspect(SecretKind.PRODUCT_KEY, last_five="Q4JK2"),
            "leftover-key",
            "a product key ending in Q4JK2 stands in an INI file",
        ),
        (
            a_suspect(SecretKind.PASSWORD, Holding.ENCODED),
            "leftover-password",
            "a password, encoded, which anyone can undo, stands in an INI file",
        ),
        (
            a_suspect(SecretKind.PASSWORD, rule="secret-in-command"),
            "secret-in-command",
            "a password stands in an INI file",
        ),
    ],
)
def test_the_rule_and_the_words_follow_from_what_stands_there(
    suspect: Suspect, rule: str, message: str
) -> None:
    finding = finding_of(suspect, AT)

    assert (finding.rule, finding.message, finding.location) == (rule, message, AT)
    assert finding.severity is Severity.ERROR


def test_what_is_not_sure_is_a_warning() -> None:
    suspect = a_suspect(SecretKind.PRODUCT_KEY, confidence=Confidence.LOW)

    assert finding_of(suspect, AT).severity is Severity.WARNING
