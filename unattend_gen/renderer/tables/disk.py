"""`[disk]`: partitions to make, what they become, and the one that Windows goes to.

Where a script makes them instead, its commands stand among those of `[commands]`.

Source:
    Vendor reference: `CreatePartition` and `ModifyPartition` count their `Order` from 1 without
    gaps, and a label needs a format on the same item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.tables.disk import BiosDisk, KeptDisk, OwnDisk, ScriptDisk, UefiDisk
from unattend_gen.tables.disks.partitions import partitions
from unattend_gen.tables.mapping.additions import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.disks.partitions import NewLayout, Partition
    from unattend_gen.tables.mapping.additions import Planned

_SETUP: Final = "windowsPE/Microsoft-Windows-Setup"
_CONFIGURATION: Final = f"{_SETUP}/DiskConfiguration"
_IMAGE: Final = f"{_SETUP}/ImageInstall/OSImage"


def assignments(spec: Spec) -> Iterator[Planned]:
    """The layout; without the table Setup asks where to install."""
    disk = spec.disk
    match disk:
        case None:
            pass
        case ScriptDisk():
            yield from _install_to(disk.number, disk.partition)
        case KeptDisk():
            yield from _kept(disk)
        case UefiDisk() | BiosDisk() | OwnDisk():
            yield from _laid_out(disk)
        case _:
            assert_never(disk)


def _kept(disk: KeptDisk) -> Iterator[Planned]:
    is_named = disk.partition is not None
    first = 2 if is_named and disk.format else 1
    if is_named and disk.format:
        yield from _disk(1, disk.number, is_wiped=False)
        item = f"{_CONFIGURATION}/Disk[1]/ModifyPartitions/ModifyPartition[1]"
        yield from assign(
            {
                f"{item}/Order": 1,
                f"{item}/PartitionID": disk.partition,
                f"{item}/Format": "NTFS",
            }
        )
    for position, other in enumerate(disk.more, start=first):
        yield from _made_anew(position, other)
    if disk.partition is None:
        yield from assign({f"{_IMAGE}/InstallToAvailablePartition": True})
    else:
        yield from _install_to(disk.number, disk.partition)


def _laid_out(disk: UefiDisk | BiosDisk | OwnDisk) -> Iterator[Planned]:
    if disk.mode == "settings":
        for position, one in enumerate((disk, *disk.more), start=1):
            yield from _made_anew(position, one)
    for number, partition in enumerate(partitions(disk), start=1):
        if partition.is_home:
            yield from _install_to(disk.number, number)


def _made_anew(position: int, disk: NewLayout) -> Iterator[Planned]:
    """One disk of the list with its partitions."""
    item = f"{_CONFIGURATION}/Disk[{position}]"
    numbered = tuple(enumerate(partitions(disk), start=1))
    yield from _disk(position, disk.number, is_wiped=disk.wipe)
    for number, partition in numbered:
        yield from _made(f"{item}/CreatePartitions/CreatePartition[{number}]", number, partition)
    used = [(number, partition) for number, partition in numbered if partition.format]
    for order, (number, partition) in enumerate(used, start=1):
        change = f"{item}/ModifyPartitions/ModifyPartition[{order}]"
        yield from assign({f"{change}/Order": order, f"{change}/PartitionID": number})
        yield from _modified(change, partition)


def _disk(position: int, number: int, *, is_wiped: bool) -> Iterator[Planned]:
    item = f"{_CONFIGURATION}/Disk[{position}]"
    if position == 1:
        yield from assign({f"{_CONFIGURATION}/WillShowUI": "OnError"})
    yield from assign({f"{item}/DiskID": number, f"{item}/WillWipeDisk": is_wiped})


def _made(item: str, number: int, partition: Partition) -> Iterator[Planned]:
    yield from assign(
        {
            f"{item}/Order": number,
            f"{item}/Type": partition.type,
            f"{item}/Size": partition.size_mb,
            f"{item}/Extend": True if partition.size_mb is None else None,
        }
    )


def _modified(item: str, partition: Partition) -> Iterator[Planned]:
    yield from assign(
        {
            f"{item}/Format": partition.format,
            f"{item}/Label": partition.label,
            f"{item}/Letter": partition.letter,
            f"{item}/TypeID": partition.type_id,
            f"{item}/Active": partition.is_active or None,
        }
    )


def _install_to(disk: int, partition: int) -> Iterator[Planned]:
    yield from assign(
        {f"{_IMAGE}/InstallTo/DiskID": disk, f"{_IMAGE}/InstallTo/PartitionID": partition}
    )
