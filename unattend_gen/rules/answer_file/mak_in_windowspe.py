"""A key that is no published setup key stands in windowsPE.

## What it checks
In `UserData/ProductKey/Key` a well-formed key that is on none of the published lists. The text
does not say whether it is a MAK, a retail or an OEM key.

## Why it matters
The key in windowsPE selects the image. Media know the keys of their own channel: a MAK is often
refused as invalid, or finds no image. A retail key may be right there. Either way the file lies
open on the media or the deployment share.

## Instead
Select the image with the published setup key of the edition, or by its name, and put the MAK into
specialize, Microsoft-Windows-Shell-Setup, `ProductKey`.

## References
- Vendor reference: both ProductKey settings
- hatching/vmcloak issues 106 and 131
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK, MADE_UP_KEY
from unattend_gen.rules.deployment import is_client_unattend
from unattend_gen.rules.keys import KeyPlace, RealKey
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import image_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="mak-in-windowspe",
    summary="a key that is no published setup key stands in windowsPE",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=image_key(MADE_UP_KEY),
    good=image_key(GVLK),
    exposes_secret=True,
)


def check(index: Index) -> Iterator[Finding]:
    """The key of windowsPE, if it may be a secret; WDS client files have a rule of their own."""
    if is_client_unattend(index):
        return
    for one in index.keys:
        if isinstance(one, RealKey) and one.place is KeyPlace.IMAGE and one.is_secret:
            yield CARD.finding(
                one.placed.location,
                "no published setup key; a MAK is often refused here",
                advice="select the image with the setup key of the edition, and put a MAK into "
                "specialize/Microsoft-Windows-Shell-Setup/ProductKey",
                last_five=one.key.last_five,
            )


RULE = Rule(CARD, check)
