"""A product key element is empty.

## What it checks
An empty `Key` in windowsPE, an empty `ProductKey` in specialize, and an empty
`UserData/ProductKey`.

## Why it matters
The reference allows neither to be empty. In specialize, an empty key stops Setup (80070057). In
windowsPE it depends on the media: Setup asks, stops, or continues. Programs that fill in an answer
file need the element, so the finding is a warning.

## Instead
Write the key, or delete the element.

## References
- Vendor reference: both ProductKey settings
- microsoft/SurfaceDeploymentAccelerator issue 2
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK
from unattend_gen.rules.keys import KEY_HOLDER, SETUP, EmptyKey, KeyPlace
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import image_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="empty-key",
    summary="a product key element is empty",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=image_key(""),
    good=image_key(GVLK),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each key element without text, and for an empty container."""
    for one in index.keys:
        if isinstance(one, EmptyKey):
            yield CARD.finding(
                one.setting.location,
                _message(one.place),
                advice="write the key, or delete the element",
            )
    for setting in index.settings(SETUP, KEY_HOLDER):
        if not setting.value and not setting.children:
            yield CARD.finding(
                setting.location,
                "ProductKey is empty",
                advice="add a Key element, or delete it",
            )


def _message(place: KeyPlace) -> str:
    if place is KeyPlace.ACTIVATION:
        return "the product key is empty; an empty key stops Setup in specialize"
    return "the product key is empty; depending on the media, Setup asks for one or stops"


RULE = Rule(CARD, check)
