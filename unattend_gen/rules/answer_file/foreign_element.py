"""An element stands where Setup expects none.

## What it checks
Below the root anything but `settings` and `servicing`, below a pass anything but `component`,
and elements of another namespace anywhere. The remark that Windows SIM leaves
(`cpi:offlineImage`) is expected, and so is the section in which `unattend-gen render` carries
scripts.

## Why it matters
Setup ignores what it does not know, so whatever the element was meant to do does not happen. An
extension that a generator adds for its own scripts is harmless: a note.

## Instead
Give the element its right name and place, or drop it.

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
    summary="an element stands where Setup expects none",
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
    """Each stranger below the root, below a pass and below a component."""
    root = index.answer_file.root
    if root.tag == UNATTEND:
        yield from _strangers(index, root, _BELOW_ROOT)
    for one in index.passes:
        yield from _strangers(index, one.element, _BELOW_PASS)
    for placed in index.all_settings:
        is_first = placed.parent is None or not placed.parent.is_foreign
        if placed.is_foreign and is_first and not looks_like_ours(placed.node.element):
            yield CARD.finding(
                placed.location,
                "an element of another namespace stands among the settings",
                advice="drop it, or move it below the root, where Setup leaves it alone",
            )


def _strangers(index: Index, parent: Element, expected: tuple[str, ...]) -> Iterator[Finding]:
    for element in child_elements(parent):
        uri = namespace(element.tag)
        if uri == UNATTEND_NS and local(element.tag) not in expected:
            yield _misnamed(index, element, expected)
        elif uri not in {UNATTEND_NS, CPI_NS, SCRIPTS_NS} and not looks_like_ours(element):
            yield CARD.finding(
                index.location(element),
                "an extension of another namespace, which Setup ignores",
                advice="nothing to do if a program of yours reads it; else drop it",
                severity=Severity.NOTE,
            )


def _misnamed(index: Index, element: Element, expected: tuple[str, ...]) -> Finding:
    name, here = local(element.tag), " or ".join(expected)
    meant = meant_by(name, expected)
    if meant is not None:
        return CARD.finding(
            index.location(element),
            f"{name} is not read; {meant} was meant",
            advice=f"write {meant}",
            severity=Severity.ERROR,
            confidence=Confidence.HIGH,
        ).fixed_by(renaming(index, element, meant, is_safe=False, uncovers=True))
    return CARD.finding(
        index.location(element),
        f"{name} is not read here, only {here} is",
        advice="put it where it belongs, or drop it",
    )


RULE = Rule(CARD, check)
