"""Filler or a word stands where a product key belongs.

## What it checks
Groups that each repeat one character or count (`XXXXX-…`, `12345-…`), words such as `[KEY]`. The
key of zeros that generators write so that Setup asks is a note.

## Why it matters
Setup takes the filler for a key and refuses it, unless someone puts a real one there first.

## Instead
Put the key in when the file is rendered, or leave the element out.

## References
- Public answer files and generators that write such keys
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK
from unattend_gen.rules.keys import StandInKey
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import image_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="key-placeholder",
    summary="filler or a word stands where a product key belongs",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=image_key("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"),
    good=image_key(GVLK),
    other_severities=((Severity.NOTE, "the key consists of zeros, so Setup asks for one"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Each key setting with something that stands for a key."""
    for one in index.keys:
        if isinstance(one, StandInKey) and one.is_all_zeros:
            yield CARD.finding(
                one.placed.location,
                "a key of zeros, which makes Setup ask for one",
                advice="nothing to do if Setup is meant to ask, or to use the key in the firmware",
                severity=Severity.NOTE,
            )
        elif isinstance(one, StandInKey):
            yield CARD.finding(
                one.placed.location,
                "something stands here in place of a product key",
                advice="write the key, or leave the element out",
            )


RULE = Rule(CARD, check)
