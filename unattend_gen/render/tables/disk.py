"""`[disk]`: partitions to make, what they become, and the one that Windows goes to.

Source:
    Vendor reference: `CreatePartition` and `ModifyPartition` count their `Order` from 1 without
    gaps, and a label needs a format on the same item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.render.assignment import assign
from unattend_gen.render.partitions import partitions
from unattend_gen.spec.models.disk import BiosDisk, KeptDisk, OwnDisk, UefiDisk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.render.assignment import Planned
    from unattend_gen.render.partitions import NewLayout, Partition
    from unattend_gen.spec.models import Spec

_SETUP: Final = "windowsPE/Microsoft-Windows-Setup"
_CONFIGURATION: Final = f"{_SETUP}/DiskConfiguration"
_DISK: Final = f"{_CONFIGURATION}/Disk[1]"
_IMAGE: Final = f"{_SETUP}/ImageInstall/OSImage"


def assignments(spec: Spec) -> Iterator[Planned]:
    """The layout; without the table Setup asks where to install."""
    disk = spec.disk
    match disk:
        case None:
            pass
        case KeptDisk():
            yield from _kept(disk)
        case UefiDisk() | BiosDisk() | OwnDisk():
            yield from _laid_out(disk)
        case _:
            assert_never(disk)


def _kept(disk: KeptDisk) -> Iterator[Planned]:
    if disk.partition is None:
        yield from assign({f"{_IMAGE}/InstallToAvailablePartition": True})
        return
    if disk.format:
        yield from _disk(disk.number, wipe=False)
        item = f"{_DISK}/ModifyPartitions/ModifyPartition[1]"
        yield from assign(
            {
                f"{item}/Order": 1,
                f"{item}/PartitionID": disk.partition,
                f"{item}/Format": "NTFS",
            }
        )
    yield from _install_to(disk.number, disk.partition)


def _laid_out(disk: NewLayout) -> Iterator[Planned]:
    numbered = tuple(enumerate(partitions(disk), start=1))
    yield from _disk(disk.number, wipe=disk.wipe)
    for number, partition in numbered:
        yield from _made(number, partition)
    used = [(number, partition) for number, partition in numbered if partition.format]
    for order, (number, partition) in enumerate(used, start=1):
        yield from _modified(order, number, partition)
    for number, partition in numbered:
        if partition.is_home:
            yield from _install_to(disk.number, number)


def _disk(number: int, *, wipe: bool) -> Iterator[Planned]:
    yield from assign(
        {
            f"{_CONFIGURATION}/WillShowUI": "OnError",
            f"{_DISK}/DiskID": number,
            f"{_DISK}/WillWipeDisk": wipe,
        }
    )


def _made(number: int, partition: Partition) -> Iterator[Planned]:
    item = f"{_DISK}/CreatePartitions/CreatePartition[{number}]"
    yield from assign(
        {
            f"{item}/Order": number,
            f"{item}/Type": partition.type,
            f"{item}/Size": partition.size_mb,
            f"{item}/Extend": True if partition.size_mb is None else None,
        }
    )


def _modified(order: int, number: int, partition: Partition) -> Iterator[Planned]:
    item = f"{_DISK}/ModifyPartitions/ModifyPartition[{order}]"
    yield from assign(
        {
            f"{item}/Order": order,
            f"{item}/PartitionID": number,
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
