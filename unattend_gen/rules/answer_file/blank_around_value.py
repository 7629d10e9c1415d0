"""A value begins or ends with white space.

## What it checks
White space, including line breaks, before or after the text of a setting.

## Why it matters
Setup is known to remove it for most settings, but the schema does not say so. A name, path or
password that is compared as written does not match.

## Instead
Write the value directly after the start tag.

## References
- Vendor reference: the schema types of the settings
- Public answer files that work with blanks around values
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import ValueType
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.images import INSTALL_FROM
from unattend_gen.rules.keys import SETUP
from unattend_gen.rules.repairs import trimming
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedSetting


_FREE: Final = (
    None,
    ValueType.STRING,
    ValueType.PATH,
    ValueType.COMMAND,
    ValueType.PASSWORD,
)
"""Types whose values may begin or end with a blank; None is a type that is not known."""

CARD = RuleCard(
    slug="blank-around-value",
    summary="a value begins or ends with white space",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<TimeZone> UTC </TimeZone>"),
    good=snippet("specialize", SHELL_SETUP, "<TimeZone>UTC</TimeZone>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each value with white space around it."""
    for setting in index.all_settings:
        if setting.fact is None or not setting.fact.takes_value or not setting.value:
            continue
        if setting.node.text != setting.value and not _is_by_name(setting):
            yield CARD.finding(
                setting.location,
                "there is white space around the value",
                advice="write the value without it",
            ).fixed_by(_fix(index, setting))


def _fix(index: Index, setting: IndexedSetting) -> Fix | None:
    """Return a fix that removes the white space; safe if it cannot be part of the value."""
    fix = trimming(index, setting.node.element)
    is_safe = setting.fact is not None and setting.fact.type not in _FREE
    return replace(fix, is_safe=is_safe) if fix else None


def _is_by_name(setting: IndexedSetting) -> bool:
    """Whether `misspelt-image-name` reports the white space around the name of an image."""
    return setting.is_at(SETUP, f"{INSTALL_FROM}/MetaData/Value")


RULE = Rule(CARD, check)
