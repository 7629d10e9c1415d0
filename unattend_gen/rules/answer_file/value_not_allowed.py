"""The setting does not allow this value.

## What it checks
A value outside a closed set, a time zone that Windows does not have, a character that is not
allowed in a name, a computer name that consists of digits. Other cases and spellings that occur in
working files are notes.

## Why it matters
Setup stops at a value that it does not know, or behaves as if the setting were missing. A computer
or account cannot have a name with a forbidden character.

## Instead
Write one of the allowed values. `unattend-gen explain COMPONENT/SETTING` describes each.

## References
- Vendor reference: the values on the page of the setting
- Unicode CLDR: Windows time zones
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.choices import refusals
from unattend_gen.rules.repairs import new_value
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet
from unattend_gen.rules.values import is_stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.choices import Refusal
    from unattend_gen.rules.index import Index, IndexedSetting

CARD = RuleCard(
    slug="value-not-allowed",
    summary="the setting does not allow this value",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<ComputerName>PC/01</ComputerName>"),
    good=snippet("specialize", SHELL_SETUP, "<ComputerName>PC-01</ComputerName>"),
    other_severities=(
        (Severity.WARNING, "the set of values may be incomplete"),
        (Severity.NOTE, "the reference itself gives the value, or it differs in case only"),
    ),
    setup_effect="rejects a value outside a closed set, a misspelled time zone, or a computer name"
    " that Windows does not allow",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each value that its setting does not allow."""
    for setting in index.open_settings:
        if setting.fact is None or not setting.is_open_value:
            continue
        for refusal in refusals(setting.fact, setting.value, setting.quote):
            yield CARD.finding(
                setting.location,
                refusal.message,
                advice=refusal.advice,
                severity=Severity.NOTE
                if is_stated(setting.fact, setting.value)
                else refusal.severity,
                confidence=Confidence.MEDIUM if refusal.severity < Severity.ERROR else None,
            ).fixed_by(_fix(index, setting, refusal))


def _fix(index: Index, setting: IndexedSetting, refusal: Refusal) -> Fix | None:
    """Return a fix with the intended value; it is safe if only the case differs."""
    if refusal.meant is None:
        return None
    is_safe = refusal.meant.lower() == setting.value.lower()
    return new_value(index, setting.node.element, refusal.meant, is_safe=is_safe)


RULE = Rule(CARD, check)
