"""`[disk]`: how the disks are laid out and where Windows goes.

Setup lays them out by its settings, or a script for diskpart does before Setup looks at them.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Final, Literal, TypeAlias, assert_never, get_args

from pydantic import Field

from unattend_gen.core.passes import Pass
from unattend_gen.tables.disks.configuration import (
    formatted_settings,
    found_disks,
    found_page,
    new_disk_settings,
    page_settings,
)
from unattend_gen.tables.disks.custom import CustomDisk, custom_settings, found_custom
from unattend_gen.tables.disks.diskpart import commands, found_lines
from unattend_gen.tables.disks.diskpart import found_disks as disks_of_script
from unattend_gen.tables.disks.layouts import (
    AVAILABLE,
    BiosDisk,
    Disk,
    KeptDisk,
    OwnDisk,
    ScriptDisk,
    UefiDisk,
)
from unattend_gen.tables.disks.new_partitions import (
    NewDisk,
    found_data_disk,
    found_layouts,
    new_disk,
)
from unattend_gen.tables.mapping.additions import COMMAND_LISTS, Addition, Command, assign
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import require_tag

OS_IMAGE: Final = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage"
INSTALL_TO: Final = f"{OS_IMAGE}/InstallTo"
"""The disk and the partition for Windows."""

_DISK: Final = f"{INSTALL_TO}/DiskID"
_PARTITION: Final = f"{INSTALL_TO}/PartitionID"
DESCRIPTION: Final = "Lay out the disks"
_DISK_TOOLS: Final = re.compile(
    r"\b(?:diskpart|format(?:\.com)?\s+[A-Z]:|(?:clear|initialize)-disk|(?:new|remove)-partition)",
    re.IGNORECASE,
)
"""Programs that empty or partition disks."""

DiskField: TypeAlias = Annotated[
    Disk,
    Field(
        discriminator="layout", description="How the disks are laid out, and where Windows goes."
    ),
    require_tag("layout", get_args(Disk)),
]


class _Layout(SettingsMapping[Disk]):
    """The layout as settings of Setup or as commands that run diskpart."""

    def to_settings(self, table: Disk) -> Iterator[Addition]:
        for line in commands(table):
            yield Command(Pass.WINDOWS_PE, line, DESCRIPTION)
        match table:
            case ScriptDisk():
                yield from assign({_DISK: table.number, _PARTITION: table.partition})
            case KeptDisk():
                yield from _kept_settings(table)
            case UefiDisk() | BiosDisk() | OwnDisk():
                yield from _new_settings(table)
            case CustomDisk():
                yield from custom_settings(table)
                home = {_DISK: table.number, _PARTITION: table.partition}
                yield from assign({**home, AVAILABLE: table.available_partition})
            case _:
                assert_never(table)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        number, partition = view.number(_DISK), view.number(_PARTITION)
        home = None if number is None or partition is None else (number, partition)
        disks = found_disks(view, home)
        page = found_page(view)
        yield from _laid_out(disks, given({"will_show_ui": page}))
        by_script = tuple(_by_script(view, home)) if home else ()
        yield from by_script or _kept(view, disks, home, page)
        image = {"number": number, "partition": partition}
        available = {"available_partition": view.truth(AVAILABLE)}
        custom = given({**found_custom(view), **image, **available})
        if custom.keys() != {"layout"}:
            yield Candidate(custom)


def _new_settings(disk: UefiDisk | BiosDisk | OwnDisk) -> Iterator[Addition]:
    if disk.mode == "settings":
        yield from page_settings(disk.will_show_ui)
        for position, one in enumerate((disk, *disk.more), start=1):
            yield from new_disk_settings(position, new_disk(one))
    for number, partition in enumerate(new_disk(disk).partitions, start=1):
        if partition.is_home:
            yield from assign({_DISK: disk.number, _PARTITION: number})


def _kept_settings(disk: KeptDisk) -> Iterator[Addition]:
    is_formatted = disk.partition is not None and disk.format
    if is_formatted or disk.more:
        yield from page_settings(disk.will_show_ui)
    if disk.partition is not None and disk.format:
        yield from formatted_settings(disk.number, disk.partition)
    for position, other in enumerate(disk.more, start=2 if is_formatted else 1):
        yield from new_disk_settings(position, new_disk(other))
    if disk.partition is None:
        yield from assign({AVAILABLE: True})
    else:
        yield from assign({_DISK: disk.number, _PARTITION: disk.partition})


def _laid_out(disks: tuple[NewDisk, ...], more: dict[str, object]) -> Iterator[Candidate]:
    """Yield the layouts of the first disk, if Windows is installed on it, with the others."""
    if not disks or not any(one.is_home for one in disks[0].partitions):
        return
    others = {"more": [*map(found_data_disk, disks[1:])]} if disks[1:] else {}
    for layout in found_layouts(disks[0]):
        yield Candidate({**layout, **more, **others})


def _by_script(view: View, home: tuple[int, int]) -> Iterator[Candidate]:
    """Yield the layouts that a script of ours makes, then the script itself."""
    run = (
        command.line
        for command in view.commands(Pass.WINDOWS_PE)
        if command.description == DESCRIPTION
    )
    lines = found_lines(run)
    if lines:
        yield from _laid_out(disks_of_script(lines, home), {"mode": "diskpart"})
        script = {"layout": "script", "lines": [*lines]}
        yield Candidate({**script, "number": home[0], "partition": home[1]})


def _kept(
    view: View,
    disks: tuple[NewDisk, ...],
    home: tuple[int, int] | None,
    page: str | Literal[False] | None,
) -> Iterator[Candidate]:
    """Yield layouts that keep the disk of Windows, unless the file empties or partitions it.

    Commands may do that, too; one that contains a secret may do anything.
    """
    if any(map(_may_change_disks, _lines(view))):
        return
    if any(disk.is_wiped or disk.partitions for disk in disks if home and disk.number == home[0]):
        return
    new = [disk for disk in disks if disk.partitions]
    others = {"more": [*map(found_data_disk, new)]} if new else {}
    more = {**others, **(given({"will_show_ui": page}) if disks else {})}
    if home is not None:
        kept = {"layout": "keep", "number": home[0], "partition": home[1]}
        yield Candidate({**kept, "format": True, **more})
        yield Candidate({**kept, **more})
    elif view.truth(AVAILABLE):
        yield Candidate({"layout": "keep", **more})


def _lines(view: View) -> Iterator[str | None]:
    """Yield the command lines of Windows PE, None for one that is a secret."""
    commands_ = COMMAND_LISTS[Pass.WINDOWS_PE]
    for item in view.items(commands_.path):
        yield view.text(f"{item}/{commands_.element}")


def _may_change_disks(line: str | None) -> bool:
    return line is None or _DISK_TOOLS.search(line) is not None


TABLE: Final = SpecTable("disk", get_args(Disk), _Layout())
