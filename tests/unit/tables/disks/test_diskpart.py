from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.shell import echoed
from tests.specs import a_spec
from unattend_gen.tables.disks.diskpart import RUN, commands, script

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN = {
    "layout": "own",
    "mode": "diskpart",
    "partitions": [
        {"type": "primary", "size_mb": 500, "active": True, "type_id": "0x27"},
        {"type": "primary", "size_mb": 60_000, "windows": True, "label": "A & B <C>"},
        {"type": "primary", "size_mb": "rest", "letter": "D", "format": "fat32"},
    ],
}


def unpacked(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(echoed(line) for line in lines)


def test_a_uefi_disk_is_laid_out_line_by_line() -> None:
    disk = {"layout": "uefi", "mode": "diskpart", "windows_mb": 90_000, "recovery_mb": 1000}

    assert tuple(script(a_spec(disk={**disk, "recovery_at": "end"}).disk)) == (
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


def test_an_own_layout_keeps_letters_but_that_of_windows() -> None:
    assert tuple(script(a_spec(disk=OWN).disk)) == (
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
    lines = tuple(script(a_spec(disk={"layout": "bios", "mode": "diskpart", "more": [data]}).disk))

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
    layout = a_spec(disk=disk).disk
    *lines, last = commands(layout)

    assert unpacked(lines) == tuple(script(layout))
    assert max(map(len, lines)) <= 259
    assert last == RUN


@pytest.mark.parametrize("disk", [None, {"layout": "uefi"}, {"layout": "keep"}])
def test_settings_need_no_script(disk: dict[str, object] | None) -> None:
    assert tuple(commands(a_spec(disk=disk).disk)) == ()
