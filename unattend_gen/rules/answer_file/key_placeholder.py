"""A product key setting contains a placeholder.

## What it checks
Groups that repeat one character or count (`XXXXX-…`, `12345-…`), and words such as `[KEY]`. A key
of zeros, which generators write to make Setup ask, is a note.

## Why it matters
Setup rejects the placeholder as a key unless someone replaces it first.

## Instead
Insert the key when the file is rendered, or omit the element.

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
    summary="a product key setting contains a placeholder",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=image_key("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"),
    good=image_key(GVLK),
    other_severities=((Severity.NOTE, "the key consists of zeros, so Setup asks for one"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each placeholder in a key setting."""
    for one in index.keys:
        if isinstance(one, StandInKey) and one.is_all_zeros:
            yield CARD.finding(
                one.setting.location,
                "this is a key of zeros, which makes Setup ask for a key",
                advice="no change is needed if Setup should ask, or use the key in the firmware",
                severity=Severity.NOTE,
            )
        elif isinstance(one, StandInKey):
            yield CARD.finding(
                one.setting.location,
                "this is a placeholder, not a product key",
                advice="write the key, or omit the element",
            )


RULE = Rule(CARD, check)
