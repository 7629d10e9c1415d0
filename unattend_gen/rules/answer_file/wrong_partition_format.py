"""A partition has a file system that its type cannot have.

## What it checks
On a wiped disk: a `Format` other than FAT32 of an EFI partition, a format, label or letter of an
MSR or extended partition; and a `Label` without `Format` on any partition.

## Why it matters
Firmware reads only FAT32; MSR and extended partitions have no file system. A label is written only
when the partition is formatted.

## Instead
FAT32 for EFI, NTFS for Windows, nothing for MSR; a label only together with a format.

## References
- Vendor reference: Format and Label of ModifyPartition
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import disk, new

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.rules.disks import Change, NewPartition
    from unattend_gen.rules.index import Index, IndexedSetting

_BARE: Final = frozenset({"MSR", "Extended"})

CARD = RuleCard(
    slug="wrong-partition-format",
    summary="a partition has a file system that its type cannot have",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=disk(
        new(1, "EFI", 300),
        new(2, "MSR", 16),
        new(3, "Primary"),
        changes=("<Order>1</Order><PartitionID>1</PartitionID><Format>NTFS</Format>",),
    ),
    good=disk(
        new(1, "EFI", 300),
        new(2, "MSR", 16),
        new(3, "Primary"),
        changes=("<Order>1</Order><PartitionID>1</PartitionID><Format>FAT32</Format>",),
    ),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each change that its partition cannot have."""
    for layout in index.disk_layouts:
        made = layout.made
        for change in layout.changes:
            yield from _unsuited(change, _type(made, change))


def _type(made: Sequence[NewPartition], change: Change) -> str:
    """Return the type of the modified partition, empty if it is not known."""
    number = change.partition
    return made[number - 1].type if number is not None and 0 < number <= len(made) else ""


def _unsuited(change: Change, type_: str) -> Iterator[Finding]:
    form = change.setting.child("Format")
    label = change.setting.child("Label")
    if type_ == "EFI" and form is not None and form.value.upper() not in {"FAT32", ""}:
        yield _finding(
            form, f"{form.quoted} is not a format for an EFI partition; firmware reads only FAT32"
        )
    if type_ in _BARE:
        for name in ("Format", "Label", "Letter"):
            extra = change.setting.child(name)
            if extra is not None and extra.value:
                yield _finding(extra, f"an {type_} partition has no file system")
    elif label is not None and label.value and form is None:
        message = "the label is written only if the partition is formatted"
        yield _finding(label, message, Confidence.MEDIUM)


def _finding(place: IndexedSetting, message: str, confidence: Confidence | None = None) -> Finding:
    return CARD.finding(
        place.location,
        message,
        advice="format EFI as FAT32 and Windows as NTFS, and do not format MSR",
        confidence=confidence,
    )


RULE = Rule(CARD, check)
