"""The name of a setting or component is written in another case than the reference has it.

## What it checks
An element that equals a setting of its place but for upper and lower case, and a component named
so, or by another spelling that has been met.

## Why it matters
Names of XML elements are case-sensitive. Some tools and some releases are lenient, so the setting
may work today. Component names are compared without case: a note.

## Instead
Write the name exactly as the reference does.

## References
- Extensible Markup Language (XML) 1.0
- Vendor reference: the page of the setting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.attribute_repairs import new_attribute
from unattend_gen.rules.naming import Spelling
from unattend_gen.rules.repairs import renaming
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedComponent

CARD = RuleCard(
    slug="wrong-case",
    summary="a name is written in another case than the reference has it",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<copyprofile>true</copyprofile>"),
    good=snippet("specialize", SHELL_SETUP, "<CopyProfile>true</CopyProfile>"),
    other_severities=((Severity.NOTE, "the name is that of a component"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Each component and each setting with another spelling than its fact."""
    for one in index.components:
        if one.fact is not None and one.node.name != one.fact.name:
            yield CARD.finding(
                one.location,
                f"the component is spelt {one.fact.name} in the reference",
                advice=f"write {one.fact.name}",
                severity=Severity.NOTE,
            ).fixed_by(_component_fix(index, one, one.fact.name))
    for placed in index.all_settings:
        if placed.spelling is Spelling.OTHER_CASE and placed.fact is not None:
            yield CARD.finding(
                placed.location,
                f"the name is case-sensitive: {placed.fact.name}",
                advice=f"write {placed.fact.name}",
            ).fixed_by(renaming(index, placed.node.element, placed.fact.name, is_safe=True))


def _component_fix(index: Index, one: IndexedComponent, name: str) -> Fix | None:
    """Names are compared without case; another spelling is safe to correct where only case is."""
    is_safe = one.node.name.lower() == name.lower()
    return new_attribute(index, one.node.element, "name", name, is_safe=is_safe)


RULE = Rule(CARD, check)
