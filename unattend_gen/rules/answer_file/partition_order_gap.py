"""The partitions of a disk are not numbered 1, 2, 3.

## What it checks
On each disk, the `Order` of created and of modified partitions: a gap, a number that is too high,
or a missing number. Two equal numbers are reported by `duplicate-item-key`.

## Why it matters
According to the reference, the numbers of each disk count from 1 without gaps, and they determine
the number of each partition.

## Instead
Number the items of each list 1, 2, 3 and so on.

## References
- Vendor reference: Order of CreatePartition and of ModifyPartition
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.repairs import numbering
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import disk, new

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.rules.disks import Change, NewPartition
    from unattend_gen.rules.index import Index


CARD = RuleCard(
    slug="partition-order-gap",
    summary="the partitions of a disk are not numbered 1, 2, 3",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=disk(new(1, "Primary", 500), new(3, "Primary")),
    good=disk(new(1, "Primary", 500), new(2, "Primary")),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each item that does not fit the numbering of its list."""
    for layout in index.disk_layouts:
        for items in (layout.partitions, layout.changes):
            wrong = tuple(_out_of_count(items))
            fix = numbering(index, [one.setting for one in items]) if wrong else None
            for item in wrong:
                yield CARD.finding(
                    item.setting.location,
                    "the Order of this item does not fit the numbering 1, 2, 3 of its list",
                    advice=f"number the {len(items)} items of this list from 1 to {len(items)}",
                ).fixed_by(fix)


def _out_of_count(items: Sequence[NewPartition | Change]) -> Iterator[NewPartition | Change]:
    """Yield the items outside the numbering of a list without repeated numbers."""
    orders = [item.order for item in items if item.order is not None]
    if len(set(orders)) == len(orders):
        yield from (item for item in items if item.order not in range(1, len(items) + 1))


RULE = Rule(CARD, check)
