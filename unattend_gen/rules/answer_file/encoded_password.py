"""A password is only encoded, and anyone can decode it.

## What it checks
A `Value` next to a `PlainText` of false. It is an error if the value is not encoded as Setup
expects, and if `PlainText` is true but the value is encoded.

## Why it matters
The encoding is base64 of the password and the name of its element, which anyone can decode. Setup
stops with 0x8007000d if the text does not end with that name. If `PlainText` is true, the encoded
text itself becomes the password, and nobody can sign in with the intended one.

## Instead
Handle the file as if it contained the password in clear text. `unattend-gen render` encodes
passwords correctly.

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
    summary="a password is only encoded, and anyone can decode it",
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
    """Yield a finding for each encoded password, and for each value that contradicts PlainText."""
    for secret in open_secrets(index):
        if secret.exposure is Exposure.ENCODED:
            yield CARD.finding(
                secret.setting.location,
                "the password is only encoded, and anyone can decode it",
                advice="handle the file as if it contained the password in clear text",
                severity=Severity.NOTE if secret.is_conventional else None,
            )
        elif secret.exposure is Exposure.MISCODED:
            yield CARD.finding(
                secret.setting.location,
                "PlainText is false, but the value is not encoded as Setup expects",
                advice="encode the password with the element's name, or set PlainText to true",
                severity=Severity.ERROR,
            )
        elif secret.exposure is Exposure.MISSTATED:
            yield CARD.finding(
                secret.setting.location,
                "PlainText is true, but the value is an encoded password",
                advice="set PlainText to false",
                severity=Severity.ERROR,
            )


RULE = Rule(CARD, check)
