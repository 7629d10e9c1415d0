"""A product key element stands there without a key.

## What it checks
An empty `Key` in windowsPE, an empty `ProductKey` in specialize, and the container of the first
with nothing in it.

## Why it matters
The reference allows neither to be empty. In specialize an empty key stops Setup (80070057). In
windowsPE it depends on the media: some ask, some stop, some go on. Programs that fill in an
answer file need the element: a warning.

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
    summary="a product key element stands there without a key",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=image_key(""),
    good=image_key(GVLK),
)


def check(index: Index) -> Iterator[Finding]:
    """Each key element without text, and the container of windowsPE without anything."""
    for one in index.keys:
        if isinstance(one, EmptyKey):
            yield CARD.finding(
                one.placed.location,
                _message(one.place),
                advice="write the key, or delete the element",
            )
    for placed in index.settings(SETUP, KEY_HOLDER):
        if not placed.value and not placed.children:
            yield CARD.finding(
                placed.location,
                "nothing stands in ProductKey",
                advice="put a Key element into it, or delete it",
            )


def _message(place: KeyPlace) -> str:
    if place is KeyPlace.ACTIVATION:
        return "the key is empty, and an empty key stops Setup in specialize"
    return "the key is empty; some media ask for one then, some stop"


RULE = Rule(CARD, check)
