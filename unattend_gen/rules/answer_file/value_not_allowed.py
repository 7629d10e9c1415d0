"""A value is none of those that its setting takes.

## What it looks for
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
from unattend_gen.rules.rule import Rule, Scope
from unattend_gen.rules.snippets import SHELL_SETUP, snippet
from unattend_gen.rules.values import is_stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.choices import Refusal
    from unattend_gen.rules.index import Survey
    from unattend_gen.rules.indexed import Placed

CARD = RuleCard(
    slug="value-not-allowed",
    summary="a value is none of those that its setting takes",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<ComputerName>PC/01</ComputerName>"),
    good=snippet("specialize", SHELL_SETUP, "<ComputerName>PC-01</ComputerName>"),
)


def check(survey: Survey) -> Iterator[Finding]:
    """Each value that its setting refuses."""
    for placed in survey.fresh:
        if placed.fact is None or not placed.is_open_value:
            continue
        for refusal in refusals(placed.fact, placed.value):
            yield CARD.finding(
                survey.at(placed),
                refusal.message,
                advice=refusal.advice,
                severity=Severity.NOTE
                if is_stated(placed.fact, placed.value)
                else refusal.severity,
                confidence=Confidence.MEDIUM if refusal.severity < Severity.ERROR else None,
            ).fixed_by(_fix(survey, placed, refusal))


def _fix(survey: Survey, placed: Placed, refusal: Refusal) -> Fix | None:
    """The value that was meant; in the right case it is the same value."""
    if refusal.meant is None:
        return None
    is_safe = refusal.meant.lower() == placed.value.lower()
    return new_value(survey, placed.node.element, refusal.meant, is_safe=is_safe)


RULE = Rule(CARD, check, Scope.COMPONENT)
