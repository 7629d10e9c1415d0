"""A disk layout as the partitions that it comes to, in the order in which they are made.

Source:
    Vendor reference and its pages on partitions: the type numbers of recovery partitions, and
    that a partition either has a size or takes the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from unattend_gen.tables.disk import WINDOWS_LETTER, BiosDisk, DataDisk, OwnDisk, UefiDisk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.tables.disks.partition import Partition as OwnPartition

GPT_RECOVERY: Final = "DE94BBA4-06D1-4D40-A16A-BFD50179D6AC"
MBR_RECOVERY: Final = "0x27"

_TYPES: Final = {"efi": "EFI", "msr": "MSR", "primary": "Primary"}
_FORMATS: Final = {"EFI": "FAT32", "MSR": None, "Primary": "NTFS"}

_GPT_TYPES: Final = frozenset({"EFI", "MSR"})

NewLayout: TypeAlias = UefiDisk | BiosDisk | OwnDisk | DataDisk
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
    """The partitions of a layout, in the order in which they are made."""
    match disk:
        case UefiDisk():
            efi = Partition(type="EFI", size_mb=disk.efi_mb, format="FAT32", label="System")
            msr = Partition(type="MSR", size_mb=disk.msr_mb, format=None)
            return _around(disk, (efi, msr), GPT_RECOVERY)
        case BiosDisk():
            return (_system(disk), *_around(disk, (), MBR_RECOVERY))
        case OwnDisk() | DataDisk():
            return tuple(map(_own, disk.partitions))
        case _:
            assert_never(disk)


def is_gpt(made: Iterable[Partition]) -> bool:
    """Whether partitions make a disk a GPT disk: only those have EFI and MSR partitions."""
    return any(partition.type in _GPT_TYPES for partition in made)


def _system(disk: BiosDisk) -> Partition:
    return Partition(
        type="Primary", size_mb=disk.system_mb, format="NTFS", label="System", is_active=True
    )


def _around(
    disk: UefiDisk | BiosDisk, before: tuple[Partition, ...], recovery_type: str
) -> tuple[Partition, ...]:
    """What a named layout has beside its own: Windows, recovery before or behind it, data."""
    recovery = tuple(_recovery(disk.recovery_mb, recovery_type))
    is_last = disk.recovery_at == "end"
    home = Partition(
        type="Primary",
        size_mb=disk.windows_mb,
        format="NTFS",
        label=disk.label,
        letter=WINDOWS_LETTER,
        is_home=True,
    )
    front, end = ((), recovery) if is_last else (recovery, ())
    return (*front, *before, home, *end, *_data(disk))


def _recovery(size_mb: int | None, type_id: str) -> Iterator[Partition]:
    if size_mb is not None:
        yield Partition(
            type="Primary", size_mb=size_mb, format="NTFS", label="Recovery", type_id=type_id
        )


def _data(disk: UefiDisk | BiosDisk) -> Iterator[Partition]:
    if disk.data_label is not None:
        yield Partition(
            type="Primary",
            size_mb=None,
            format="NTFS",
            label=disk.data_label,
            letter=disk.data_letter,
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
