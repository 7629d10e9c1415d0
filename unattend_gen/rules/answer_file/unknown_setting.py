"""The catalog does not have this setting.

## What it checks
An element that the catalog does not have in this place: a misspelled name, a setting of another
place, or one that is newer than the catalog. With `--windows`, also a setting that was introduced
in a later release.

## Why it matters
Setup does not find the setting and does not apply the element. A misspelled name is an error. A
name that is not similar to any other is a warning of medium confidence, because the catalog does
not have every setting of the newest Windows.

## Instead
Write the name as in the reference; case matters. `unattend-gen explain COMPONENT` lists the
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
    summary="the catalog does not have this setting",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<ComputreName>PC-01</ComputreName>"),
    good=snippet("specialize", SHELL_SETUP, "<ComputerName>PC-01</ComputerName>"),
    other_severities=((Severity.ERROR, "the name is a misspelling"),),
    setup_effect="does not read a setting whose name is misspelled",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each unknown element, variant spelling, and setting that is too new."""
    strangers = (setting for setting in index.unfamiliar if setting.is_unknown)
    for number, setting in enumerate(strangers):
        yield _unknown(index, setting) if number < MOST_LOOKED_UP else _one_of_many(setting)
    variants = (setting for setting in index.unfamiliar if setting.spelling is Spelling.VARIANT)
    for number, setting in enumerate(variants):
        if setting.fact is not None:
            found = _variant(setting, setting.fact)
            fix = _renaming(index, setting, setting.fact.name) if number < MOST_LOOKED_UP else None
            yield found.fixed_by(fix)
    if index.windows is not None:
        yield from _too_new(index, index.windows)


def _unknown(index: Index, setting: IndexedSetting) -> Finding:
    component = setting.component.fact
    if component is None:  # an unknown component has a rule of its own
        return _one_of_many(setting)
    around = setting.parent.fact if setting.parent is not None else None
    siblings = component.children(around.path if around else "")
    meant = meant_by(setting.node.name, [sibling.name for sibling in siblings])
    if meant is not None:
        return _slip(index, setting, meant)
    name = printable(without_keys(setting.node.name))
    return CARD.finding(
        setting.location,
        f"{name} is not a setting of {_place_name(component, around)}",
        advice=_advice(setting, component, siblings),
    )


def _one_of_many(setting: IndexedSetting) -> Finding:
    return CARD.finding(setting.location, "the catalog has no such setting here", advice=_ADVICE)


def _slip(index: Index, setting: IndexedSetting, meant: str) -> Finding:
    return CARD.finding(
        setting.location,
        f"{printable(setting.node.name)} is not a setting; did you mean {meant}?",
        advice=f"write {meant}",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
    ).fixed_by(_renaming(index, setting, meant, uncovers=True))


def _renaming(
    index: Index, setting: IndexedSetting, name: str, *, uncovers: bool = False
) -> Fix | None:
    """Return a fix with the intended name, unless the setting already exists there."""
    around = setting.parent or setting.component
    twins = [one for one in around.children if one.fact and one.fact.name == name]
    is_alone = all(one is setting or one.fact.kind is Kind.LIST_ITEM for one in twins if one.fact)
    element = setting.node.element
    return renaming(index, element, name, is_safe=False, uncovers=uncovers) if is_alone else None


def _variant(setting: IndexedSetting, fact: Setting) -> Finding:
    return CARD.finding(
        setting.location,
        f"{setting.node.name} occurs in practice, but the schema spells it {fact.name}",
        advice=f"write {fact.name}",
    )


def _too_new(index: Index, windows: WindowsVersion) -> Iterator[Finding]:
    """Yield a finding for settings that the release lacks, but not for those below them."""
    for setting in index.all_settings:
        above = setting.component.fact if setting.parent is None else setting.parent.fact
        if setting.fact is None or not is_not_yet_there(setting.fact, windows):
            continue
        if above is not None and not is_not_yet_there(above, windows):
            first = windows_version(setting.fact.introduced or windows.name)
            yield CARD.finding(
                setting.location,
                f"{setting.fact.name} was introduced in {first.title}; "
                f"{windows.title} does not have it",
                advice="delete it, or install a release that has it",
            )


def _place_name(component: Component, around: Setting | None) -> str:
    return f"{component.name}/{around.path}" if around else component.name


def _advice(setting: IndexedSetting, component: Component, siblings: tuple[Setting, ...]) -> str:
    """Return where the name belongs, or the nearest name, or general advice."""
    name = setting.node.name
    elsewhere = [one.path for one in component.settings.values() if one.name == name]
    if elsewhere:
        return f"it belongs at {' or '.join(elsewhere[:3])}"
    near = nearest(name, [sibling.name for sibling in siblings])
    if near is not None:
        return f"check the name; the nearest is {near}"
    return _ADVICE


RULE = Rule(CARD, check)
