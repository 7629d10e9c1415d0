"""There is text where only elements belong.

## What it checks
Text between the elements of a container, a list, or around the components. Text of a template
language is a placeholder.

## Why it matters
Setup reads the elements and ignores the text. It is often left over from a value whose element was
lost, or from a comment whose marks were lost.

## Instead
Delete the text, or put it into its element.

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
    summary="there is text where only elements belong",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("oobeSystem", SHELL_SETUP, "<OOBE>", "skip", "</OOBE>"),
    good=snippet("oobeSystem", SHELL_SETUP, "<OOBE>", "<!-- skip -->", "</OOBE>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each container, list, component, pass or root with text of its own."""
    for element, address in _frame(index):
        text = own_text(element).strip()
        if text and not holds_template_statement(text):
            yield CARD.finding(
                index.location(element, address),
                "there is text between the elements",
                advice="delete it, or turn it into a comment",
            ).fixed_by(loose_text_removal(index, element))
    for setting in index.all_settings:
        if setting.is_open_value and _takes_only_elements(setting):
            yield CARD.finding(
                setting.location,
                "there is text where only elements belong",
                advice="delete it, or put it into its element",
            ).fixed_by(loose_text_removal(index, setting.node.element))


def _frame(index: Index) -> Iterator[tuple[Element, str | None]]:
    """Yield the elements around the settings, with their addresses."""
    yield index.answer_file.root, None
    for one in index.passes:
        yield one.element, one.name
    for component in index.components:
        yield component.node.element, component.address


def _takes_only_elements(setting: IndexedSetting) -> bool:
    """Whether text is not allowed; `key-text-without-key-element` reports that of ProductKey."""
    if setting.fact is None or setting.fact.takes_value:
        return False
    return not setting.is_at(SETUP, KEY_HOLDER) or setting.child("Key") is not None


RULE = Rule(CARD, check)
