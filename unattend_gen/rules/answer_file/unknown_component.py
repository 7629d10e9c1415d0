"""A component is named that the catalog does not have.

## What it checks
A component whose name, in whatever case, is none of the catalog's and none of their known other
spellings. With `--windows`, also one that came with a later release than the one named.

## Why it matters
A misspelt component is not found, and none of its settings is applied. Where no name is near, it
may be a component that is newer than this program's facts, or one of another maker.

## Instead
Correct the spelling; `unattend-gen explain COMPONENT` has a page on each.

## References
- Vendor reference: the list of components
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from unattend_gen.catalog.windows import is_not_yet_there, windows_version
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable
from unattend_gen.rules.attribute_repairs import new_attribute
from unattend_gen.rules.naming import MOST_LOOKED_UP, meant_by
from unattend_gen.rules.placeholders import is_stand_in_attribute
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.rules.index import Index, IndexedComponent

CARD = RuleCard(
    slug="unknown-component",
    summary="a component is named that the catalog does not have",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("specialize", "Microsoft-Windwos-Shell-Setup", "<TimeZone>UTC</TimeZone>"),
    good=snippet("specialize", SHELL_SETUP, "<TimeZone>UTC</TimeZone>"),
    other_severities=((Severity.ERROR, "the name is a misspelling"),),
    setup_effect="does not read a component whose name is misspelled",
)


def check(index: Index) -> Iterator[Finding]:
    """Each component without a fact, and each that came later; a slip of the pen is an error."""
    for number, one in enumerate(filter(_is_unknown, index.components)):
        names = index.catalog.names if number < MOST_LOOKED_UP else ()
        meant = meant_by(one.node.name.strip(), names)
        yield _slip(index, one, meant) if meant else _unknown(one)
    if index.windows is not None:
        for one in index.components:
            yield from _too_new(one, index.windows)


def _is_unknown(one: IndexedComponent) -> bool:
    name = one.node.name.strip()
    return one.fact is None and bool(name) and not is_stand_in_attribute(name)


def _slip(index: Index, one: IndexedComponent, meant: str) -> Finding:
    return CARD.finding(
        one.location,
        f"no component has this name; {meant} was meant",
        advice=f"write {meant}; none of the settings below is applied as it stands",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
    ).fixed_by(_renaming(index, one, meant))


def _renaming(index: Index, one: IndexedComponent, name: str) -> Fix | None:
    """The name that was meant, unless the pass has such a component already."""
    twins = (
        other
        for other in index.components
        if other.fact is not None and other.fact.name == name and other.pass_ is one.pass_
    )
    fix = new_attribute(index, one.node.element, "name", name, is_safe=False)
    return replace(fix, uncovers=True) if fix and next(twins, None) is None else None


def _unknown(one: IndexedComponent) -> Finding:
    return CARD.finding(
        one.location,
        f"the catalog has no component {printable(without_keys(one.node.name)[:100])}",
        advice="check the name; a component of a newer Windows may be right all the same",
    )


def _too_new(one: IndexedComponent, windows: WindowsVersion) -> Iterator[Finding]:
    """A component that came later than the release."""
    if one.fact is not None and is_not_yet_there(one.fact, windows):
        first = windows_version(one.fact.introduced or windows.name)
        yield CARD.finding(
            one.location,
            f"unknown to {windows.title}: came with {first.title}",
            advice="delete it, or install a release that has it",
        )


RULE = Rule(CARD, check)
