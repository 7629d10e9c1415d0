"""A published key stands where the key that activates belongs.

## What it checks
In the `ProductKey` of Microsoft-Windows-Shell-Setup a published client setup key (GVLK) or a
generic key.

## Why it matters
A GVLK activates with a KMS host or Active Directory only, a generic key never. Right if that is
what is meant; a computer that was to use a MAK stays without activation. Nothing secret is shown:
a note.

## Instead
For MAK activation write the MAK here. The setup key belongs in windowsPE.

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
    summary="a published key stands where the key that activates belongs",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, f"<ProductKey>{GVLK}</ProductKey>"),
    good=snippet("specialize", SHELL_SETUP, f"<ProductKey>{MADE_UP_KEY}</ProductKey>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Each published key in the place of the activating one."""
    for one in index.keys:
        if isinstance(one, RealKey) and one.place is KeyPlace.ACTIVATION and one.publication:
            yield CARD.finding(
                one.placed.location,
                _message(one.publication),
                advice="for MAK activation write the MAK here; else there is nothing to do",
                last_five=one.key.last_five,
            )


def _message(publication: PublishedKey) -> str:
    title = f"{publication.product} {publication.edition}"
    if publication.channel is Channel.GVLK:
        return f"the published setup key of {title}, which a KMS host or Active Directory activates"
    return f"the generic key of {title}, which never activates"


RULE = Rule(CARD, check)
