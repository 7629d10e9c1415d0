"""A partition does not suit the partition style of its disk.

## What it checks
EFI or MSR together with extended or logical partitions; a logical partition without an extended
one; on a GPT disk `Active`, or `Extend` of an existing partition; two active partitions.

## Why it matters
EFI and MSR partitions belong on GPT disks; extended, logical and active partitions belong on MBR
disks. Setup ignores what the disk does not support, or stops.

## Instead
Choose one style: EFI, MSR and primary partitions for UEFI, or primary partitions with one active
partition for BIOS.

## References
- Vendor reference: Type of CreatePartition, Active and Extend of ModifyPartition
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
    slug="partition-against-disk-style",
    summary="a partition does not suit the partition style of its disk",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=disk(new(1, "EFI", 300), new(2, "MSR", 16), new(3, "Logical")),
    good=disk(new(1, "EFI", 300), new(2, "MSR", 16), new(3, "Primary")),
    other_severities=((Severity.NOTE, "Setup ignores the setting"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each created or modified partition of the wrong type."""
    for layout in index.disk_layouts:
        yield from _new(layout)
        yield from _changed(layout)


def _new(layout: DiskLayout) -> Iterator[Finding]:
    types = {one.type for one in layout.partitions}
    for one in layout.partitions:
        if layout.is_gpt and one.type in {"Extended", "Logical"}:
            yield _finding(
                one.setting,
                f"{one.type} partitions need an MBR disk, but EFI and MSR need a GPT disk",
            )
        elif one.type == "Logical" and layout.is_wiped and "Extended" not in types:
            yield _finding(
                one.setting,
                "a logical partition needs an extended partition, but the file creates none",
            )


def _changed(layout: DiskLayout) -> Iterator[Finding]:
    active = [each.setting for each in layout.changes if each.setting.is_true("Active")]
    for place in active if layout.is_gpt else ():
        yield _finding(place, "Active has no effect on a GPT disk", Severity.NOTE)
    for place in active[1:] if not layout.is_gpt else ():
        yield _finding(place, "another partition of this disk is already active")
    for change in layout.changes if layout.is_gpt else ():
        if change.setting.is_true("Extend"):
            yield _finding(
                change.setting, "Extend of an existing partition does not work on a GPT disk"
            )


def _finding(place: IndexedSetting, message: str, severity: Severity | None = None) -> Finding:
    return CARD.finding(
        place.location,
        message,
        advice="for UEFI create EFI, MSR and primary partitions; for BIOS primary ones, one active",
        severity=severity,
    )


RULE = Rule(CARD, check)
