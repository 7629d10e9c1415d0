"""The value does not have the type of its setting.

## What it checks
A boolean that is neither true nor false, a number that is not one, a GUID, address, language tag or
other text of another form. `True` and `TRUE` are booleans, too.

## Why it matters
Setup cannot interpret the value: it stops, or continues without the setting.

## Instead
Write a value of the stated type.

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
    summary="the value does not have the type of its setting",
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
    """Yield a finding for each value of another type; forms that Setup may accept are warnings."""
    for setting in index.open_settings:
        if setting.fact is None or not setting.is_open_value or not setting.fact.takes_value:
            continue
        wrong = misfit(setting.fact, setting.value)
        if wrong is not None:
            is_certain = wrong.severity is Severity.ERROR
            yield CARD.finding(
                setting.location,
                f"{setting.quoted} is not {wrong.expected}",
                advice=f"write {wrong.expected}",
                severity=Severity.NOTE
                if is_stated(setting.fact, setting.value)
                else wrong.severity,
                confidence=None if is_certain else Confidence.MEDIUM,
            ).fixed_by(_fix(index, setting, setting.fact))


def _fix(index: Index, setting: IndexedSetting, fact: Setting) -> Fix | None:
    """Return a fix with the boolean that a word of another language means."""
    if fact.type is not ValueType.BOOLEAN:
        return None
    word = setting.value.lower()
    if word in _BOOLEANS:
        return new_value(index, setting.node.element, _BOOLEANS[word], is_safe=True)
    meant = meant_by(word, ("true", "false"))
    return new_value(index, setting.node.element, meant, is_safe=False) if meant else None


RULE = Rule(CARD, check)
