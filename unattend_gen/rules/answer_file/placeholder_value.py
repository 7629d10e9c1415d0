"""A value contains a placeholder of a template language.

## What it checks
`{{ name }}`, `${name}`, `<%= name %>`, `@NAME@`, `%name%`, `CHANGEME` and similar text in a value
or an attribute. `%SystemRoot%` in a path and `${name}` in a PowerShell command are not
placeholders. `check` also reports placeholders and masks in place of a secret.

## Why it matters
A file with placeholders is a template. Setup would use the placeholder itself as the value. No
other rule checks such a value, because it may become anything.

## Instead
Render the template, and validate the result.

## References
- Public answer files that are templates of Jinja2, HCL, MDT, ERB, batch and sed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.answer_file.tree import own_text
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.placeholders import holds_template_statement, is_stand_in_attribute
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.rules.index import Index

CARD = RuleCard(
    slug="placeholder-value",
    summary="a value contains a placeholder of a template language",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<ComputerName>{{ name }}</ComputerName>"),
    good=snippet("specialize", SHELL_SETUP, "<ComputerName>PC-01</ComputerName>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each placeholder in an attribute, between elements, or in a value."""
    for one in index.passes:
        if is_stand_in_attribute(one.name) or holds_template_statement(own_text(one.element)):
            yield _finding(index.location(one.element, one.name))
    for component in index.components:
        element = component.node.element
        in_attribute = any(is_stand_in_attribute(text) for text in element.attrib.values())
        if in_attribute or holds_template_statement(own_text(element)):
            yield _finding(component.location)
    for setting in index.all_settings:
        if setting.is_placeholder:
            yield _finding(setting.location)


def _finding(at: Location) -> Finding:
    return CARD.finding(
        at,
        "this is a placeholder of a template language, not a value",
        advice="render the template, then validate the result",
    )


RULE = Rule(CARD, check)
