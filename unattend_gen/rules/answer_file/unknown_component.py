"""A component is named that the catalog does not have.

## What it looks for
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
    from unattend_gen.rules.index import Survey
    from unattend_gen.rules.indexed import PlacedComponent

CARD = RuleCard(
    slug="unknown-component",
    summary="a component is named that the catalog does not have",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("specialize", "Microsoft-Windwos-Shell-Setup", "<TimeZone>UTC</TimeZone>"),
    good=snippet("specialize", SHELL_SETUP, "<TimeZone>UTC</TimeZone>"),
)


def check(survey: Survey) -> Iterator[Finding]:
    """Each component without a fact, and each that came later; a slip of the pen is an error."""
    for number, one in enumerate(filter(_is_unknown, survey.components)):
        names = survey.catalog.names if number < MOST_LOOKED_UP else ()
        meant = meant_by(one.node.name.strip(), names)
        yield _slip(survey, one, meant) if meant else _unknown(survey, one)
    if survey.windows is not None:
        for one in survey.components:
            yield from _too_new(survey, one, survey.windows)


def _is_unknown(one: PlacedComponent) -> bool:
    name = one.node.name.strip()
    return one.fact is None and bool(name) and not is_stand_in_attribute(name)


def _slip(survey: Survey, one: PlacedComponent, meant: str) -> Finding:
    return CARD.finding(
        survey.at_component(one),
        f"no component has this name; {meant} was meant",
        advice=f"write {meant}; none of the settings below is applied as it stands",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
    ).fixed_by(_renaming(survey, one, meant))


def _renaming(survey: Survey, one: PlacedComponent, name: str) -> Fix | None:
    """The name that was meant, unless the pass has such a component already."""
    twins = (
        other
        for other in survey.components
        if other.fact is not None and other.fact.name == name and other.pass_ is one.pass_
    )
    fix = new_attribute(survey, one.node.element, "name", name, is_safe=False)
    return replace(fix, uncovers=True) if fix and next(twins, None) is None else None


def _unknown(survey: Survey, one: PlacedComponent) -> Finding:
    return CARD.finding(
        survey.at_component(one),
        f"the catalog has no component {printable(without_keys(one.node.name)[:100])}",
        advice="check the name; a component of a newer Windows may be right all the same",
    )


def _too_new(survey: Survey, one: PlacedComponent, windows: WindowsVersion) -> Iterator[Finding]:
    """A component that came later than the release."""
    if one.fact is not None and is_not_yet_there(one.fact, windows):
        first = windows_version(one.fact.introduced or windows.name)
        yield CARD.finding(
            survey.at_component(one),
            f"unknown to {windows.title}: came with {first.title}",
            advice="delete it, or install a release that has it",
        )


RULE = Rule(CARD, check)
