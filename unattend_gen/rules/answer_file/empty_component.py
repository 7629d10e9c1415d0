"""A component or a pass is empty.

## What it checks
A `component` without elements, and a `settings` element without components.

## Why it matters
The element has no effect. It is often left over after something was deleted, or a setting was
forgotten.

## Instead
Delete it.

## References
- Vendor reference: the settings and component elements
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.answer_file.tree import child_elements, own_text
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.repairs import removal
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="empty-component",
    summary="a component or a pass is empty",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP),
    good=snippet("specialize", SHELL_SETUP, "<TimeZone>UTC</TimeZone>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each empty pass and component of a file that Setup has not processed."""
    if index.answer_file.was_processed:
        return
    for one in index.passes:
        if not len(one.element) and not own_text(one.element).strip():
            yield CARD.finding(
                index.location(one.element, one.name), "the pass is empty", advice="delete it"
            ).fixed_by(removal(index, one.element, is_safe=True))
    for component in index.components:
        element = component.node.element
        if next(child_elements(element), None) is None and not own_text(element).strip():
            yield CARD.finding(
                component.location, "the component is empty", advice="delete it"
            ).fixed_by(None if len(element) else removal(index, element, is_safe=True))


RULE = Rule(CARD, check)
