"""A password is encoded, which hides it from a glance and from nothing else.

## What it checks
A `Value` beside a `PlainText` of false. Where the text is not the encoding that Setup undoes, it
is an error, and so is a text in this encoding beside a `PlainText` of true.

## Why it matters
The text is base64 of the password with the name of its element behind it: anyone can turn it
back. Setup stops with 0x8007000d at a text that does not end so. Said to be clear text, the encoded
text itself becomes the password, and nobody can sign in with the one that was meant.

## Instead
Treat the file as if the password stood there in clear. `unattend-gen render` encodes it rightly.

## References
- Vendor reference: the PlainText settings
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.passwords import Exposure, open_secrets
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


def _example(value: str) -> str:
    return snippet(
        "oobeSystem",
        SHELL_SETUP,
        "<AutoLogon><Password>",
        f"<Value>{value}</Value><PlainText>false</PlainText>",
        "</Password></AutoLogon>",
    )


CARD = RuleCard(
    slug="encoded-password",
    summary="a password is encoded, and anyone can turn it back",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_example("cAB3AFAAYQBzAHMAdwBvAHIAZAA="),
    good=_example("*SENSITIVE*DATA*DELETED*"),
    exposes_secret=True,
    other_severities=(
        (Severity.NOTE, "the password is a conventional one, such as vagrant"),
        (Severity.ERROR, "the value and PlainText contradict each other"),
    ),
    setup_effect="stops with 0x8007000d at a wrong encoding; uses encoded text as the password if"
    " PlainText is true",
)


def check(index: Index) -> Iterator[Finding]:
    """Each encoded password, and each text that was to be one."""
    for secret in open_secrets(index):
        if secret.exposure is Exposure.ENCODED:
            yield CARD.finding(
                secret.placed.location,
                "an encoded password, which anyone can turn back",
                advice="treat the file as if the password stood there in clear",
                severity=Severity.NOTE if secret.is_conventional else None,
            )
        elif secret.exposure is Exposure.MISCODED:
            yield CARD.finding(
                secret.placed.location,
                "PlainText is false, but the value is not in the encoding that Setup undoes",
                advice="encode the password with its element's name behind it, or set PlainText "
                "to true",
                severity=Severity.ERROR,
            )
        elif secret.exposure is Exposure.MISSTATED:
            yield CARD.finding(
                secret.placed.location,
                "PlainText is true, but the value is in the encoding of hidden passwords",
                advice="set PlainText to false",
                severity=Severity.ERROR,
            )


RULE = Rule(CARD, check)
