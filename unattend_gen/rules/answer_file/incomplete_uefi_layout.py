"""A disk for UEFI lacks a partition, or has too small a one.

## What it checks
On a wiped disk: an EFI partition without an MSR, an MSR without an EFI partition where Windows is
installed, an EFI partition below 100 MB or an MSR below 16 MB. An EFI partition below 200 MB, which
older pages still allow, is a note, as is a missing MSR.

## Why it matters
UEFI firmware starts Windows from the EFI partition. Where it has no room, Setup cannot write the
boot files.

## Instead
Make an EFI partition of 300 MB, an MSR of 16 MB, then the Windows partition.

## References
- Vendor documentation: UEFI/GPT-based hard drive partitions
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.disks import targets
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import disk, new

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.rules.disks import DiskLayout, NewPartition
    from unattend_gen.rules.index import Index, IndexedSetting

_LEAST_MB: Final[Mapping[str, int]] = MappingProxyType({"EFI": 100, "MSR": 16})
_ADVISED_EFI_MB: Final = 200

CARD = RuleCard(
    slug="incomplete-uefi-layout",
    summary="a disk for UEFI lacks a partition, or has too small a one",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=disk(new(1, "EFI", 50), new(2, "MSR", 16), new(3, "Primary")),
    good=disk(new(1, "EFI", 300), new(2, "MSR", 16), new(3, "Primary")),
    other_severities=((Severity.NOTE, "Setup can work without it, but it is recommended"),),
)


def check(index: Index) -> Iterator[Finding]:
    """What is missing from each wiped GPT disk, and each partition that is too small."""
    for layout in index.disk_layouts:
        if layout.is_wiped and layout.is_gpt:
            yield from _missing(index, layout)
            for one in layout.partitions:
                yield from _small(one)


def _missing(index: Index, layout: DiskLayout) -> Iterator[Finding]:
    types = {one.type for one in layout.partitions}
    if "MSR" not in types:
        yield _finding(layout.placed, "no MSR partition is made", Severity.NOTE)
    if "EFI" not in types and any(targets(index, layout)):
        yield _finding(layout.placed, "no EFI partition is made, so firmware finds no Windows")


def _small(one: NewPartition) -> Iterator[Finding]:
    if one.type not in _LEAST_MB or one.size_mb is None:
        return
    if one.size_mb < _LEAST_MB[one.type]:
        least = _LEAST_MB[one.type]
        yield _finding(one.placed, f"the {one.type} partition has less than {least} MB")
    elif one.type == "EFI" and one.size_mb < _ADVISED_EFI_MB:
        message = f"the EFI partition has less than the {_ADVISED_EFI_MB} MB that are advised today"
        yield _finding(one.placed, message, Severity.NOTE)


def _finding(place: IndexedSetting, message: str, severity: Severity | None = None) -> Finding:
    return CARD.finding(
        place.location,
        message,
        advice="make an EFI partition of 300 MB and an MSR of 16 MB",
        severity=severity,
    )


RULE = Rule(CARD, check)
