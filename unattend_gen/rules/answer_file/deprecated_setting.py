"""A setting or component is deprecated.

## What it checks
Settings and components that the reference calls deprecated, superseded or without effect. With
`--windows`, only those that are deprecated in that release, if the reference says since when.

## Why it matters
The setting may have no effect on this Windows release and may be missing from the next. It still
works where it always did, so the finding is a note.

## Instead
Use the replacement that the reference names.

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
    summary="a setting or component is deprecated",
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
    """Yield a finding for each deprecated component and setting that has not been removed."""
    for one in index.components:
        if one.fact is not None and _is_outdated(one.fact, index.windows):
            yield CARD.finding(
                one.location,
                f"{one.fact.name} is deprecated: {one.fact.deprecated}",
                advice="remove the component unless an older Windows release needs it",
            ).fixed_by(removal(index, one.node.element, is_safe=False))
    for setting in index.all_settings:
        if setting.fact is not None and _is_outdated(setting.fact, index.windows):
            yield CARD.finding(
                setting.location,
                f"{setting.fact.name} is deprecated: {setting.fact.deprecated}",
                advice="remove the setting unless an older Windows release needs it",
            ).fixed_by(removal(index, setting.node.element, is_safe=False))


def _is_outdated(fact: Setting | Component, windows: WindowsVersion | None) -> bool:
    """Whether a fact is deprecated but not removed; `removed-setting` reports the latter."""
    return fact.removed is None and is_deprecated(fact, windows)


RULE = Rule(CARD, check)
