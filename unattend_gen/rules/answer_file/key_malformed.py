"""A product key is malformed.

## What it checks
Text in a product key setting that does not have five groups of five characters, contains a
character that product keys never use, or contains more than one N.

## Why it matters
Setup stops at a malformed key.

## Instead
Copy the key again, including the hyphens. 0, 1, 5, A, E, I, L, O, S, U and Z never occur; 8 and B
are easily confused.

## References
- Vendor reference: the ProductKey settings
- Public write-ups of the product key alphabet
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK
from unattend_gen.rules.keys import MalformedKey
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import image_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="key-malformed",
    summary="a product key is malformed",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=image_key(GVLK[:-2]),
    good=image_key(GVLK),
    setup_effect="rejects the key",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each malformed key; the message names the group, never the text."""
    for one in index.keys:
        if isinstance(one, MalformedKey):
            yield CARD.finding(one.setting.location, one.reason.message, advice=one.reason.advice)


RULE = Rule(CARD, check)
