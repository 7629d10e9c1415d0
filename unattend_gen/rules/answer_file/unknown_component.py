"""The catalog does not have this component.

## What it checks
A component whose name, in any case, is not in the catalog and is not a known variant. With
`--windows`, also a component that was introduced in a later release.

## Why it matters
Setup does not find a misspelled component and applies none of its settings. If no name is similar,
the component may be newer than the catalog of this program, or from another vendor.

## Instead
Correct the spelling; `unattend-gen explain COMPONENT` has a page for each component.

## References
- Vendor reference: the list of components
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from unattend_gen.catalog.windows import is_not_yet_there, windows_version
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.attribute_repairs import new_attribute
from unattend_gen.rules.index import is_usual_name
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
    summary="the catalog does not have this component",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("specialize", "Microsoft-Windwos-Shell-Setup", "<TimeZone>UTC</TimeZone>"),
    good=snippet("specialize", SHELL_SETUP, "<TimeZone>UTC</TimeZone>"),
    other_severities=((Severity.ERROR, "the name is a misspelling"),),
    setup_effect="does not read a component whose name is misspelled",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each component that the catalog or the release lacks."""
    for number, one in enumerate(filter(_is_unknown, index.components)):
        names = index.catalog.names if number < MOST_LOOKED_UP else ()
        meant = meant_by(one.node.name.strip(), names)
        yield _slip(index, one, meant) if meant else _unknown(index, one)
    if index.windows is not None:
        for one in index.components:
            yield from _too_new(one, index.windows)


def _is_unknown(one: IndexedComponent) -> bool:
    name = one.node.name.strip()
    return one.fact is None and bool(name) and not is_stand_in_attribute(name)


def _slip(index: Index, one: IndexedComponent, meant: str) -> Finding:
    return CARD.finding(
        one.location,
        f"{_quoted(index, one, 'this name')} is not a component; did you mean {meant}?",
        advice=f"write {meant}; Setup applies none of the settings below a misspelled name",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
    ).fixed_by(_renaming(index, one, meant))


def _renaming(index: Index, one: IndexedComponent, name: str) -> Fix | None:
    """Return a fix with the intended name, unless the pass already has that component."""
    twins = (
        other
        for other in index.components
        if other.fact is not None and other.fact.name == name and other.pass_ is one.pass_
    )
    fix = new_attribute(index, one.node.element, "name", name, is_safe=False)
    return replace(fix, uncovers=True) if fix and next(twins, None) is None else None


def _quoted(index: Index, one: IndexedComponent, otherwise: str) -> str:
    """Return the name for a message; a password may have been typed in its place."""
    name = one.node.name.strip()
    return f"`{name}`" if is_usual_name(name) else index.quoted(name, otherwise)


def _unknown(index: Index, one: IndexedComponent) -> Finding:
    return CARD.finding(
        one.location,
        f"the catalog has no component {_quoted(index, one, 'of this name')}",
        advice="check the name; a component of a newer Windows release may be correct",
    )


def _too_new(one: IndexedComponent, windows: WindowsVersion) -> Iterator[Finding]:
    """Yield a finding for a component that the release does not have yet."""
    if one.fact is not None and is_not_yet_there(one.fact, windows):
        first = windows_version(one.fact.introduced or windows.name)
        yield CARD.finding(
            one.location,
            f"{one.fact.name} was introduced in {first.title}; {windows.title} does not have it",
            advice="delete it, or install a release that has it",
        )


RULE = Rule(CARD, check)
