"""A name is not spelled in the case of the reference.

## What it checks
An element whose name differs from that of a setting only in case, and a component whose name
differs in case or is a known variant.

## Why it matters
Names of XML elements are case-sensitive. Some tools and some releases are lenient, so the setting
may work today. Component names are compared without case, so that finding is a note.

## Instead
Write the name exactly as in the reference.

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
    summary="a name is not spelled in the case of the reference",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<copyprofile>true</copyprofile>"),
    good=snippet("specialize", SHELL_SETUP, "<CopyProfile>true</CopyProfile>"),
    other_severities=((Severity.NOTE, "the name is that of a component"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each component and setting whose name differs from the reference."""
    for one in index.components:
        if one.fact is not None and one.node.name != one.fact.name:
            yield CARD.finding(
                one.location,
                f"the reference spells this component {one.fact.name}",
                advice=f"write {one.fact.name}",
                severity=Severity.NOTE,
            ).fixed_by(_component_fix(index, one, one.fact.name))
    for setting in index.unfamiliar:
        if setting.spelling is Spelling.OTHER_CASE and setting.fact is not None:
            yield CARD.finding(
                setting.location,
                f"names are case-sensitive: {setting.node.name} is spelled {setting.fact.name}",
                advice=f"write {setting.fact.name}",
            ).fixed_by(renaming(index, setting.node.element, setting.fact.name, is_safe=True))


def _component_fix(index: Index, one: IndexedComponent, name: str) -> Fix | None:
    """Return a fix for the name; it is safe if only the case differs."""
    is_safe = one.node.name.lower() == name.lower()
    return new_attribute(index, one.node.element, "name", name, is_safe=is_safe)


RULE = Rule(CARD, check)
