from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.disks.layouts import (
    BiosDisk,
    Disk,
    KeptDisk,
    OwnDisk,
    ScriptDisk,
    UefiDisk,
)
from unattend_gen.tables.disks.partition import Partition

HOME = {"type": "primary", "size_mb": "rest", "windows": True}


@pytest.mark.parametrize(
    ("table", "disk"),
    [
        ({"layout": "uefi"}, UefiDisk(layout="uefi", number=0, wipe=True, efi_mb=300, msr_mb=16)),
        (
            {"layout": "bios", "recovery_mb": 500},
            BiosDisk(layout="bios", system_mb=350, recovery_mb=500),
        ),
        ({"layout": "keep"}, KeptDisk(layout="keep", partition=None)),
        (
            {"layout": "keep", "number": 1, "partition": 3, "format": True},
            KeptDisk(layout="keep", number=1, partition=3, format=True),
        ),
        (
            {"layout": "own", "partitions": [{"type": "efi", "size_mb": 200}, HOME]},
            OwnDisk(
                layout="own",
                partitions=(
                    Partition(type="efi", size_mb=200),
                    Partition(type="primary", size_mb="rest", windows=True),
                ),
            ),
        ),
    ],
)
def test_each_layout_has_its_own_table(table: dict[str, object], disk: Disk) -> None:
    assert a_spec(disk=table).disk == disk


@pytest.mark.parametrize(
    ("table", "refused"),
    [
        (
            {"layout": "keep", "format": True},
            {"disk.format": "needs the number of a partition"},
        ),
        (
            {"layout": "own", "partitions": [{"type": "efi", "size_mb": 200}]},
            {"disk.partitions": "needs exactly one partition for Windows"},
        ),
        (
            {"layout": "own", "partitions": [HOME, HOME]},
            {"disk.partitions": "needs exactly one partition for Windows"},
        ),
        (
            {"layout": "own", "partitions": [{**HOME, "type": "logical"}]},
            {"disk.partitions[1].windows": "needs a primary partition with ntfs"},
        ),
        (
            {"layout": "own", "partitions": [{**HOME, "type": "dynamic"}]},
            {
                "disk.partitions[1].type": (
                    "should be one of efi, msr, primary, extended or logical"
                )
            },
        ),
        (
            {"layout": "uefi", "number": -1, "recovery_mb": 0},
            {
                "disk.number": "should be 0 or more",
                "disk.recovery_mb": "should be 1 or more",
            },
        ),
    ],
)
def test_an_impossible_layout_is_rejected(
    table: dict[str, object], refused: dict[str, str]
) -> None:
    assert refusals(disk=table) == refused


NAMED = {"layout": "uefi", "windows_mb": 120_000}
DATA = {"number": 1, "partitions": [{"type": "primary", "size_mb": "rest", "letter": "E"}]}


@pytest.mark.parametrize(
    ("table", "refused"),
    [
        (
            {"layout": "uefi", "recovery_at": "end", "recovery_mb": 1000},
            {"disk": "puts recovery after Windows, but Windows takes the rest of the disk"},
        ),
        (
            {"layout": "bios", "recovery_at": "end", "windows_mb": 60_000},
            {"disk": "puts recovery after Windows, which needs its size"},
        ),
        (
            {"layout": "uefi", "data_label": "Data"},
            {"disk.data_label": "needs room, but Windows takes the rest of the disk"},
        ),
        (
            {**NAMED, "data_letter": "D"},
            {"disk.data_letter": "is the letter of a data partition that does not exist"},
        ),
        (
            {**NAMED, "data_label": "Data", "data_letter": "C"},
            {"disk.data_letter": "is the letter of the Windows partition"},
        ),
        ({"layout": "uefi", "efi_mb": 99}, {"disk.efi_mb": "should be 100 or more"}),
        ({"layout": "uefi", "msr_mb": 15}, {"disk.msr_mb": "should be 16 or more"}),
        (
            {**NAMED, "more": [{**DATA, "number": 0}]},
            {"disk.more": "names the disk of Windows"},
        ),
        ({**NAMED, "more": [DATA, DATA]}, {"disk.more": "names the same disk twice"}),
        (
            {**NAMED, "data_label": "Data", "data_letter": "E", "more": [DATA]},
            {"disk.more": "uses one drive letter for two partitions"},
        ),
        (
            {**NAMED, "more": [{"number": 1, "partitions": [HOME]}]},
            {"disk.more[1].partitions": "puts Windows on a data disk"},
        ),
        (
            {**NAMED, "more": [{"number": 1, "partitions": []}]},
            {"disk.more[1].partitions": "should have at least 1"},
        ),
        (
            {"layout": "uefi", "label": "100%", "mode": "diskpart"},
            {"disk.mode": "has a label that a diskpart script cannot contain"},
        ),
        (
            {"layout": "own", "mode": "diskpart", "partitions": [{**HOME, "label": 'a"b'}]},
            {"disk.partitions": "has a label that a diskpart script cannot contain"},
        ),
        (
            {"layout": "script", "lines": "clean"},
            {"disk.partition": "is missing"},
        ),
    ],
)
def test_an_incomplete_or_contradictory_layout_is_rejected(
    table: dict[str, object], refused: dict[str, str]
) -> None:
    assert refusals(disk=table) == refused


def test_a_kept_disk_can_be_combined_with_data_disks() -> None:
    disk = a_spec(disk={"layout": "keep", "partition": 3, "more": [DATA]}).disk

    assert isinstance(disk, KeptDisk)
    assert [each.number for each in disk.more] == [1]


def test_a_script_layout_names_the_partition_for_windows() -> None:
    table = {"layout": "script", "lines": "select disk 0\n\nclean\n", "partition": 3}

    assert a_spec(disk=table).disk == ScriptDisk(
        layout="script", lines=("select disk 0", "clean"), number=0, partition=3
    )
