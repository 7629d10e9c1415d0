"""The key is in `UserData/ProductKey` itself, not in its `Key` element.

## What it checks
Text directly in the `ProductKey` of Microsoft-Windows-Setup, without a `Key` element. In
Shell-Setup the key is directly in `ProductKey`; the two are often confused.

## Why it matters
Setup does not find the key. Evaluation media, which do not ask for one, continue; other media stop
with "cannot read the ProductKey setting from the unattend answer file".

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
    summary="the key is in UserData/ProductKey itself, not in its Key element",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("windowsPE", SETUP, f"<UserData><ProductKey>{GVLK}</ProductKey></UserData>"),
    good=snippet(
        "windowsPE", SETUP, f"<UserData><ProductKey><Key>{GVLK}</Key></ProductKey></UserData>"
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for text in the container if there is no key element."""
    for setting in index.settings(SETUP, KEY_HOLDER):
        if not setting.value or setting.is_marker:
            continue
        if setting.child("Key") is None:
            yield CARD.finding(
                setting.location,
                "there is text in place of the Key element, so Setup reads no key",
                advice="put it into an element: <ProductKey><Key>…</Key></ProductKey>",
            ).fixed_by(wrapping(index, setting.node.element, "Key"))


RULE = Rule(CARD, check)
