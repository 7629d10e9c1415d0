"""A product key has not the form of one.

## What it checks
Text in a product key setting that is meant as a key but has not five groups of five characters,
holds a character that no key uses, or more than one N.

## Why it matters
Setup stops at a key that is none.

## Instead
Copy the key again, hyphens and all. 0, 1, 5, A, E, I, L, O, S, U and Z never occur; 8 and B are
often confused.

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
    summary="a product key has not the form of one",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=image_key(GVLK[:-2]),
    good=image_key(GVLK),
    setup_effect="rejects the key",
)


def check(index: Index) -> Iterator[Finding]:
    """Each text that was meant as a key; the message names the group, never the text."""
    for one in index.keys:
        if isinstance(one, MalformedKey):
            yield CARD.finding(one.placed.location, one.reason.message, advice=one.reason.advice)


RULE = Rule(CARD, check)
