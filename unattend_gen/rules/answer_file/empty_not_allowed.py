"""A setting has no value.

## What it checks
An empty element where the reference requires text, or where an empty text cannot be a value: a
number, a boolean, a choice. Empty key elements are reported by `empty-key`.

## Why it matters
An empty element is not the same as a missing one: some components treat it as an empty value and
stop. Others ignore it, and programs that fill in an answer file need it, so the finding is a
warning.

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
    summary="a setting has no value",
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
    """Yield a finding for each element without text that requires text."""
    for setting in index.all_settings:
        fact = setting.fact
        if fact is None or setting.value or setting.node.key_value or not setting.node.is_leaf:
            continue
        if _is_never_empty(fact):
            yield CARD.finding(
                setting.location,
                f"{fact.name} has no value",
                advice="write a value, or delete the element",
                confidence=None if fact.empty_allowed is False else Confidence.MEDIUM,
            ).fixed_by(removal(index, setting.node.element, is_safe=False))


def _is_never_empty(fact: Setting) -> bool:
    if fact.type is ValueType.PRODUCT_KEY or fact.empty_allowed is True or not fact.takes_value:
        return False
    return fact.empty_allowed is False or fact.type in _NEVER_EMPTY


RULE = Rule(CARD, check)
