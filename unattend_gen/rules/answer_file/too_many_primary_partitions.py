"""A disk has more than four primary partitions.

## What it checks
A wiped disk with five or more partitions of the type `Primary` or `Extended`, and none that only a
GPT disk has.

## Why it matters
An MBR disk has room for four. Setup cannot create the fifth.

## Instead
Put the other partitions into an extended partition, or use a UEFI layout with EFI and MSR.

## References
- Vendor reference: Type of CreatePartition
- Vendor documentation: BIOS/MBR-based partitions
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import disk, new

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_ROOM: Final = 4
_IN_TABLE: Final = frozenset({"Primary", "Extended"})

CARD = RuleCard(
    slug="too-many-primary-partitions",
    summary="a disk has more than four primary partitions",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=disk(*(new(order, "Primary", 500) for order in range(1, 6))),
    good=disk(*(new(order, "Primary", 500) for order in range(1, 5))),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for the fifth primary partition of each MBR disk."""
    for layout in index.disk_layouts:
        primary = [one for one in layout.in_order if one.type in _IN_TABLE]
        if layout.is_wiped and not layout.is_gpt and len(primary) > _ROOM:
            yield CARD.finding(
                primary[_ROOM].setting.location,
                f"there are {len(primary)} primary partitions; an MBR disk has room for four",
                advice="use logical partitions, or a UEFI layout with EFI and MSR",
            )


RULE = Rule(CARD, check)
