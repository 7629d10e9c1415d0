"""A disk layout as the partitions that it makes, in that order, and back.

Source:
    Vendor reference and its pages on partitions: the types of recovery partitions, and that a
    partition either has a size or takes the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from unattend_gen.tables.disks.layouts import WINDOWS_LETTER, BiosDisk, DataDisk, OwnDisk, UefiDisk
from unattend_gen.tables.mapping.view import given

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.tables.disks.partition import Partition

GPT_RECOVERY: Final = "DE94BBA4-06D1-4D40-A16A-BFD50179D6AC"
MBR_RECOVERY: Final = "0x27"

_TYPES: Final = {
    "efi": "EFI",
    "msr": "MSR",
    "primary": "Primary",
    "extended": "Extended",
    "logical": "Logical",
}
_FORMATS: Final = {
    "EFI": "FAT32",
    "MSR": None,
    "Primary": "NTFS",
    "Extended": None,
    "Logical": "NTFS",
}

_GPT_TYPES: Final = frozenset({"EFI", "MSR"})

NewLayout: TypeAlias = UefiDisk | BiosDisk | OwnDisk | DataDisk
"""The layouts that create partitions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPartition:
    """One partition as Setup creates it.

    Attributes:
        type: `EFI`, `MSR` or `Primary`.
        size_mb: None for the rest of the disk.
        format: `NTFS` or `FAT32`; None for a partition without files.
        is_active: whether a BIOS boots from it.
        is_home: whether Windows is installed here.
        extend: what is written about extending it afterwards.
        is_modified: whether it has an item of its own although nothing is changed.
        shrink_mb: room that diskpart takes from it again, for the next partition.
    """

    type: str
    size_mb: int | None
    format: str | None
    label: str | None = None
    letter: str | None = None
    type_id: str | None = None
    is_active: bool = False
    is_home: bool = False
    extend: bool | None = None
    is_modified: bool = False
    shrink_mb: int | None = None

    @property
    def has_changes(self) -> bool:
        """Whether the partition is an item of `ModifyPartitions`."""
        said = (self.format, self.label, self.letter, self.type_id)
        return any(said) or self.is_active or self.extend is not None or self.is_modified


@dataclass(frozen=True, slots=True)
class NewDisk:
    """A disk with its new partitions, in the order in which they are created."""

    number: int
    is_wiped: bool
    partitions: tuple[NewPartition, ...]


def new_disk(disk: NewLayout) -> NewDisk:
    """Return a disk as its layout creates it."""
    return NewDisk(disk.number, disk.wipe, partitions(disk))


def found_layouts(disk: NewDisk) -> Iterator[dict[str, object]]:
    """Yield what a layout with Windows may be for a disk, as a spec has it, the shortest first."""
    head = {"number": disk.number, "wipe": disk.is_wiped}
    home = next((one for one in disk.partitions if one.is_home), None)
    if home is not None:
        sizes = {one.type: one.size_mb for one in disk.partitions}
        common = {"windows_mb": home.size_mb, **_found_recovery(disk, home), "label": home.label}
        around = {**common, **_found_data(disk, home)}
        if "EFI" in sizes:
            is_modified = any(one.is_modified for one in disk.partitions if one.type == "MSR")
            own = {
                "efi_mb": sizes["EFI"],
                "msr_mb": sizes.get("MSR"),
                "modify_msr": is_modified or None,
            }
            yield given({"layout": "uefi", **head, **own, **around})
        system = next((one.size_mb for one in disk.partitions if one.is_active), None)
        if system is not None:
            yield given({"layout": "bios", **head, "system_mb": system, **around})
    yield {"layout": "own", **head, "partitions": [*map(_found, disk.partitions)]}


def found_data_disk(disk: NewDisk) -> dict[str, object]:
    """Return a disk without Windows as a spec has it."""
    found = [*map(_found, disk.partitions)]
    return {"number": disk.number, "wipe": disk.is_wiped, "partitions": found}


def partitions(disk: NewLayout) -> tuple[NewPartition, ...]:
    """Return the partitions of a layout, in the order in which they are created."""
    match disk:
        case UefiDisk():
            efi = NewPartition(type="EFI", size_mb=disk.efi_mb, format="FAT32", label="System")
            msr = NewPartition(
                type="MSR", size_mb=disk.msr_mb, format=None, is_modified=disk.modify_msr
            )
            return _around(disk, (efi, msr), GPT_RECOVERY)
        case BiosDisk():
            return (_system(disk), *_around(disk, (), MBR_RECOVERY))
        case OwnDisk() | DataDisk():
            return tuple(map(_own, disk.partitions))
        case _:
            assert_never(disk)


