"""A published key is in the place of the activating key.

## What it checks
A published client setup key (GVLK) or a generic key in the `ProductKey` of
Microsoft-Windows-Shell-Setup.

## Why it matters
A GVLK activates only with a KMS host or Active Directory, and a generic key never activates. A
computer that should use a MAK is not activated. The key is not a secret, so the finding is a note.

## Instead
For MAK activation, write the MAK here. The setup key belongs in windowsPE.

## References
- Vendor documentation: KMS client setup keys
- Vendor reference: Microsoft-Windows-Shell-Setup, ProductKey
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.keys import Channel
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK, MADE_UP_KEY
from unattend_gen.rules.keys import KeyPlace, RealKey
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.keys import PublishedKey
    from unattend_gen.rules.index import Index

CARD = RuleCard(
    slug="gvlk-where-mak-expected",
    summary="a published key is in the place of the activating key",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, f"<ProductKey>{GVLK}</ProductKey>"),
    good=snippet("specialize", SHELL_SETUP, f"<ProductKey>{MADE_UP_KEY}</ProductKey>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each published key in the place of the activating one."""
    for one in index.keys:
        if isinstance(one, RealKey) and one.place is KeyPlace.ACTIVATION and one.publication:
            yield CARD.finding(
                one.setting.location,
                _message(one.publication),
                advice="for MAK activation, write the MAK here; otherwise no change is needed",
                last_five=one.key.last_five,
            )


def _message(publication: PublishedKey) -> str:
    title = f"{publication.product} {publication.edition}"
    if publication.channel is Channel.GVLK:
        return f"the published setup key of {title} activates with a KMS host or Active Directory"
    return f"the generic key of {title} never activates"


RULE = Rule(CARD, check)
