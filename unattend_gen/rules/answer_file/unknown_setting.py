"""An element is none of the settings that its place has.

## What it checks
An element that the catalog does not have at this place: a misspelt name, a setting of another
place, or one that is newer than this program's facts. With `--windows`, also a setting that came
with a later release than the one named.

## Why it matters
Setup does not find what it looks for, and the element is not applied. A misspelt name is an
error. A name like no other is a warning of medium confidence: the catalog does not hold every
setting of the newest Windows.

## Instead
Write the name as the reference does; case counts. `unattend-gen explain COMPONENT` lists the
settings of a component.

## References
- Vendor reference: the page of the component
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.windows import is_not_yet_there, windows_version
from unattend_gen.catalog.words import nearest
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable
from unattend_gen.rules.naming import MOST_LOOKED_UP, Spelling, meant_by
from unattend_gen.rules.repairs import renaming
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.rules.index import Index, IndexedSetting

_ADVICE: Final = "check the name; a setting of a newer Windows may be right all the same"

CARD = RuleCard(
    slug="unknown-setting",
    summary="an element is none of the settings that its place has",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<ComputreName>PC-01</ComputreName>"),
    good=snippet("specialize", SHELL_SETUP, "<ComputerName>PC-01</ComputerName>"),
    other_severities=((Severity.ERROR, "the name is a misspelling"),),
    setup_effect="does not read a setting whose name is misspelled",
)


def check(index: Index) -> Iterator[Finding]:
    """Each element that its place does not have, is spelt otherwise, or came later."""
    strangers = (placed for placed in index.all_settings if placed.is_unknown)
    for number, placed in enumerate(strangers):
        yield _unknown(index, placed) if number < MOST_LOOKED_UP else _one_of_many(placed)
    variants = (placed for placed in index.all_settings if placed.spelling is Spelling.VARIANT)
    for number, placed in enumerate(variants):
        if placed.fact is not None:
            found = _variant(placed, placed.fact)
            fix = _renaming(index, placed, placed.fact.name) if number < MOST_LOOKED_UP else None
            yield found.fixed_by(fix)
    if index.windows is not None:
        yield from _too_new(index, index.windows)


def _unknown(index: Index, placed: IndexedSetting) -> Finding:
    component = placed.component.fact
    if component is None:  # an unknown component has a rule of its own
        return _one_of_many(placed)
    around = placed.parent.fact if placed.parent is not None else None
    siblings = component.children(around.path if around else "")
    meant = meant_by(placed.node.name, [sibling.name for sibling in siblings])
    if meant is not None:
        return _slip(index, placed, meant)
    name = printable(without_keys(placed.node.name))
    return CARD.finding(
        placed.location,
        f"{name} is no setting of {_place_name(component, around)}",
        advice=_advice(placed, component, siblings),
    )


def _one_of_many(placed: IndexedSetting) -> Finding:
    return CARD.finding(placed.location, "no such setting is known here", advice=_ADVICE)


def _slip(index: Index, placed: IndexedSetting, meant: str) -> Finding:
    return CARD.finding(
        placed.location,
        f"{printable(placed.node.name)} is not a setting; {meant} was meant",
        advice=f"write {meant}",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
    ).fixed_by(_renaming(index, placed, meant, uncovers=True))


def _renaming(
    index: Index, placed: IndexedSetting, name: str, *, uncovers: bool = False
) -> Fix | None:
    """The name that was meant, unless it stands beside this one already."""
    around = placed.parent or placed.component
    twins = [one for one in around.children if one.fact and one.fact.name == name]
    is_alone = all(one is placed or one.fact.kind is Kind.LIST_ITEM for one in twins if one.fact)
    element = placed.node.element
    return renaming(index, element, name, is_safe=False, uncovers=uncovers) if is_alone else None


def _variant(placed: IndexedSetting, fact: Setting) -> Finding:
    return CARD.finding(
        placed.location,
        f"a spelling of {fact.name} that is met in places; the schema has it otherwise",
        advice=f"write {fact.name}",
    )


def _too_new(index: Index, windows: WindowsVersion) -> Iterator[Finding]:
    """What the release does not have yet; what stands below it is not named again."""
    for placed in index.all_settings:
        above = placed.component.fact if placed.parent is None else placed.parent.fact
        if placed.fact is None or not is_not_yet_there(placed.fact, windows):
            continue
        if above is not None and not is_not_yet_there(above, windows):
            first = windows_version(placed.fact.introduced or windows.name)
            yield CARD.finding(
                placed.location,
                f"unknown to {windows.title}: came with {first.title}",
                advice="delete it, or install a release that has it",
            )


def _place_name(component: Component, around: Setting | None) -> str:
    return f"{component.name}/{around.path}" if around else component.name


def _advice(placed: IndexedSetting, component: Component, siblings: tuple[Setting, ...]) -> str:
    """Where the name belongs, or the nearest name, or what else may be the case."""
    name = placed.node.name
    elsewhere = [one.path for one in component.settings.values() if one.name == name]
    if elsewhere:
        return f"it belongs at {' or '.join(elsewhere[:3])}"
    near = nearest(name, [sibling.name for sibling in siblings])
    if near is not None:
        return f"check the name; the nearest is {near}"
    return _ADVICE


RULE = Rule(CARD, check)