def is_gpt(made: Iterable[NewPartition]) -> bool:
    """Return whether partitions make a disk a GPT disk: only those have EFI and MSR partitions."""
    return any(partition.type in _GPT_TYPES for partition in made)


def _system(disk: BiosDisk) -> NewPartition:
    return NewPartition(
        type="Primary", size_mb=disk.system_mb, format="NTFS", label="System", is_active=True
    )


def _around(
    disk: UefiDisk | BiosDisk, before: tuple[NewPartition, ...], recovery_type: str
) -> tuple[NewPartition, ...]:
    """Return all partitions of a named layout: its own first ones, Windows, recovery and data."""
    recovery = tuple(_recovery(disk.recovery_mb, recovery_type))
    is_last = disk.recovery_at == "end"
    takes_rest = is_last and disk.windows_mb is None
    if takes_rest:
        recovery = tuple(replace(one, size_mb=None) for one in recovery)
    home = NewPartition(
        type="Primary",
        size_mb=disk.windows_mb,
        format="NTFS",
        label=disk.label,
        letter=WINDOWS_LETTER,
        is_home=True,
        shrink_mb=disk.recovery_mb if takes_rest else None,
    )
    front, end = ((), recovery) if is_last else (recovery, ())
    return (*front, *before, home, *end, *_data(disk))


def _recovery(size_mb: int | None, type_id: str) -> Iterator[NewPartition]:
    if size_mb is not None:
        yield NewPartition(
            type="Primary", size_mb=size_mb, format="NTFS", label="Recovery", type_id=type_id
        )


def _data(disk: UefiDisk | BiosDisk) -> Iterator[NewPartition]:
    if disk.data_label is not None:
        yield NewPartition(
            type="Primary",
            size_mb=None,
            format="NTFS",
            label=disk.data_label,
            letter=disk.data_letter,
        )


def _own(partition: Partition) -> NewPartition:
    type_ = _TYPES[partition.type]
    return NewPartition(
        type=type_,
        size_mb=None if partition.size_mb == "rest" else partition.size_mb,
        format=_format(partition, type_),
        label=partition.label,
        letter=partition.letter,
        type_id=partition.type_id,
        is_active=partition.active,
        is_home=partition.windows,
        extend=partition.extend,
        is_modified=partition.modify,
    )


def _format(partition: Partition, type_: str) -> str | None:
    if partition.format is None:
        return _FORMATS[type_]
    return partition.format.upper() if partition.format else None


def _found(partition: NewPartition) -> dict[str, object]:
    kinds = {name: kind for kind, name in _TYPES.items()}
    is_usual = partition.format == _FORMATS.get(partition.type)
    format_ = None if is_usual else (partition.format or "").lower() or False
    return given(
        {
            "type": kinds.get(partition.type, ""),
            "size_mb": "rest" if partition.size_mb is None else partition.size_mb,
            "format": format_,
            "label": partition.label,
            "letter": partition.letter,
            "active": partition.is_active or None,
            "type_id": partition.type_id,
            "extend": partition.extend,
            "modify": partition.is_modified or None,
            "windows": partition.is_home or None,
        }
    )


def _found_recovery(disk: NewDisk, home: NewPartition) -> dict[str, object]:
    """Return the keys for the partition that is labelled as the recovery tools."""
    places = {one.label: place for place, one in enumerate(disk.partitions)}
    place = places.get("Recovery")
    if place is None:
        return {}
    is_last = place > disk.partitions.index(home)
    at = {"recovery_at": "end"} if is_last else {}
    return {"recovery_mb": home.shrink_mb or disk.partitions[place].size_mb, **at}


def _found_data(disk: NewDisk, home: NewPartition) -> dict[str, object]:
    """Return the keys for a partition after Windows that is not the recovery tools."""
    after = disk.partitions[disk.partitions.index(home) + 1 :]
    data = next((one for one in after if one.label and one.label != "Recovery"), None)
    return {"data_label": data.label, "data_letter": data.letter} if data else {}
