"""A disk is wiped, but no partition is created on it.

## What it checks
`WillWipeDisk` set to true on a disk without `CreatePartitions`, if Windows is installed to a
partition of that disk.

## Why it matters
Wiping removes all partitions, so the partition for Windows does not exist.

## Instead
Create the partitions, or do not wipe the disk.

## References
- Vendor reference: WillWipeDisk, CreatePartitions, InstallTo
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import disk, new

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="wipe-without-layout",
    summary="a disk is wiped, but no partition is created on it",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=disk(install_to=1),
    good=disk(new(1, "Primary"), install_to=1),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each wiped disk without partitions that an image is installed to."""
    for layout in index.disk_layouts:
        if layout.is_wiped and not layout.partitions and layout.targets:
            yield CARD.finding(
                layout.setting.location,
                "the disk is wiped, but the partition for Windows is not created",
                advice="add CreatePartitions, or set WillWipeDisk to false",
            )


RULE = Rule(CARD, check)
