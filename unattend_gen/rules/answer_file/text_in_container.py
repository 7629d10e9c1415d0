"""Loose text stands where only elements belong.

## What it checks
Words beside the elements of a container or a list, or in the frame around the components. Text
that a template language would have taken away is a placeholder.

## Why it matters
Setup reads the elements and passes over the text. It is often the remains of a value whose own
element was lost, or of a comment whose marks were.

## Instead
Delete the text, or give it the element it belongs in.

## References
- Vendor reference: the page of the setting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.answer_file.tree import own_text
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.keys import KEY_HOLDER, SETUP
from unattend_gen.rules.placeholders import holds_template_statement
from unattend_gen.rules.repairs import loose_text_removal
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.rules.index import Index, IndexedSetting

CARD = RuleCard(
    slug="text-in-container",
    summary="loose text stands where only elements belong",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("oobeSystem", SHELL_SETUP, "<OOBE>", "skip", "</OOBE>"),
    good=snippet("oobeSystem", SHELL_SETUP, "<OOBE>", "<!-- skip -->", "</OOBE>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Each container, list, component, pass or root with words of its own."""
    for element, setting in _frame(index):
        text = own_text(element).strip()
        if text and not holds_template_statement(text):
            yield CARD.finding(
                index.location(element, setting),
                "loose text stands among the elements",
                advice="delete it, or make it a comment",
            ).fixed_by(loose_text_removal(index, element))
    for placed in index.all_settings:
        if placed.is_open_value and _takes_only_elements(placed):
            yield CARD.finding(
                placed.location,
                "loose text stands where only elements belong",
                advice="delete it, or give it the element it belongs in",
            ).fixed_by(loose_text_removal(index, placed.node.element))


def _frame(index: Index) -> Iterator[tuple[Element, str | None]]:
    """Everything that stands around the settings, with its address."""
    yield index.answer_file.root, None
    for one in index.passes:
        yield one.element, one.name
    for component in index.components:
        yield component.node.element, component.address


def _takes_only_elements(placed: IndexedSetting) -> bool:
    """Text in the key's container is looked at by a rule that knows what it does."""
    if placed.fact is None or placed.fact.takes_value:
        return False
    return not placed.is_at(SETUP, KEY_HOLDER) or placed.child("Key") is not None


RULE = Rule(CARD, check)
