"""A key that is not a published setup key is in windowsPE.

## What it checks
A well-formed key in `UserData/ProductKey/Key` that is not published. The text does not show whether
it is a MAK, a retail key or an OEM key.

## Why it matters
The key in windowsPE selects the image. Media know the keys of their own channel: a MAK is often
rejected as invalid, or matches no image. A retail key may be correct. In any case the file is
readable on the media or the deployment share.

## Instead
Select the image with the published setup key of the edition, or by its name, and put the MAK into
`ProductKey` of Microsoft-Windows-Shell-Setup in specialize.

## References
- Vendor reference: both ProductKey settings
- hatching/vmcloak issues 106 and 131
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK, MADE_UP_KEY
from unattend_gen.rules.images import is_client_unattend
from unattend_gen.rules.keys import KeyPlace, RealKey
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import image_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="mak-in-windowspe",
    summary="a key that is not a published setup key is in windowsPE",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=image_key(MADE_UP_KEY),
    good=image_key(GVLK),
    exposes_secret=True,
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for the key of windowsPE if it may be a secret, except for WDS clients."""
    if is_client_unattend(index):
        return
    for one in index.keys:
        if isinstance(one, RealKey) and one.place is KeyPlace.IMAGE and one.is_secret:
            yield CARD.finding(
                one.setting.location,
                "this is not a published setup key; Setup often rejects a MAK here",
                advice="select the image with the setup key of the edition, and put a MAK into "
                "specialize/Microsoft-Windows-Shell-Setup/ProductKey",
                last_five=one.key.last_five,
            )


RULE = Rule(CARD, check)
