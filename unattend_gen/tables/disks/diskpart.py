"""A disk layout as a script for diskpart, and the commands in Windows PE that write and run it.

Source:
    Public answer files that lay out disks this way: `select disk`, `clean`, `create partition`,
    `set id`, `gpt attributes`, `diskpart /s`, and lines written below X: by `echo`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.disk import BiosDisk, OwnDisk, ScriptDisk, UefiDisk
from unattend_gen.tables.disks.diskpart_lines import SCRIPT_PATH, carried
from unattend_gen.tables.disks.partitions import GPT_RECOVERY, is_gpt, partitions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.disk import Disk
    from unattend_gen.tables.disks.partitions import NewLayout, Partition

RUN: Final = f"diskpart /s {SCRIPT_PATH}"

_RECOVERY_ATTRIBUTES: Final = "0x8000000000000001"
"""Needed by Windows, and without a drive letter of its own accord."""


def commands(disk: Disk | None) -> Iterator[str]:
    """The commands that write the script line by line and then run it; none without a script."""
    lines = tuple(script(disk))
    for line in lines:
        yield carried(line)
    if lines:
        yield RUN


def script(disk: Disk | None) -> Iterator[str]:
    """The lines for diskpart that `[disk]` asks for."""
    if isinstance(disk, ScriptDisk):
        yield from disk.lines
    elif isinstance(disk, UefiDisk | BiosDisk | OwnDisk) and disk.mode == "diskpart":
        for one in (disk, *disk.more):
            yield from _laid_out(one)


def _laid_out(disk: NewLayout) -> Iterator[str]:
    made = partitions(disk)
    yield f"select disk {disk.number}"
    if disk.wipe:
        yield "clean"
        yield "convert gpt" if is_gpt(made) else "convert mbr"
    for partition in made:
        yield from _made(partition)


def _made(partition: Partition) -> Iterator[str]:
    size = "" if partition.size_mb is None else f" size={partition.size_mb}"
    yield f"create partition {partition.type.lower()}{size}"
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
    """An MBR type is written as digits alone, a GPT type between quotes."""
    bare = type_id.strip("{}")
    if bare.lower().startswith("0x"):
        yield f"set id={bare[2:]}"
        return
    yield f'set id="{bare.lower()}"'
    if bare.upper() == GPT_RECOVERY:
        yield f"gpt attributes={_RECOVERY_ATTRIBUTES}"
