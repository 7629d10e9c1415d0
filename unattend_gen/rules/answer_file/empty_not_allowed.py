"""A setting stands there without a value, which the reference does not allow.

## What it checks
An empty element where the reference wants text, or where an empty text can be no value: a number,
a boolean, a choice. Empty key elements have a rule of their own.

## Why it matters
An empty element is not the same as none: some components take it for an empty value and stop.
Others skip it, and programs that fill in an answer file need it: a warning.

## Instead
Delete the element, or give it a value.

## References
- Vendor reference: the values on the page of the setting
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.repairs import removal
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.rules.index import Index

_NEVER_EMPTY: Final = frozenset({ValueType.BOOLEAN, ValueType.INTEGER, ValueType.ENUM})

CARD = RuleCard(
    slug="empty-not-allowed",
    summary="a setting stands there without a value",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet(
        "oobeSystem",
        SHELL_SETUP,
        "<AutoLogon>",
        "<Enabled>true</Enabled><LogonCount>1</LogonCount>",
        "<Username/>",
        "</AutoLogon>",
    ),
    good=snippet(
        "oobeSystem",
        SHELL_SETUP,
        "<AutoLogon>",
        "<Enabled>true</Enabled><LogonCount>1</LogonCount>",
        "<Username>Administrator</Username>",
        "</AutoLogon>",
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """Each element without text where text is wanted."""
    for placed in index.all_settings:
        fact = placed.fact
        if fact is None or placed.value or placed.node.key_value or not placed.node.is_leaf:
            continue
        if _is_never_empty(fact):
            yield CARD.finding(
                placed.location,
                "the element has no value",
                advice="give it one, or delete the element",
                confidence=None if fact.empty_allowed is False else Confidence.MEDIUM,
            ).fixed_by(removal(index, placed.node.element, is_safe=False))


def _is_never_empty(fact: Setting) -> bool:
    if fact.type is ValueType.PRODUCT_KEY or fact.empty_allowed is True or not fact.takes_value:
        return False
    return fact.empty_allowed is False or fact.type in _NEVER_EMPTY


RULE = Rule(CARD, check)
