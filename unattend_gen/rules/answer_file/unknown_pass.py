"""A `settings` element names no configuration pass.

## What it checks
A `pass` attribute that is missing or names none of the seven passes.

## Why it matters
Setup runs seven passes and looks for each by its name. Settings of another name are never read.

## Instead
Write one of windowsPE, offlineServicing, generalize, specialize, auditSystem, auditUser,
oobeSystem, in exactly this spelling.

## References
- Vendor reference: how configuration passes work
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.envelope import envelope
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.core.passes import Pass
from unattend_gen.rules.attribute_repairs import new_attribute
from unattend_gen.rules.naming import meant_by
from unattend_gen.rules.placeholders import is_stand_in_attribute
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import TIME_ZONE, answer_file, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from unattend_gen.rules.index import Index, IndexedPass

_NAMES: Final = tuple(pass_.value for pass_ in Pass)

CARD = RuleCard(
    slug="unknown-pass",
    summary="settings stand in a pass that Setup does not run",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=answer_file(settings("specialise", TIME_ZONE)),
    good=answer_file(settings("specialize", TIME_ZONE)),
    other_severities=(
        (Severity.WARNING, "the name differs in case only, or only the schema of Windows has it"),
    ),
    setup_effect="does not run a pass of that name",
)


def check(index: Index) -> Iterator[Finding]:
    """Each `settings` element without the name of a pass."""
    taken = {one.name for one in index.passes}
    for one in index.passes:
        if one.pass_ is None and not is_stand_in_attribute(one.name):
            yield CARD.finding(
                index.location(one.element, one.name or None),
                _message(one),
                advice=_advice(one),
                severity=_severity(one),
            ).fixed_by(_fix(index, one, taken))


def _fix(index: Index, one: IndexedPass, taken: AbstractSet[str]) -> Fix | None:
    """The pass that was meant, unless it stands there already."""
    meant = meant_by(one.name, _NAMES)
    if meant is None or meant in taken:
        return None
    fix = new_attribute(index, one.element, "pass", meant, is_safe=False)
    return replace(fix, uncovers=True) if fix else None


def _message(one: IndexedPass) -> str:
    if one.element.get("pass") is None:
        return "the settings element does not say for which pass it is"
    return "no pass has this name, so nothing in it is read"


def _advice(one: IndexedPass) -> str:
    meant = meant_by(one.name, _NAMES)
    return f"write {meant}" if meant else f"the passes are {', '.join(_NAMES)}"


def _severity(one: IndexedPass) -> Severity:
    """Another case, or the pass that only the vendor's schema has, may yet be read."""
    is_known_to_schema = one.name in envelope().passes
    is_other_case = one.name.lower() in {name.lower() for name in _NAMES}
    return Severity.WARNING if is_known_to_schema or is_other_case else CARD.severity


RULE = Rule(CARD, check)
