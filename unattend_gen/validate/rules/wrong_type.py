"""A value is not of the type that its setting takes.

## What it looks for
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

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.validate.rule import Rule
from unattend_gen.validate.snippets import SHELL_SETUP, snippet
from unattend_gen.validate.values import is_stated, misfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.validate.survey import Survey

CARD = RuleCard(
    slug="wrong-type",
    summary="a value is not of the type that its setting takes",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<CopyProfile>yes please</CopyProfile>"),
    good=snippet("specialize", SHELL_SETUP, "<CopyProfile>true</CopyProfile>"),
)


def check(survey: Survey) -> Iterator[Finding]:
    """Each value that is not of its type; forms that Setup may yet read are warnings."""
    for placed in survey.placed:
        if placed.fact is None or not placed.is_open_value or not placed.fact.takes_value:
            continue
        wrong = misfit(placed.fact, placed.value)
        if wrong is not None:
            is_certain = wrong.severity is Severity.ERROR
            yield CARD.finding(
                survey.at(placed),
                f"the value is not {wrong.expected}",
                advice=f"write {wrong.expected}",
                severity=Severity.NOTE if is_stated(placed.fact, placed.value) else wrong.severity,
                confidence=None if is_certain else Confidence.MEDIUM,
            )


RULE = Rule(CARD, check)
