"""The file refers to a partition that it does not create.

## What it checks
On a wiped disk with new partitions: a `ModifyPartition` or an `InstallTo` with a number that no
partition has. Disks with logical partitions are not checked.

## Why it matters
Partitions are numbered from 1 in the order of their creation. If there is no partition of that
number, Setup cannot format it or install Windows to it.

## Instead
Correct the number, or create another partition.

## References
- Vendor reference: PartitionID of ModifyPartition and of InstallTo
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import disk, new

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.disks import DiskLayout
    from unattend_gen.rules.index import Index, IndexedSetting


CARD = RuleCard(
    slug="partition-not-made",
    summary="the file refers to a partition that it does not create",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=disk(new(1, "Primary"), install_to=2),
    good=disk(new(1, "Primary"), install_to=1),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each number beyond the partitions of a wiped disk."""
    first = {layout.disk: layout for layout in reversed(index.disk_layouts)}
    for layout in index.disk_layouts:
        made = len(layout.made)
        targets = layout.targets if first[layout.disk] is layout else ()
        for place, number in (*_changed(layout), *targets):
            if made and number > made:
                yield CARD.finding(
                    place.location,
                    f"there is no partition {number}: the file creates {made} on this disk",
                    advice=f"use a number from 1 to {made}, or create another partition",
                )


def _changed(layout: DiskLayout) -> Iterator[tuple[IndexedSetting, int]]:
    for change in layout.changes:
        if change.partition is not None:
            yield change.setting, change.partition


RULE = Rule(CARD, check)
