"""A partition is named that the answer file does not make.

## What it checks
On a disk that is wiped, with the partitions made anew: a `ModifyPartition` or an `InstallTo` whose
number is beyond them. Disks with logical partitions are left out.

## Why it matters
Partitions are counted from 1 in the order in which they are made. Where there is none of that
number, nothing can be formatted there, and no Windows installed.

## Instead
Name the partition by its number, or make one more.

## References
- Vendor reference: PartitionID of ModifyPartition and of InstallTo
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.disks import targets
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import disk, new

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.disks import DiskLayout
    from unattend_gen.rules.index import Index, IndexedSetting


CARD = RuleCard(
    slug="partition-not-made",
    summary="a partition is named that the answer file does not make",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=disk(new(1, "Primary"), install_to=2),
    good=disk(new(1, "Primary"), install_to=1),
)


def check(index: Index) -> Iterator[Finding]:
    """Each number beyond the partitions of a wiped disk."""
    for layout in index.disk_layouts:
        made = len(layout.made)
        for place, number in (*_changed(layout), *targets(index, layout)):
            if made and number > made:
                yield CARD.finding(
                    place.location,
                    f"partition {number} of a disk that is wiped and gets {made}",
                    advice=f"name a partition from 1 to {made}, or make one more",
                )


def _changed(layout: DiskLayout) -> Iterator[tuple[IndexedSetting, int]]:
    for change in layout.changes:
        if change.partition is not None:
            yield change.placed, change.partition


RULE = Rule(CARD, check)
