"""An element is in a place where Setup expects none.

## What it checks
Elements other than `settings` and `servicing` below the root, elements other than `component` below
a pass, and elements of another namespace anywhere. The remark of Windows SIM (`cpi:offlineImage`)
is expected, and so is the section in which `unattend-gen render` stores scripts.

## Why it matters
Setup ignores elements that it does not know, so the element has no effect. An extension that a
generator adds for its own scripts is harmless, so it is a note.

## Instead
Correct the name and place of the element, or delete it.

## References
- Vendor reference: the unattend element and its children
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import (
    CPI_NS,
    SCRIPTS_NS,
    UNATTEND,
    UNATTEND_NS,
    local,
    namespace,
)
from unattend_gen.answer_file.tree import child_elements
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable
from unattend_gen.rules.naming import looks_like_ours, meant_by
from unattend_gen.rules.repairs import renaming
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, answer_file, component, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import Element
    from unattend_gen.rules.index import Index

_BELOW_ROOT: Final = ("settings", "servicing")
_BELOW_PASS: Final = ("component",)

CARD = RuleCard(
    slug="foreign-element",
    summary="an element is in a place where Setup expects none",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=answer_file(component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>")),
    good=answer_file(settings("specialize", component(SHELL_SETUP, "<TimeZone>UTC</TimeZone>"))),
    other_severities=(
        (Severity.NOTE, "the element is an extension in a namespace of its own"),
        (Severity.ERROR, "the namespace is a misspelling"),
    ),
    setup_effect="does not read an element whose name or namespace is misspelled",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each unexpected element below the root, a pass or a component."""
    root = index.answer_file.root
    if root.tag == UNATTEND:
        yield from _strangers(index, root, _BELOW_ROOT)
    for one in index.passes:
        yield from _strangers(index, one.element, _BELOW_PASS)
    for setting in index.unfamiliar:
        is_first = setting.parent is None or not setting.parent.is_foreign
        if setting.is_foreign and is_first and not looks_like_ours(setting.node.element):
            yield CARD.finding(
                setting.location,
                "an element of another namespace is among the settings",
                advice="delete it, or move it directly below the root, where Setup ignores it",
            )


def _strangers(index: Index, parent: Element, expected: tuple[str, ...]) -> Iterator[Finding]:
    for element in child_elements(parent):
        uri = namespace(element.tag)
        if uri == UNATTEND_NS and local(element.tag) not in expected:
            yield _misnamed(index, element, expected)
        elif uri not in {UNATTEND_NS, CPI_NS, SCRIPTS_NS} and not looks_like_ours(element):
            yield CARD.finding(
                index.location(element),
                "Setup ignores this extension, which is in another namespace",
                advice="keep it if one of your programs reads it, otherwise delete it",
                severity=Severity.NOTE,
            )


def _misnamed(index: Index, element: Element, expected: tuple[str, ...]) -> Finding:
    name, here = local(element.tag), " or ".join(expected)
    meant = meant_by(name, expected)
    if meant is not None:
        return CARD.finding(
            index.location(element),
            f"{printable(without_keys(name))} is not read; did you mean {meant}?",
            advice=f"write {meant}",
            severity=Severity.ERROR,
            confidence=Confidence.HIGH,
        ).fixed_by(renaming(index, element, meant, is_safe=False, uncovers=True))
    return CARD.finding(
        index.location(element),
        f"{printable(without_keys(name))} is not read here; only {here} is",
        advice="move it to its place, or delete it",
    )


RULE = Rule(CARD, check)
