"""A setting occurs twice in the same place.

## What it checks
An element that may occur once and follows another one of the same name. List items may repeat.
Branches of a template are not reported.

## Why it matters
Setup applies one of the two. If their values differ, one of them has no effect, and the finding is
an error. Two equal values, or two containers that Setup may merge, are a warning.

## Instead
Delete one of the two.

## References
- Vendor reference: the page of the setting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.facts import Kind
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.placeholders import holds_branches
from unattend_gen.rules.repairs import is_twin, removal
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.rules.index import Index, IndexedSetting

CARD = RuleCard(
    slug="duplicate-setting",
    summary="a setting occurs twice in the same place",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet(
        "specialize",
        SHELL_SETUP,
        "<TimeZone>UTC</TimeZone>",
        "<TimeZone>Romance Standard Time</TimeZone>",
    ),
    good=snippet("specialize", SHELL_SETUP, "<TimeZone>UTC</TimeZone>"),
    other_severities=((Severity.WARNING, "both elements have the same value"),),
    setup_effect="applies one of two different values; which one is not documented",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each setting that repeats an earlier one."""
    for parent in index.parents():
        twins = tuple(_twins(parent.children))
        if twins and not holds_branches(parent.node.element):
            for first, second in twins:
                yield CARD.finding(
                    second.location,
                    f"{_name(second)} occurs earlier in the same place",
                    advice="delete one of the two",
                    severity=None if _differ(first, second) else Severity.WARNING,
                ).fixed_by(_fix(index, first, second))


def _name(setting: IndexedSetting) -> str:
    return setting.fact.name if setting.fact is not None else "the setting"


def _twins(family: Sequence[IndexedSetting]) -> Iterator[tuple[IndexedSetting, IndexedSetting]]:
    """Yield each pair of the first element of a name and a later one."""
    firsts: dict[str, IndexedSetting] = {}
    for setting in family:
        if setting.fact is not None and setting.fact.kind is not Kind.LIST_ITEM:
            first = firsts.setdefault(setting.fact.path, setting)
            if first is not setting:
                yield first, setting


def _fix(index: Index, first: IndexedSetting, second: IndexedSetting) -> Fix | None:
    """Return a fix that deletes the second element if both are equal."""
    if not is_twin(first.node.element, second.node.element):
        return None
    return removal(index, second.node.element, is_safe=second.node.is_leaf)


def _differ(first: IndexedSetting, second: IndexedSetting) -> bool:
    """Whether both are values and differ."""
    return first.node.is_leaf and second.node.is_leaf and first.value != second.value


RULE = Rule(CARD, check)
