"""A password or another secret is in clear text.

## What it checks
A password, an SNMP community name, or the data of a domain join that anyone who opens the file can
read. The conventional password `vagrant` of test machines is a note.

## Why it matters
Answer files are stored on shares, media and in repositories, and Setup keeps copies. Anyone who
reads the file can sign in.

## Instead
Provide the password when the file is rendered, protect the rendered file, and change the password
after Setup. Setting `PlainText` to false only hides the text at first glance.

## References
- Vendor reference: the Password settings
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.passwords import Exposure, open_secrets
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import administrator_password

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="plain-text-password",
    summary="a password or another secret is in clear text",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=administrator_password("not-a-real-one"),
    good=administrator_password("*SENSITIVE*DATA*DELETED*"),
    exposes_secret=True,
    other_severities=((Severity.NOTE, "the password is a conventional one, such as vagrant"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each secret in clear text."""
    for secret in open_secrets(index):
        if secret.exposure is Exposure.CLEAR:
            yield CARD.finding(
                secret.setting.location,
                "the conventional password of test machines is in clear text"
                if secret.is_conventional
                else "a secret is in clear text",
                advice="provide it when the file is rendered, and change it after Setup",
                severity=Severity.NOTE if secret.is_conventional else None,
            )


RULE = Rule(CARD, check)
