"""The checksum of a product key does not match.

## What it checks
A well-formed key with one N, as all keys since Windows 8 have, whose checksum is wrong. The
checksum of older keys cannot be computed without Windows.

## Why it matters
Such a key was never issued. Setup stops, or the computer cannot be activated. The checksum detects
a single wrong character in 1999 of 2000 cases.

## Instead
Copy the key again; 8 and B are easily confused.

## References
- Public write-ups of the PKEY2009 layout, checked against 72 published setup keys
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK
from unattend_gen.rules.keys import RealKey
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import image_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="key-mistyped",
    summary="the checksum of a product key does not match",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=image_key(GVLK.replace("9", "8", 1)),
    good=image_key(GVLK),
    setup_effect="rejects the key",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each key with a wrong checksum."""
    for one in index.keys:
        if isinstance(one, RealKey) and one.key.checksum_matches is False:
            yield CARD.finding(
                one.setting.location,
                "the checksum of this product key does not match, so a character is wrong",
                advice="copy the key again; 8 and B are easily confused",
                last_five=one.key.last_five,
            )


RULE = Rule(CARD, check)
