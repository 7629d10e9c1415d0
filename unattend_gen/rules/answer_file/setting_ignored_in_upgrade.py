"""An upgrade ignores this setting.

## What it checks
`UpgradeData/Upgrade` set to true, and other settings of Microsoft-Windows-Setup in the file.

## Why it matters
In an upgrade, Setup reads only the settings of `UpgradeData`. It ignores disks, images and keys in
the file.

## Instead
Delete the other settings, or set `Upgrade` to false for a clean installation.

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
    summary="an upgrade ignores this setting",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=snippet("windowsPE", SETUP, _UPGRADE, "<EnableFirewall>true</EnableFirewall>"),
    good=snippet("windowsPE", SETUP, _UPGRADE),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each other setting of Setup in a file that upgrades."""
    upgrades = index.settings(SETUP, "UpgradeData")
    wished = {one.component for one in upgrades if one.is_true("Upgrade")}
    for component in wished:
        for other in component.children:
            if other.fact is not None and other.fact.name != "UpgradeData":
                yield CARD.finding(
                    other.location,
                    f"an upgrade ignores {other.fact.name}; it reads only UpgradeData",
                    advice="delete it, or set UpgradeData/Upgrade to false",
                )


RULE = Rule(CARD, check)
