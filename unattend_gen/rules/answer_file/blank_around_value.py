"""There are blanks or line ends around a value.

## What it checks
Text that begins or ends with a blank, in an element with a value.

## Why it matters
Setup is known to take them off for most settings. The schema does not say so, and a name, a path or
a password that is compared as it stands is another one with them.

## Instead
Write the value right behind the start tag.

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
    summary="there are blanks or line ends around a value",
    severity=Severity.NOTE,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=snippet("specialize", SHELL_SETUP, "<TimeZone> UTC </TimeZone>"),
    good=snippet("specialize", SHELL_SETUP, "<TimeZone>UTC</TimeZone>"),
)


def check(index: Index) -> Iterator[Finding]:
    """Each value with blanks around it."""
    for placed in index.all_settings:
        if placed.fact is None or not placed.fact.takes_value or not placed.value:
            continue
        if placed.node.text != placed.value and not _is_by_name(placed):
            yield CARD.finding(
                placed.location,
                "blanks or line ends around the value",
                advice="write the value without them",
            ).fixed_by(_fix(index, placed))


def _fix(index: Index, placed: IndexedSetting) -> Fix | None:
    """The blanks gone; safe where no blank can be part of the value."""
    fix = trimming(index, placed.node.element)
    is_safe = placed.fact is not None and placed.fact.type not in _FREE
    return replace(fix, is_safe=is_safe) if fix else None


def _is_by_name(placed: IndexedSetting) -> bool:
    """Whether another rule looks at the blanks: those around the name of an image matter more."""
    return placed.is_at(SETUP, f"{INSTALL_FROM}/MetaData/Value")


RULE = Rule(CARD, check)
