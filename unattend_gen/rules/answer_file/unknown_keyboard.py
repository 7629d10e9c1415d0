"""Windows does not have this keyboard layout.

## What it checks
A pair such as `0409:00000409` in `InputLocale` whose second half is not in the list of keyboards.
Custom layouts, whose number begins with `a`, are not reported.

## Why it matters
Windows uses another layout instead, and passwords are typed wrongly.

## Instead
Write the language tag, which selects its usual keyboard, or a layout from the list.

## References
- Vendor reference: InputLocale
- The list of keyboards of the catalog
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType
from unattend_gen.catalog.locales import locales
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_INTERNATIONAL: Final = "Microsoft-Windows-International-Core"
_PAIR: Final = re.compile(r"[0-9a-f]{4}:([0-9b-f][0-9a-f]{7})")

CARD = RuleCard(
    slug="unknown-keyboard",
    summary="Windows does not have this keyboard layout",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("oobeSystem", _INTERNATIONAL, "<InputLocale>0409:00000999</InputLocale>"),
    good=snippet("oobeSystem", _INTERNATIONAL, "<InputLocale>0409:00000407</InputLocale>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each setting with a layout that is not in the list."""
    for setting in index.of_type(ValueType.INPUT_LOCALE):
        pairs = (_PAIR.fullmatch(pair.strip()) for pair in setting.value.lower().split(";"))
        if any(pair is not None and pair[1] not in locales().keyboards for pair in pairs):
            yield CARD.finding(
                setting.location,
                f"Windows does not have the keyboard layout in {setting.quoted}",
                advice="write the language tag, or the number of a layout that Windows has",
            )


RULE = Rule(CARD, check)
