"""The layout that windowsPE gives each disk, read from the answer file.

Source:
    Vendor reference: the pages of DiskConfiguration/Disk and of the settings below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.rules.branches import holds_branches
from unattend_gen.rules.keys import SETUP
from unattend_gen.rules.values import as_integer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Survey
    from unattend_gen.rules.indexed import Placed

DISK: Final = "DiskConfiguration/Disk"
INSTALL_TO: Final = "ImageInstall/OSImage/InstallTo"
DISKS_READ: Final = ((SETUP, DISK),)
"""What a rule reads that looks at the layouts of a survey."""

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
        order: its place in the sequence, None where it does not say.
        type: `Primary`, `EFI`, `MSR`, `Extended` or `Logical`; empty where it does not say.
        size_mb: None where it states no number.
        extends: whether it takes the rest of the disk.
    """

    placed: Placed
    order: int | None
    type: str
    size_mb: int | None
    extends: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One `ModifyPartition`; `partition` is the number of the partition it changes."""

    placed: Placed
    order: int | None
    partition: int | None


@dataclass(frozen=True, slots=True)
class DiskLayout:
    """One disk with what is made and changed on it, each in document order."""

    placed: Placed
    disk: int | None
    is_wiped: bool
    partitions: tuple[NewPartition, ...]
    changes: tuple[Change, ...]

    @property
    def is_gpt(self) -> bool:
        """Whether it makes a partition that only a GPT disk has."""
        return any(one.type in _GPT_TYPES for one in self.partitions)

    @property
    def is_mbr(self) -> bool:
        """Whether it makes a partition that only an MBR disk has."""
        return any(one.type in _MBR_TYPES for one in self.partitions)

    @property
    def in_order(self) -> tuple[NewPartition, ...]:
        """The new partitions as Setup makes them; those that do not say come last."""
        return tuple(sorted(self.partitions, key=lambda one: (one.order is None, one.order or 0)))

    @property
    def made(self) -> tuple[NewPartition, ...]:
        """The partitions numbered from 1 as they will be; empty where that is not known.

        It is known of a disk that is wiped and has no logical partitions, whose numbers follow
        rules of their own.
        """
        return () if self.is_mbr or not self.is_wiped else self.in_order


def layouts(survey: Survey) -> Iterator[DiskLayout]:
    """Each disk of the file; those that a template has still to fill in are left out."""
    for disk in survey.found(SETUP, DISK):
        if not _is_open(survey, disk):
            yield DiskLayout(
                placed=disk,
                disk=_number(survey, disk, "DiskID"),
                is_wiped=survey.says_true(disk, "WillWipeDisk"),
                partitions=tuple(_partitions(survey, disk)),
                changes=tuple(_changes(survey, disk)),
            )


def targets(survey: Survey, layout: DiskLayout) -> Iterator[tuple[Placed, int]]:
    """Each image that goes to a disk: where its partition stands, and the partition's number."""
    for path in _TARGETS:
        for target in survey.found(SETUP, path):
            partition = survey.child(target, "PartitionID")
            number = as_integer(survey.value(target, "PartitionID"))
            is_here = layout.disk is not None and _number(survey, target, "DiskID") == layout.disk
            if is_here and partition is not None and number is not None:
                yield partition, number


def _partitions(survey: Survey, disk: Placed) -> Iterator[NewPartition]:
    for item in _items(survey, disk, "CreatePartitions", "CreatePartition"):
        yield NewPartition(
            placed=item,
            order=_number(survey, item, "Order"),
            type=survey.value(item, "Type"),
            size_mb=_number(survey, item, "Size"),
            extends=survey.says_true(item, "Extend"),
        )


def _changes(survey: Survey, disk: Placed) -> Iterator[Change]:
    for item in _items(survey, disk, "ModifyPartitions", "ModifyPartition"):
        order, partition = _number(survey, item, "Order"), _number(survey, item, "PartitionID")
        yield Change(item, order, partition)


def _items(survey: Survey, disk: Placed, holder: str, name: str) -> Iterator[Placed]:
    around = survey.child(disk, holder)
    for item in survey.children(around) if around is not None else ():
        if item.fact is not None and item.fact.name == name:
            yield item


def _is_open(survey: Survey, placed: Placed) -> bool:
    """Whether a template has still to decide something in or below an element."""
    if placed.is_placeholder or holds_branches(placed.node.element):
        return True
    return any(_is_open(survey, child) for child in survey.children(placed))


def _number(survey: Survey, parent: Placed, name: str) -> int | None:
    return as_integer(survey.value(parent, name))
