"""Windows does not know this language.

## What it checks
A language tag in a language setting or in `InputLocale` that is not in the lists of Windows;
`en-UK` and `en_US` are the most common. A language without a region, such as `de`, is allowed.

## Why it matters
Windows does not recognize the tag, and falls back or asks.

## Instead
Write language and region with a hyphen, as in `en-GB`.

## References
- Vendor reference: Microsoft-Windows-International-Core
- The lists of locales of the catalog
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType
from unattend_gen.catalog.locales import is_known_tag, locales
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.repairs import new_value
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.rules.index import Index, IndexedSetting

_INTERNATIONAL: Final = "Microsoft-Windows-International-Core"
_TAG: Final = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_MEANT: Final[Mapping[str, str]] = MappingProxyType({"uk": "gb"})
"""Regions that people call otherwise than the standard."""

CARD = RuleCard(
    slug="unknown-language",
    summary="Windows does not know this language",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("oobeSystem", _INTERNATIONAL, "<UserLocale>en-UK</UserLocale>"),
    good=snippet("oobeSystem", _INTERNATIONAL, "<UserLocale>en-GB</UserLocale>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each setting with an unknown language tag."""
    for setting in (*index.of_type(ValueType.LOCALE), *index.of_type(ValueType.INPUT_LOCALE)):
        tags = (tag.strip() for tag in setting.value.split(";"))
        unknown = (tag for tag in tags if _TAG.fullmatch(tag) and not is_known_tag(tag))
        first = next(unknown, None)
        if first is not None:
            meant = _meant_by(first)
            yield CARD.finding(
                setting.location,
                _message(index, first, meant),
                advice=f"write {meant}" if meant else "write language and region, as in en-GB",
            ).fixed_by(_fix(index, setting, meant))


def _message(index: Index, tag: str, meant: str | None) -> str:
    name = index.quoted(tag, "this tag")
    question = f"; did you mean {meant}?" if meant else ""
    return f"{name} is not a language of Windows{question}"


def _meant_by(tag: str) -> str | None:
    language, _, region = tag.lower().replace("_", "-").partition("-")
    return locales().tags.get(f"{language}-{_MEANT.get(region, region)}")


def _fix(index: Index, setting: IndexedSetting, meant: str | None) -> Fix | None:
    """Return a fix with the intended tag if it is the whole value."""
    if meant is None or ";" in setting.value:
        return None
    return new_value(index, setting.node.element, meant, is_safe=False)


RULE = Rule(CARD, check)
