"""An encoded password is empty.

## What it checks
A value that decodes to the name of its element and nothing else.

## Why it matters
There is no secret to protect, but the account may have no password at all.

## Instead
Give the account a password, or disable it.

## References
- Vendor reference: the PlainText settings
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.secret import MARKER
from unattend_gen.rules.rule import Rule, found_by_engine
from unattend_gen.rules.secret._copies import copy_with_password

CARD: Final = RuleCard(
    slug="empty-password",
    summary="an encoded password is empty",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=copy_with_password("<Value>UABhAHMAcwB3AG8AcgBkAA==</Value><PlainText>false</PlainText>"),
    good=copy_with_password(MARKER),
)

RULE: Final = Rule(CARD, found_by_engine)
