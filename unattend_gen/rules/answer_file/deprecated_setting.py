"""A setting or component is out of date.

## What it checks
What the reference calls deprecated, superseded or without effect; with `--windows` only what is so
in that release already, where the reference says since when.

## Why it matters
It may do nothing on the Windows at hand, and may be gone from the next. It still works where it
always did: a note.

## Instead
Use what the reference names in its place.

## References
- Vendor reference: the page of the setting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.windows import is_deprecated
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.repairs import removal
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.rules.index import Index

CARD = RuleCard(
    slug="deprecated-setting",
    summary="a setting or component is out of date",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet(
        "oobeSystem", SHELL_SETUP, "<OOBE>", "<NetworkLocation>Work</NetworkLocation>", "</OOBE>"
    ),
    good=snippet(
        "oobeSystem", SHELL_SETUP, "<OOBE>", "<ProtectYourPC>3</ProtectYourPC>", "</OOBE>"
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """Each outdated component or setting that is not gone altogether."""
    for one in index.components:
        if one.fact is not None and _is_outdated(one.fact, index.windows):
            yield CARD.finding(
                one.location,
                f"out of date: {one.fact.deprecated}",
                advice="leave the component out unless an older Windows needs it",
            ).fixed_by(removal(index, one.node.element, is_safe=False))
    for placed in index.all_settings:
        if placed.fact is not None and _is_outdated(placed.fact, index.windows):
            yield CARD.finding(
                placed.location,
                f"out of date: {placed.fact.deprecated}",
                advice="leave the setting out unless an older Windows needs it",
            ).fixed_by(removal(index, placed.node.element, is_safe=False))


def _is_outdated(fact: Setting | Component, windows: WindowsVersion | None) -> bool:
    """Outdated, but not among what another rule calls removed."""
    return fact.removed is None and is_deprecated(fact, windows)


RULE = Rule(CARD, check)
