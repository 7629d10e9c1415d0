"""A disk layout as a script for diskpart, and back.

Source:
    Public answer files that lay out disks this way: `select disk`, `clean`, `create partition`,
    `shrink minimum`, `set id`, `gpt attributes`, `diskpart /s`, and lines written below X: by
    `echo`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.tables.disks.diskpart_lines import SCRIPT_PATH, carried, carried_line
from unattend_gen.tables.disks.layouts import BiosDisk, OwnDisk, ScriptDisk, UefiDisk
from unattend_gen.tables.disks.new_partitions import (
    GPT_RECOVERY,
    NewDisk,
    NewPartition,
    is_gpt,
    new_disk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.tables.disks.layouts import Disk

RUN: Final = f"diskpart /s {SCRIPT_PATH}"

_RECOVERY_ATTRIBUTES: Final = "0x8000000000000001"
"""Required by Windows, and never assigned a drive letter automatically."""

_SELECT: Final = re.compile(r"select disk (\d{1,9})")
_CREATE: Final = re.compile(r"create partition (efi|msr|primary)(?: size=(\d{1,18}))?")
_FORMAT: Final = re.compile(r'format quick fs=(\w+)(?: label="([^"]*)")?')
_ASSIGN: Final = re.compile(r"assign letter=([A-Z])")
_SHRINK: Final = re.compile(r"shrink minimum=(\d{1,18})")
_ID: Final = re.compile(r'set id=(?:"([^"]+)"|(\w+))')
_TYPES: Final = {"efi": "EFI", "msr": "MSR", "primary": "Primary"}


def commands(disk: Disk) -> Iterator[str]:
    """Yield the commands that write the script line by line and then run it, if there is one."""
    lines = tuple(script(disk))
    for line in lines:
        yield carried(line)
    if lines:
        yield RUN


def script(disk: Disk) -> Iterator[str]:
    """Yield the lines for diskpart that a layout needs."""
    if isinstance(disk, ScriptDisk):
        yield from disk.lines
    elif isinstance(disk, UefiDisk | BiosDisk | OwnDisk) and disk.mode == "diskpart":
        for one in (disk, *disk.more):
            yield from _laid_out(new_disk(one))


def found_lines(commands: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of the script that commands write and run, none if they do not run it."""
    *written, last = (*commands, "")[:-1] or ("",)
    lines = tuple(line for line in map(carried_line, written) if line is not None)
    return lines if last == RUN else ()


def found_disks(lines: Iterable[str], home: tuple[int, int]) -> tuple[NewDisk, ...]:
    """Return the disks that a script lays out.

    Args:
        lines: of the script; what a layout does not have is ignored.
        home: number of the disk and of the partition that Windows is installed to.
    """
    disks: list[NewDisk] = []
    for line in lines:
        if found := _SELECT.fullmatch(line):
            disks.append(NewDisk(int(found[1]), is_wiped=False, partitions=()))
        elif disks and line == "clean":
            disks[-1] = replace(disks[-1], is_wiped=True)
        elif disks and (found := _CREATE.fullmatch(line)):
            made = disks[-1].partitions
            is_home = (disks[-1].number, len(made) + 1) == home
            size = int(found[2]) if found[2] else None
            new = NewPartition(type=_TYPES[found[1]], size_mb=size, format=None, is_home=is_home)
            disks[-1] = replace(disks[-1], partitions=(*made, new))
        elif disks and disks[-1].partitions:
            *before, last = disks[-1].partitions
            disks[-1] = replace(disks[-1], partitions=(*before, _changed(last, line)))
    return tuple(disks)


def _changed(partition: NewPartition, line: str) -> NewPartition:
    """Return a partition with what a line of the script changes of it."""
    if found := _FORMAT.fullmatch(line):
        return replace(partition, format=found[1].upper(), label=found[2])
    if found := _SHRINK.fullmatch(line):
        return replace(partition, shrink_mb=int(found[1]))
    if found := _ASSIGN.fullmatch(line):
        return replace(partition, letter=found[1])
    if found := _ID.fullmatch(line):
        return replace(partition, type_id=found[1].upper() if found[1] else f"0x{found[2]}")
    return replace(partition, is_active=True) if line == "active" else partition


def _laid_out(disk: NewDisk) -> Iterator[str]:
    yield f"select disk {disk.number}"
    if disk.is_wiped:
        yield "clean"
        yield "convert gpt" if is_gpt(disk.partitions) else "convert mbr"
    for partition in disk.partitions:
        yield from _made(partition)


def _made(partition: NewPartition) -> Iterator[str]:
    size = "" if partition.size_mb is None else f" size={partition.size_mb}"
    yield f"create partition {partition.type.lower()}{size}"
    if partition.shrink_mb is not None:
        yield f"shrink minimum={partition.shrink_mb}"
    if partition.format:
        label = f' label="{partition.label}"' if partition.label else ""
        yield f"format quick fs={partition.format.lower()}{label}"
    if partition.letter and not partition.is_home:
        yield f"assign letter={partition.letter}"
    if partition.is_active:
        yield "active"
    if partition.type_id:
        yield from _typed(partition.type_id)


def _typed(type_id: str) -> Iterator[str]:
    """Yield the lines for a type: MBR types are written as digits alone, GPT types in quotes."""
    bare = type_id.strip("{}")
    if bare.lower().startswith("0x"):
        yield f"set id={bare[2:]}"
        return
    yield f'set id="{bare.lower()}"'
    if bare.upper() == GPT_RECOVERY:
        yield f"gpt attributes={_RECOVERY_ATTRIBUTES}"
