"""The `settings` element is for a pass that does not exist.

## What it checks
A `pass` attribute that is missing or names none of the seven passes.

## Why it matters
Setup runs seven passes and finds each by its name. It never reads settings under another name.

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
    summary="the settings element is for a pass that does not exist",
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
    """Yield a finding for each `settings` element without the name of a pass."""
    taken = {one.name for one in index.passes}
    for one in index.passes:
        if one.pass_ is None and not is_stand_in_attribute(one.name):
            yield CARD.finding(
                index.location(one.element, one.name or None),
                _message(index, one),
                advice=_advice(one),
                severity=_severity(one),
            ).fixed_by(_fix(index, one, taken))


def _fix(index: Index, one: IndexedPass, taken: AbstractSet[str]) -> Fix | None:
    """Return a fix with the intended pass, unless the file already has it."""
    meant = meant_by(one.name, _NAMES)
    if meant is None or meant in taken:
        return None
    fix = new_attribute(index, one.element, "pass", meant, is_safe=False)
    return replace(fix, uncovers=True) if fix else None


def _message(index: Index, one: IndexedPass) -> str:
    if one.element.get("pass") is None:
        return "the settings element has no pass attribute"
    return f"{index.quoted(one.name, 'this')} is not a pass, so Setup ignores its settings"


def _advice(one: IndexedPass) -> str:
    meant = meant_by(one.name, _NAMES)
    return f"write {meant}" if meant else f"the passes are {', '.join(_NAMES)}"


def _severity(one: IndexedPass) -> Severity:
    """Return a warning for another case, or for the pass that only the schema of Windows has."""
    is_known_to_schema = one.name in envelope().passes
    is_other_case = one.name.lower() in {name.lower() for name in _NAMES}
    return Severity.WARNING if is_known_to_schema or is_other_case else CARD.severity


RULE = Rule(CARD, check)
