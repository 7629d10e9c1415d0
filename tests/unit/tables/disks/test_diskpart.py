from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.imports import tables
from tests.shell import echoed
from tests.specs import a_spec, written
from unattend_gen.tables.disk import TABLE
from unattend_gen.tables.disks.diskpart import RUN, commands, found_disks, found_lines, script
from unattend_gen.tables.disks.layouts import BiosDisk, Disk, ScriptDisk, UefiDisk
from unattend_gen.tables.disks.new_partitions import new_disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OWN = {
    "layout": "own",
    "mode": "diskpart",
    "partitions": [
        {"type": "primary", "size_mb": 500, "active": True, "type_id": "0x27"},
        {"type": "primary", "size_mb": 60_000, "windows": True, "label": "A & B <C>"},
        {"type": "primary", "size_mb": "rest", "letter": "D", "format": "fat32"},
    ],
}


def a_disk(table: Mapping[str, object]) -> Disk:
    disk = a_spec(disk=table).disk
    assert disk is not None
    return disk


def unpacked(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(echoed(line) for line in lines)


def test_a_uefi_disk_is_laid_out_line_by_line() -> None:
    disk = {"layout": "uefi", "mode": "diskpart", "windows_mb": 90_000, "recovery_mb": 1000}

    assert tuple(script(a_disk({**disk, "recovery_at": "end"}))) == (
        "select disk 0",
        "clean",
        "convert gpt",
        "create partition efi size=300",
        'format quick fs=fat32 label="System"',
        "create partition msr size=16",
        "create partition primary size=90000",
        'format quick fs=ntfs label="Windows"',
        "create partition primary size=1000",
        'format quick fs=ntfs label="Recovery"',
        'set id="de94bba4-06d1-4d40-a16a-bfd50179d6ac"',
        "gpt attributes=0x8000000000000001",
    )


def test_recovery_is_after_a_windows_that_takes_the_rest() -> None:
    disk = {"layout": "bios", "mode": "diskpart", "recovery_mb": 1000, "recovery_at": "end"}

    assert tuple(script(a_disk(disk))) == (
        "select disk 0",
        "clean",
        "convert mbr",
        "create partition primary size=350",
        'format quick fs=ntfs label="System"',
        "active",
        "create partition primary",
        "shrink minimum=1000",
        'format quick fs=ntfs label="Windows"',
        "create partition primary",
        'format quick fs=ntfs label="Recovery"',
        "set id=27",
    )


@pytest.mark.parametrize("layout", ["uefi", "bios"])
def test_that_layout_comes_back_from_its_script(layout: str) -> None:
    disk = {"layout": layout, "mode": "diskpart", "recovery_mb": 1000, "recovery_at": "end"}
    spec = a_spec(disk=disk)
    values = {path: str(value) for path, value in written(TABLE.additions(spec)).items()}
    for number, line in enumerate(commands(a_disk(disk)), start=1):
        item = f"windowsPE/Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand[{number}]"
        values |= {f"{item}/Path": line, f"{item}/Description": "Lay out the disks"}

    found = [each for each in tables(TABLE, {**values}) if each["layout"] == layout]

    assert [a_spec(disk=each).disk for each in found] == [spec.disk]


def test_an_own_layout_keeps_letters_but_that_of_windows() -> None:
    assert tuple(script(a_disk(OWN))) == (
        "select disk 0",
        "clean",
        "convert mbr",
        "create partition primary size=500",
        "format quick fs=ntfs",
        "active",
        "set id=27",
        "create partition primary size=60000",
        'format quick fs=ntfs label="A & B <C>"',
        "create partition primary",
        "format quick fs=fat32",
        "assign letter=D",
    )


def test_more_disks_are_laid_out_by_the_same_script() -> None:
    data = {"number": 1, "wipe": False, "partitions": [{"type": "primary", "size_mb": "rest"}]}
    lines = tuple(script(a_disk({"layout": "bios", "mode": "diskpart", "more": [data]})))

    assert lines[-3:] == ("select disk 1", "create partition primary", "format quick fs=ntfs")


@pytest.mark.parametrize(
    "disk",
    [
        OWN,
        {"layout": "bios", "mode": "diskpart", "recovery_mb": 500},
        {"layout": "script", "partition": 1, "lines": ["rem a & b | c > d ^ e", "select disk 0"]},
    ],
)
def test_the_commands_unpack_to_the_script_and_then_run_it(disk: dict[str, object]) -> None:
    layout = a_disk(disk)
    *lines, last = commands(layout)

    assert unpacked(lines) == tuple(script(layout))
    assert max(map(len, lines)) <= 259
    assert last == RUN


@pytest.mark.parametrize("disk", [{"layout": "uefi"}, {"layout": "keep"}])
def test_settings_need_no_script(disk: dict[str, object]) -> None:
    assert tuple(commands(a_disk(disk))) == ()


@pytest.mark.parametrize(
    "disk",
    [
        {"layout": "uefi", "mode": "diskpart", "windows_mb": 90_000, "recovery_mb": 900},
        {"layout": "bios", "mode": "diskpart", "label": "A & B"},
    ],
)
def test_a_layout_is_read_back_from_its_commands(disk: dict[str, object]) -> None:
    layout = a_disk(disk)
    assert isinstance(layout, UefiDisk | BiosDisk)
    new = new_disk(layout)
    number = next(place for place, one in enumerate(new.partitions, start=1) if one.is_home)

    (found,) = found_disks(found_lines(commands(layout)), (0, number))

    without_letters = (replace(one, letter=None) for one in new.partitions)
    assert found == replace(new, partitions=tuple(without_letters))


def test_a_script_that_is_not_run_is_not_read() -> None:
    *lines, _ = commands(ScriptDisk(layout="script", lines=("clean",), partition=1))

    assert found_lines(lines) == ()
    assert found_lines(()) == ()
