"""`DiskConfiguration`: new disks as settings of Setup, and back.

Source:
    Vendor reference: `CreatePartition` and `ModifyPartition` count their `Order` from 1 without
    gaps, and a label needs a format on the same item.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from unattend_gen.tables.disks.custom import CREATED, WILL_SHOW_UI
from unattend_gen.tables.disks.new_partitions import NewDisk, NewPartition
from unattend_gen.tables.disks.partition import DISK_ITEMS, MODIFIED
from unattend_gen.tables.mapping.additions import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.additions import Assignment
    from unattend_gen.tables.mapping.view import View


def page_settings(will_show_ui: str | Literal[False]) -> Iterator[Assignment]:
    """Yield when Setup shows its page for the disks."""
    yield from assign({WILL_SHOW_UI: will_show_ui or None})


def found_page(view: View) -> str | Literal[False] | None:
    """Return when Setup shows its page for the disks, None if that is as usual."""
    shown = view.text(WILL_SHOW_UI)
    if shown == "OnError":
        return None
    return shown or False


def disk_settings(position: int, number: int, *, is_wiped: bool) -> Iterator[Assignment]:
    """Yield the settings of one disk of the list, without its partitions."""
    item = f"{DISK_ITEMS}[{position}]"
    yield from assign({f"{item}/DiskID": number, f"{item}/WillWipeDisk": is_wiped})


def new_disk_settings(position: int, disk: NewDisk) -> Iterator[Assignment]:
    """Yield the settings of one disk of the list with its new partitions."""
    item = f"{DISK_ITEMS}[{position}]"
    numbered = tuple(enumerate(disk.partitions, start=1))
    yield from disk_settings(position, disk.number, is_wiped=disk.is_wiped)
    for number, partition in numbered:
        created = f"{item}/{CREATED}[{number}]"
        yield from assign(
            {
                f"{created}/Order": number,
                f"{created}/Type": partition.type,
                f"{created}/Size": partition.size_mb,
                f"{created}/Extend": True if partition.size_mb is None else None,
            }
        )
    used = [(number, partition) for number, partition in numbered if partition.has_changes]
    for order, (number, partition) in enumerate(used, start=1):
        yield from _modified(f"{item}/{MODIFIED}[{order}]", order, number, partition)


def formatted_settings(number: int, partition: int) -> Iterator[Assignment]:
    """Yield the settings of the first disk of the list, with one partition formatted."""
    kept = NewPartition(type="Primary", size_mb=None, format="NTFS")
    yield from disk_settings(1, number, is_wiped=False)
    yield from _modified(f"{DISK_ITEMS}[1]/{MODIFIED}[1]", 1, partition, kept)


def found_disks(view: View, home: tuple[int, int] | None) -> tuple[NewDisk, ...]:
    """Return the disks of an answer file with the partitions that are made on them.

    Args:
        view: the answer file.
        home: number of the disk and of the partition that Windows is installed to.
    """
    return tuple(
        NewDisk(number, bool(view.truth(f"{item}/WillWipeDisk")), _partitions(view, item, home))
        for item in view.items(DISK_ITEMS)
        if (number := view.number(f"{item}/DiskID")) is not None
    )


def _modified(item: str, order: int, number: int, partition: NewPartition) -> Iterator[Assignment]:
    yield from assign(
        {
            f"{item}/Order": order,
            f"{item}/PartitionID": number,
            f"{item}/Format": partition.format,
            f"{item}/Label": partition.label,
            f"{item}/Letter": partition.letter,
            f"{item}/TypeID": partition.type_id,
            f"{item}/Active": partition.is_active or None,
            f"{item}/Extend": partition.extend,
        }
    )


def _partitions(view: View, disk: str, home: tuple[int, int] | None) -> tuple[NewPartition, ...]:
    changes = {
        view.number(f"{item}/PartitionID"): item for item in view.items(f"{disk}/{MODIFIED}")
    }
    number = view.number(f"{disk}/DiskID")
    return tuple(
        _partition(view, item, changes.get(position), is_home=(number, position) == home)
        for position, item in enumerate(view.items(f"{disk}/{CREATED}"), start=1)
    )


def _partition(view: View, item: str, change: str | None, *, is_home: bool) -> NewPartition:
    found = NewPartition(
        type=view.text(f"{item}/Type") or "",
        size_mb=None if view.truth(f"{item}/Extend") else view.number(f"{item}/Size"),
        format=view.text(f"{change}/Format"),
        label=view.text(f"{change}/Label"),
        letter=view.text(f"{change}/Letter"),
        type_id=view.text(f"{change}/TypeID"),
        is_active=bool(view.truth(f"{change}/Active")),
        is_home=is_home,
        extend=view.truth(f"{change}/Extend"),
    )
    return replace(found, is_modified=change is not None and not found.has_changes)
