"""Disk layouts that windowsPE creates, read from the answer file.

Source:
    Vendor reference: the pages of DiskConfiguration/Disk and of the settings below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from unattend_gen.rules.keys import SETUP
from unattend_gen.rules.placeholders import holds_branches
from unattend_gen.rules.values import as_integer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from unattend_gen.rules.index import Index, IndexedSetting

DISK: Final = "DiskConfiguration/Disk"
INSTALL_TO: Final = "ImageInstall/OSImage/InstallTo"

_TARGETS: Final = (
    INSTALL_TO,
    "ImageInstall/DataImage/InstallTo",
    "WindowsDeploymentServices/ImageSelection/InstallTo",
)
_GPT_TYPES: Final = frozenset({"EFI", "MSR"})
_MBR_TYPES: Final = frozenset({"Extended", "Logical"})


@dataclass(frozen=True, slots=True)
class NewPartition:
    """One `CreatePartition`.

    Attributes:
        order: its `Order`, or None if it has none.
        type: `Primary`, `EFI`, `MSR`, `Extended` or `Logical`; empty if it has none.
        size_mb: its `Size`, or None if that is not a number.
        extends: whether it takes the rest of the disk.
    """

    setting: IndexedSetting
    order: int | None
    type: str
    size_mb: int | None
    extends: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One `ModifyPartition`; `partition` is the number of the partition it changes."""

    setting: IndexedSetting
    order: int | None
    partition: int | None


@dataclass(frozen=True)  # without slots, so that properties can be cached
class DiskLayout:
    """One disk with the partitions that are created and modified, in document order.

    Attributes:
        targets: the `PartitionID` setting and number of each image that is installed to the disk.
    """

    setting: IndexedSetting
    disk: int | None
    is_wiped: bool
    partitions: tuple[NewPartition, ...]
    changes: tuple[Change, ...]
    targets: Sequence[tuple[IndexedSetting, int]] = ()

    @cached_property
    def is_gpt(self) -> bool:
        """Whether it has a partition that only a GPT disk can have."""
        return any(one.type in _GPT_TYPES for one in self.partitions)

    @cached_property
    def is_mbr(self) -> bool:
        """Whether it has a partition that only an MBR disk can have."""
        return any(one.type in _MBR_TYPES for one in self.partitions)

    @cached_property
    def in_order(self) -> tuple[NewPartition, ...]:
        """The new partitions in the order of their creation; those without `Order` are last."""
        return tuple(sorted(self.partitions, key=lambda one: (one.order is None, one.order or 0)))

    @property
    def made(self) -> tuple[NewPartition, ...]:
        """The new partitions by their future numbers from 1; empty if these are not known.

        The numbers are known for a wiped disk without logical partitions, which are numbered
        differently.
        """
        return () if self.is_mbr or not self.is_wiped else self.in_order


def disk_layouts(index: Index) -> Iterator[DiskLayout]:
    """Yield the layout of each disk, except those that contain placeholders."""
    targets = _targets(index)
    for disk in index.settings(SETUP, DISK):
        if not _is_open(index, disk):
            number = _number(disk, "DiskID")
            yield DiskLayout(
                setting=disk,
                disk=number,
                is_wiped=disk.is_true("WillWipeDisk"),
                partitions=tuple(_partitions(disk)),
                changes=tuple(_changes(disk)),
                targets=targets.get(number, ()),
            )


def _targets(index: Index) -> Mapping[int | None, Sequence[tuple[IndexedSetting, int]]]:
    """Return the targets by the number of their disk."""
    found: dict[int | None, list[tuple[IndexedSetting, int]]] = {}
    for path in _TARGETS:
        for target in index.settings(SETUP, path):
            disk, partition = _number(target, "DiskID"), target.child("PartitionID")
            number = as_integer(target.value_of("PartitionID"))
            if disk is not None and partition is not None and number is not None:
                found.setdefault(disk, []).append((partition, number))
    return found


def _partitions(disk: IndexedSetting) -> Iterator[NewPartition]:
    for item in _items(disk, "CreatePartitions", "CreatePartition"):
        yield NewPartition(
            setting=item,
            order=_number(item, "Order"),
            type=item.value_of("Type"),
            size_mb=_number(item, "Size"),
            extends=item.is_true("Extend"),
        )


def _changes(disk: IndexedSetting) -> Iterator[Change]:
    for item in _items(disk, "ModifyPartitions", "ModifyPartition"):
        order, partition = _number(item, "Order"), _number(item, "PartitionID")
        yield Change(item, order, partition)


def _items(disk: IndexedSetting, holder: str, name: str) -> Iterator[IndexedSetting]:
    around = disk.child(holder)
    for item in around.children if around is not None else ():
        if item.fact is not None and item.fact.name == name:
            yield item


def _is_open(index: Index, setting: IndexedSetting) -> bool:
    """Whether an element, or one below it, contains a placeholder or a branch of a template."""
    if setting.is_placeholder or holds_branches(setting.node.element):
        return True
    return any(_is_open(index, child) for child in setting.children)


def _number(parent: IndexedSetting, name: str) -> int | None:
    return as_integer(parent.value_of(name))
