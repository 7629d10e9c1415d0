from __future__ import annotations

from tests.imports import tables
from unattend_gen.importer.tables.disk import propose

SETUP = "windowsPE/Microsoft-Windows-Setup"
DISK = f"{SETUP}/DiskConfiguration/Disk[1]"
IMAGE = f"{SETUP}/ImageInstall/OSImage"


def a_disk() -> dict[str, str]:
    create = f"{DISK}/CreatePartitions/CreatePartition"
    modify = f"{DISK}/ModifyPartitions/ModifyPartition"
    return {
        f"{DISK}/DiskID": "0",
        f"{DISK}/WillWipeDisk": "true",
        f"{create}[1]/Type": "EFI",
        f"{create}[1]/Size": "300",
        f"{create}[2]/Type": "MSR",
        f"{create}[2]/Size": "16",
        f"{create}[3]/Type": "Primary",
        f"{create}[3]/Extend": "true",
        f"{modify}[1]/PartitionID": "1",
        f"{modify}[1]/Format": "FAT32",
        f"{modify}[2]/PartitionID": "3",
        f"{modify}[2]/Format": "NTFS",
        f"{modify}[2]/Label": "Windows",
        f"{modify}[2]/Letter": "C",
        f"{IMAGE}/InstallTo/DiskID": "0",
        f"{IMAGE}/InstallTo/PartitionID": "3",
    }


def test_the_usual_layouts_come_before_one_of_its_own() -> None:
    proposed = tables(propose, {**a_disk()})

    assert [table["layout"] for table in proposed] == ["uefi", "bios", "own", "keep", "keep"]
    assert proposed[0] == {
        "layout": "uefi",
        "number": 0,
        "wipe": True,
        "efi_mb": 300,
        "msr_mb": 16,
        "label": "Windows",
    }


def test_a_layout_of_its_own_says_each_partition() -> None:
    assert tables(propose, {**a_disk()})[2]["partitions"] == [
        {"type": "efi", "size_mb": 300},
        {"type": "msr", "size_mb": 16},
        {"type": "primary", "size_mb": "rest", "label": "Windows", "letter": "C", "windows": True},
    ]


def test_a_partition_that_is_there_is_kept() -> None:
    values = {f"{IMAGE}/InstallTo/DiskID": "0", f"{IMAGE}/InstallTo/PartitionID": "3"}

    assert tables(propose, {**values}) == [
        {"layout": "keep", "number": 0, "partition": 3, "format": True},
        {"layout": "keep", "number": 0, "partition": 3},
    ]


def test_room_anywhere_is_a_layout_too() -> None:
    assert tables(propose, {f"{IMAGE}/InstallToAvailablePartition": "true"}) == [{"layout": "keep"}]
