"""A disk is wiped, and no partition is made on it.

## What it checks
`WillWipeDisk` with true on a disk without `CreatePartitions`, where Windows is to go to a partition
of that disk.

## Why it matters
Wiping leaves the disk without partitions, so the one that is named is not there.

## Instead
Make the partitions, or leave the disk as it is.

## References
- Vendor reference: WillWipeDisk, CreatePartitions, InstallTo
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.disks import targets
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import disk, new

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="wipe-without-layout",
    summary="a disk is wiped, and no partition is made on it",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=disk(install_to=1),
    good=disk(new(1, "Primary"), install_to=1),
)


def check(index: Index) -> Iterator[Finding]:
    """Each wiped disk without a layout that an image goes to."""
    for layout in index.disk_layouts:
        if layout.is_wiped and not layout.partitions and any(targets(index, layout)):
            yield CARD.finding(
                layout.placed.location,
                "the disk is wiped, and the partition that Windows goes to is not made",
                advice="add CreatePartitions, or set WillWipeDisk to false",
            )


RULE = Rule(CARD, check)
