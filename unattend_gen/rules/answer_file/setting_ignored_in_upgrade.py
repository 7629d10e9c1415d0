"""A setting of Setup stands beside the wish to upgrade, which leaves it unread.

## What it checks
`UpgradeData/Upgrade` with true, and other settings of Microsoft-Windows-Setup in the file.

## Why it matters
In an upgrade the settings of `UpgradeData` are the only ones of Setup that count. Disks, images and
keys in the file are not looked at.

## Instead
Delete the others, or set `Upgrade` to false for a clean installation.

## References
- Vendor reference: UpgradeData
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_UPGRADE: Final = "<UpgradeData><Upgrade>true</Upgrade></UpgradeData>"

CARD = RuleCard(
    slug="setting-ignored-in-upgrade",
    summary="a setting of Setup stands beside the wish to upgrade, which leaves it unread",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("windowsPE", SETUP, _UPGRADE, "<EnableFirewall>true</EnableFirewall>"),
    good=snippet("windowsPE", SETUP, _UPGRADE),
)


def check(index: Index) -> Iterator[Finding]:
    """Each other setting of Setup in a file that upgrades."""
    upgrades = index.settings(SETUP, "UpgradeData")
    wished = {one.component for one in upgrades if one.is_true("Upgrade")}
    for component in wished:
        for other in component.children:
            if other.fact is not None and other.fact.name != "UpgradeData":
                yield CARD.finding(
                    other.location,
                    "an upgrade reads UpgradeData alone of the settings of Setup",
                    advice="delete it, or set UpgradeData/Upgrade to false",
                )


RULE = Rule(CARD, check)
