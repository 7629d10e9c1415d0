"""A partition asks for what its kind of disk does not have.

## What it checks
EFI or MSR beside extended or logical partitions; a logical partition without an extended one; on a
GPT disk `Active`, or `Extend` of a partition that is modified; two partitions marked active.

## Why it matters
EFI and MSR partitions belong to GPT disks, extended, logical and active ones to MBR disks. What the
disk does not know is ignored or cannot be done.

## Instead
Choose one style: EFI, MSR and primary partitions for UEFI, or primary ones with one of them active
for BIOS.

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
    summary="a partition asks for what its kind of disk does not have",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=disk(new(1, "EFI", 300), new(2, "MSR", 16), new(3, "Logical")),
    good=disk(new(1, "EFI", 300), new(2, "MSR", 16), new(3, "Primary")),
    other_severities=((Severity.NOTE, "Setup ignores the setting"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Each partition, new or changed, of the wrong kind."""
    for layout in index.disk_layouts:
        yield from _new(layout)
        yield from _changed(layout)


def _new(layout: DiskLayout) -> Iterator[Finding]:
    types = {one.type for one in layout.partitions}
    for one in layout.partitions:
        if layout.is_gpt and one.type in {"Extended", "Logical"}:
            yield _finding(one.placed, f"{one.type} needs an MBR disk, EFI and MSR a GPT disk")
        elif one.type == "Logical" and layout.is_wiped and "Extended" not in types:
            yield _finding(one.placed, "a logical partition lies in an extended one; none is made")


def _changed(layout: DiskLayout) -> Iterator[Finding]:
    active = [each.placed for each in layout.changes if each.placed.is_true("Active")]
    for place in active if layout.is_gpt else ():
        yield _finding(place, "Active has no meaning on a GPT disk", Severity.NOTE)
    for place in active[1:] if not layout.is_gpt else ():
        yield _finding(place, "another partition of this disk is active already")
    for change in layout.changes if layout.is_gpt else ():
        if change.placed.is_true("Extend"):
            yield _finding(change.placed, "Extend of an existing partition is not for GPT disks")


def _finding(place: IndexedSetting, message: str, severity: Severity | None = None) -> Finding:
    return CARD.finding(
        place.location,
        message,
        advice="for UEFI make EFI, MSR and primary partitions; for BIOS primary ones, one active",
        severity=severity,
    )


RULE = Rule(CARD, check)
