"""A disk layout as the partitions that it comes to, in the order in which they are made.

Source:
    Vendor reference and its pages on partitions: the type numbers of recovery partitions, and
    that a partition either has a size or takes the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from unattend_gen.spec.models.disk import BiosDisk, OwnDisk, UefiDisk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.models.disk import Partition as OwnPartition

GPT_RECOVERY: Final = "DE94BBA4-06D1-4D40-A16A-BFD50179D6AC"
MBR_RECOVERY: Final = "0x27"

_TYPES: Final = {"efi": "EFI", "msr": "MSR", "primary": "Primary"}
_FORMATS: Final = {"EFI": "FAT32", "MSR": None, "Primary": "NTFS"}

NewLayout: TypeAlias = UefiDisk | BiosDisk | OwnDisk
"""The layouts that make partitions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """One partition as Setup makes it.

    Attributes:
        type: `EFI`, `MSR` or `Primary`.
        size_mb: None for all that is left of the disk.
        format: `NTFS` or `FAT32`; None for a partition that holds no files.
        is_active: whether a BIOS starts from it.
        is_home: whether Windows is installed here.
    """

    type: str
    size_mb: int | None
    format: str | None
    label: str | None = None
    letter: str | None = None
    type_id: str | None = None
    is_active: bool = False
    is_home: bool = False


def partitions(disk: NewLayout) -> tuple[Partition, ...]:
    """The partitions of a layout; recovery stands before Windows, which takes the rest."""
    match disk:
        case UefiDisk():
            efi = Partition(type="EFI", size_mb=disk.efi_mb, format="FAT32", label="System")
            msr = Partition(type="MSR", size_mb=disk.msr_mb, format=None)
            return (*_recovery(disk.recovery_mb, GPT_RECOVERY), efi, msr, _home(disk.label))
        case BiosDisk():
            system = Partition(
                type="Primary",
                size_mb=disk.system_mb,
                format="NTFS",
                label="System",
                is_active=True,
            )
            return (system, *_recovery(disk.recovery_mb, MBR_RECOVERY), _home(disk.label))
        case OwnDisk():
            return tuple(map(_own, disk.partitions))
        case _:
            assert_never(disk)


def _recovery(size_mb: int | None, type_id: str) -> Iterator[Partition]:
    if size_mb is not None:
        yield Partition(
            type="Primary", size_mb=size_mb, format="NTFS", label="Recovery", type_id=type_id
        )


def _home(label: str) -> Partition:
    return Partition(
        type="Primary", size_mb=None, format="NTFS", label=label, letter="C", is_home=True
    )


def _own(partition: OwnPartition) -> Partition:
    type_ = _TYPES[partition.type]
    return Partition(
        type=type_,
        size_mb=None if partition.size_mb == "rest" else partition.size_mb,
        format=partition.format.upper() if partition.format else _FORMATS[type_],
        label=partition.label,
        letter=partition.letter,
        type_id=partition.type_id,
        is_active=partition.active,
        is_home=partition.windows,
    )
