"""A value is not of the type that its setting takes.

## What it checks
A boolean that is neither true nor false, a number that is none, a GUID, address, language tag or
other text without its form. `True` and `TRUE` are booleans too.

## Why it matters
Setup cannot make sense of the value: it stops, or goes on without the setting.

## Instead
Write a value of the type named.

## References
- Vendor reference: the values on the page of the setting
- XML Schema, part 2: datatypes
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.naming import meant_by
from unattend_gen.rules.repairs import new_value
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet
from unattend_gen.rules.values import is_stated, misfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.rules.index import Index, IndexedSetting

_BOOLEANS: Final = {
    "1": "true",
    "yes": "true",
    "on": "true",
    "0": "false",
    "no": "false",
    "off": "false",
}
"""What other languages write for the two words of XML Schema, in lower case."""

CARD = RuleCard(
    slug="wrong-type",
    summary="a value is not of the type that its setting takes",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<CopyProfile>yes please</CopyProfile>"),
    good=snippet("specialize", SHELL_SETUP, "<CopyProfile>true</CopyProfile>"),
    other_severities=(
        (Severity.WARNING, "Setup may accept the value"),
        (Severity.NOTE, "the reference itself gives the value"),
    ),
    setup_effect="cannot read a word where it expects a number, true or false",
)


def check(index: Index) -> Iterator[Finding]:
    """Each value that is not of its type; forms that Setup may yet read are warnings."""
    for placed in index.all_settings:
        if placed.fact is None or not placed.is_open_value or not placed.fact.takes_value:
            continue
        wrong = misfit(placed.fact, placed.value)
        if wrong is not None:
            is_certain = wrong.severity is Severity.ERROR
            yield CARD.finding(
                placed.location,
                f"the value is not {wrong.expected}",
                advice=f"write {wrong.expected}",
                severity=Severity.NOTE if is_stated(placed.fact, placed.value) else wrong.severity,
                confidence=None if is_certain else Confidence.MEDIUM,
            ).fixed_by(_fix(index, placed, placed.fact))


def _fix(index: Index, placed: IndexedSetting, fact: Setting) -> Fix | None:
    """The boolean that another language's word means."""
    if fact.type is not ValueType.BOOLEAN:
        return None
    word = placed.value.lower()
    if word in _BOOLEANS:
        return new_value(index, placed.node.element, _BOOLEANS[word], is_safe=True)
    meant = meant_by(word, ("true", "false"))
    return new_value(index, placed.node.element, meant, is_safe=False) if meant else None


RULE = Rule(CARD, check)
