"""The key stands in `UserData/ProductKey` itself, not in its `Key`.

## What it checks
Text right in the `ProductKey` of Microsoft-Windows-Setup, with no `Key` element in it. In
Shell-Setup the key does stand right in `ProductKey`: the two are often confused.

## Why it matters
Setup does not see the key. On evaluation media, which ask for none, it goes on; on others it
stops with "cannot read the ProductKey setting from the unattend answer file".

## Instead
`<ProductKey><Key>…</Key></ProductKey>`

## References
- Vendor reference: Microsoft-Windows-Setup, UserData, ProductKey, Key
- joefitzgerald/packer-windows issue 39, hatching/vmcloak issue 90
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK
from unattend_gen.rules.keys import KEY_HOLDER, SETUP
from unattend_gen.rules.repairs import wrapping
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

CARD = RuleCard(
    slug="key-text-without-key-element",
    summary="the key stands in UserData/ProductKey itself, not in its Key",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("windowsPE", SETUP, f"<UserData><ProductKey>{GVLK}</ProductKey></UserData>"),
    good=snippet(
        "windowsPE", SETUP, f"<UserData><ProductKey><Key>{GVLK}</Key></ProductKey></UserData>"
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """The text in the key's container, when it has no key element."""
    for placed in index.settings(SETUP, KEY_HOLDER):
        if not placed.value or placed.is_marker:
            continue
        if placed.child("Key") is None:
            yield CARD.finding(
                placed.location,
                "text stands where the Key element belongs, so Setup reads no key",
                advice="put it into an element: <ProductKey><Key>…</Key></ProductKey>",
            ).fixed_by(wrapping(index, placed.node.element, "Key"))


RULE = Rule(CARD, check)
