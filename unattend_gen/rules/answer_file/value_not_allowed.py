"""A value is none of those that its setting takes.

## What it checks
A text outside a closed set of values, a time zone that Windows does not have, a character that a
name must not hold, a computer name of digits alone. Other cases and spellings that have been met
in working files are notes.

## Why it matters
Setup stops at a choice it does not know, or does as if the setting were not there. A computer or
account cannot be given a name with a forbidden character.

## Instead
Write one of the values named. `unattend-gen explain COMPONENT/SETTING` says what each means.

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
    summary="a value is none of those that its setting takes",
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
    """Each value that its setting refuses."""
    for placed in index.all_settings:
        if placed.fact is None or not placed.is_open_value:
            continue
        for refusal in refusals(placed.fact, placed.value):
            yield CARD.finding(
                placed.location,
                refusal.message,
                advice=refusal.advice,
                severity=Severity.NOTE
                if is_stated(placed.fact, placed.value)
                else refusal.severity,
                confidence=Confidence.MEDIUM if refusal.severity < Severity.ERROR else None,
            ).fixed_by(_fix(index, placed, refusal))


def _fix(index: Index, placed: IndexedSetting, refusal: Refusal) -> Fix | None:
    """The value that was meant; in the right case it is the same value."""
    if refusal.meant is None:
        return None
    is_safe = refusal.meant.lower() == placed.value.lower()
    return new_value(index, placed.node.element, refusal.meant, is_safe=is_safe)


RULE = Rule(CARD, check)
