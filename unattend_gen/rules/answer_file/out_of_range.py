"""A number is outside the range of its setting.

## What it checks
A whole number below the minimum or above the maximum that the reference states.

## Why it matters
Windows may reduce the number, reject it or accept it, so the finding is a warning. A negative
number has no meaning where things are counted, so it is an error.

## Instead
Write a number within the stated range.

## References
- Vendor reference: the values on the page of the setting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet
from unattend_gen.rules.values import as_integer, is_stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.rules.index import Index

CARD = RuleCard(
    slug="out-of-range",
    summary="a number is outside the range of its setting",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<Display>", "<DPI>20</DPI>", "</Display>"),
    good=snippet("specialize", SHELL_SETUP, "<Display>", "<DPI>120</DPI>", "</Display>"),
    other_severities=(
        (Severity.NOTE, "the reference itself gives the value"),
        (Severity.ERROR, "the number is negative, but the setting counts something"),
    ),
    setup_effect="cannot use a number without a meaning",
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each number that is out of range."""
    for setting in index.open_settings:
        fact = setting.fact
        if fact is None or not setting.is_open_value or (fact.min is None and fact.max is None):
            continue
        number = as_integer(setting.value)
        if number is not None and not _is_within(fact, number):
            yield CARD.finding(
                setting.location,
                f"{setting.quoted} is out of range: the number must be {_bounds(fact)}",
                advice=f"write a number {_bounds(fact)}",
                severity=_severity(fact, number, is_stated=is_stated(fact, setting.value)),
            )


def _is_within(fact: Setting, number: int) -> bool:
    is_too_small = fact.min is not None and number < fact.min
    is_too_great = fact.max is not None and number > fact.max
    return not is_too_small and not is_too_great


def _bounds(fact: Setting) -> str:
    unit = f" {fact.unit}" if fact.unit else ""
    if fact.max is None:
        return f"at least {fact.min}{unit}"
    if fact.min is None:
        return f"at most {fact.max}{unit}"
    return f"from {fact.min} to {fact.max}{unit}"


def _severity(fact: Setting, number: int, *, is_stated: bool) -> Severity:
    """Return error for a negative number of things that are counted."""
    if is_stated:
        return Severity.NOTE
    is_nonsense = number < 0 and fact.min is not None and fact.min >= 0
    return Severity.ERROR if is_nonsense else CARD.severity


RULE = Rule(CARD, check)
