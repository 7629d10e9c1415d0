"""A UEFI disk lacks a partition, or a partition is too small.

## What it checks
On a wiped disk: an EFI partition without an MSR, an MSR without an EFI partition where Windows is
installed, an EFI partition below 100 MB, or an MSR below 16 MB. An EFI partition below 200 MB,
which older pages still allow, and a missing MSR are notes.

## Why it matters
UEFI firmware starts Windows from the EFI partition. If it is too small, Setup cannot write the boot
files.

## Instead
Create an EFI partition of 300 MB, an MSR of 16 MB, then the Windows partition.

## References
- Vendor documentation: UEFI/GPT-based hard drive partitions
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
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
    summary="a UEFI disk lacks a partition, or a partition is too small",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=disk(new(1, "EFI", 50), new(2, "MSR", 16), new(3, "Primary")),
    good=disk(new(1, "EFI", 300), new(2, "MSR", 16), new(3, "Primary")),
    other_severities=((Severity.NOTE, "Setup can work without it, but it is recommended"),),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each missing or undersized partition of a wiped GPT disk."""
    for layout in index.disk_layouts:
        if layout.is_wiped and layout.is_gpt:
            yield from _missing(layout)
            for one in layout.partitions:
                yield from _small(one)


def _missing(layout: DiskLayout) -> Iterator[Finding]:
    types = {one.type for one in layout.partitions}
    if "MSR" not in types:
        yield _finding(layout.setting, "the disk has no MSR partition", Severity.NOTE)
    if "EFI" not in types and layout.targets:
        yield _finding(
            layout.setting, "the disk has no EFI partition, so firmware cannot start Windows"
        )


def _small(one: NewPartition) -> Iterator[Finding]:
    if one.type not in _LEAST_MB or one.size_mb is None:
        return
    if one.size_mb < _LEAST_MB[one.type]:
        least = _LEAST_MB[one.type]
        yield _finding(
            one.setting,
            f"the {one.type} partition has {one.size_mb} MB; it needs at least {least} MB",
        )
    elif one.type == "EFI" and one.size_mb < _ADVISED_EFI_MB:
        message = f"the EFI partition has {one.size_mb} MB; {_ADVISED_EFI_MB} MB are recommended"
        yield _finding(one.setting, message, Severity.NOTE)


def _finding(place: IndexedSetting, message: str, severity: Severity | None = None) -> Finding:
    return CARD.finding(
        place.location,
        message,
        advice="create an EFI partition of 300 MB and an MSR of 16 MB",
        severity=severity,
    )


RULE = Rule(CARD, check)
