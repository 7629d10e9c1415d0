from __future__ import annotations

import pytest

from tests.imports import tables
from tests.specs import a_spec, jobs, refusals, written
from unattend_gen.core.passes import Pass
from unattend_gen.tables.disk import TABLE
from unattend_gen.tables.disks.diskpart import RUN
from unattend_gen.tables.disks.diskpart_lines import carried
from unattend_gen.tables.mapping.additions import COMMAND_LISTS, Command

SETUP = "windowsPE/Microsoft-Windows-Setup"
CONFIGURATION = f"{SETUP}/DiskConfiguration"
DISK = f"{CONFIGURATION}/Disk[1]"
MAKE = f"{DISK}/CreatePartitions/CreatePartition"
CHANGE = f"{DISK}/ModifyPartitions/ModifyPartition"
INSTALL = f"{SETUP}/ImageInstall/OSImage"


def disk(**table: object) -> dict[str, object]:
    return written(TABLE.additions(a_spec(disk=table)))


def test_a_uefi_disk_is_wiped_and_laid_out() -> None:
    assert disk(layout="uefi") == {
        f"{CONFIGURATION}/WillShowUI": "OnError",
        f"{DISK}/DiskID": "0",
        f"{DISK}/WillWipeDisk": "true",
        f"{MAKE}[1]/Order": "1",
        f"{MAKE}[1]/Type": "EFI",
        f"{MAKE}[1]/Size": "300",
        f"{MAKE}[2]/Order": "2",
        f"{MAKE}[2]/Type": "MSR",
        f"{MAKE}[2]/Size": "16",
        f"{MAKE}[3]/Order": "3",
        f"{MAKE}[3]/Type": "Primary",
        f"{MAKE}[3]/Extend": "true",
        f"{CHANGE}[1]/Order": "1",
        f"{CHANGE}[1]/PartitionID": "1",
        f"{CHANGE}[1]/Format": "FAT32",
        f"{CHANGE}[1]/Label": "System",
        f"{CHANGE}[2]/Order": "2",
        f"{CHANGE}[2]/PartitionID": "3",
        f"{CHANGE}[2]/Format": "NTFS",
        f"{CHANGE}[2]/Label": "Windows",
        f"{CHANGE}[2]/Letter": "C",
        f"{INSTALL}/InstallTo/DiskID": "0",
        f"{INSTALL}/InstallTo/PartitionID": "3",
    }


def test_a_bios_disk_has_an_active_partition_and_recovery_before_windows() -> None:
    laid_out = disk(layout="bios", number=1, wipe=False, recovery_mb=500, label="OS")

    assert laid_out == {
        f"{CONFIGURATION}/WillShowUI": "OnError",
        f"{DISK}/DiskID": "1",
        f"{DISK}/WillWipeDisk": "false",
        f"{MAKE}[1]/Order": "1",
        f"{MAKE}[1]/Type": "Primary",
        f"{MAKE}[1]/Size": "350",
        f"{MAKE}[2]/Order": "2",
        f"{MAKE}[2]/Type": "Primary",
        f"{MAKE}[2]/Size": "500",
        f"{MAKE}[3]/Order": "3",
        f"{MAKE}[3]/Type": "Primary",
        f"{MAKE}[3]/Extend": "true",
        f"{CHANGE}[1]/Order": "1",
        f"{CHANGE}[1]/PartitionID": "1",
        f"{CHANGE}[1]/Format": "NTFS",
        f"{CHANGE}[1]/Label": "System",
        f"{CHANGE}[1]/Active": "true",
        f"{CHANGE}[2]/Order": "2",
        f"{CHANGE}[2]/PartitionID": "2",
        f"{CHANGE}[2]/Format": "NTFS",
        f"{CHANGE}[2]/Label": "Recovery",
        f"{CHANGE}[2]/TypeID": "0x27",
        f"{CHANGE}[3]/Order": "3",
        f"{CHANGE}[3]/PartitionID": "3",
        f"{CHANGE}[3]/Format": "NTFS",
        f"{CHANGE}[3]/Label": "OS",
        f"{CHANGE}[3]/Letter": "C",
        f"{INSTALL}/InstallTo/DiskID": "1",
        f"{INSTALL}/InstallTo/PartitionID": "3",
    }


def test_an_own_layout_installs_to_its_partition_for_windows() -> None:
    laid_out = disk(
        layout="own",
        partitions=[
            {"type": "primary", "size_mb": 64000, "windows": True},
            {"type": "primary", "size_mb": "rest", "label": "Data", "letter": "D"},
        ],
    )

    assert laid_out[f"{INSTALL}/InstallTo/PartitionID"] == "1"
    assert {path: value for path, value in laid_out.items() if path.startswith(f"{CHANGE}[2]")} == {
        f"{CHANGE}[2]/Order": "2",
        f"{CHANGE}[2]/PartitionID": "2",
        f"{CHANGE}[2]/Format": "NTFS",
        f"{CHANGE}[2]/Label": "Data",
        f"{CHANGE}[2]/Letter": "D",
    }


def test_a_kept_disk_is_not_laid_out() -> None:
    assert disk(layout="keep") == {f"{INSTALL}/InstallToAvailablePartition": "true"}
    assert disk(layout="keep", number=1, partition=4) == {
        f"{INSTALL}/InstallTo/DiskID": "1",
        f"{INSTALL}/InstallTo/PartitionID": "4",
    }


def test_a_kept_partition_can_be_formatted() -> None:
    assert disk(layout="keep", partition=4, format=True) == {
        f"{CONFIGURATION}/WillShowUI": "OnError",
        f"{DISK}/DiskID": "0",
        f"{DISK}/WillWipeDisk": "false",
        f"{CHANGE}[1]/Order": "1",
        f"{CHANGE}[1]/PartitionID": "4",
        f"{CHANGE}[1]/Format": "NTFS",
        f"{INSTALL}/InstallTo/DiskID": "0",
        f"{INSTALL}/InstallTo/PartitionID": "4",
    }


def test_recovery_can_follow_windows() -> None:
    laid_out = disk(layout="uefi", windows_mb=120_000, recovery_mb=1000, recovery_at="end")

    assert laid_out[f"{MAKE}[3]/Size"] == "120000"
    assert laid_out[f"{MAKE}[4]/Size"] == "1000"
    assert laid_out[f"{CHANGE}[3]/TypeID"] == "DE94BBA4-06D1-4D40-A16A-BFD50179D6AC"
    assert laid_out[f"{INSTALL}/InstallTo/PartitionID"] == "3"


def test_more_disks_follow_in_the_list() -> None:
    data = {"number": 2, "partitions": [{"type": "primary", "size_mb": "rest", "letter": "E"}]}
    laid_out = disk(layout="uefi", more=[data])
    second = f"{CONFIGURATION}/Disk[2]"

    assert {path: value for path, value in laid_out.items() if path.startswith(second)} == {
        f"{second}/DiskID": "2",
        f"{second}/WillWipeDisk": "true",
        f"{second}/CreatePartitions/CreatePartition[1]/Order": "1",
        f"{second}/CreatePartitions/CreatePartition[1]/Type": "Primary",
        f"{second}/CreatePartitions/CreatePartition[1]/Extend": "true",
        f"{second}/ModifyPartitions/ModifyPartition[1]/Order": "1",
        f"{second}/ModifyPartitions/ModifyPartition[1]/PartitionID": "1",
        f"{second}/ModifyPartitions/ModifyPartition[1]/Format": "NTFS",
        f"{second}/ModifyPartitions/ModifyPartition[1]/Letter": "E",
    }


def test_a_data_disk_is_the_first_of_the_list_if_the_other_is_kept() -> None:
    data = {"number": 1, "partitions": [{"type": "primary", "size_mb": "rest"}]}

    kept = disk(layout="keep", partition=3, more=[data])

    assert kept[f"{DISK}/DiskID"] == "1"
    assert kept[f"{INSTALL}/InstallTo/DiskID"] == "0"


def test_a_script_for_diskpart_leaves_only_the_target_to_the_settings() -> None:
    target = {f"{INSTALL}/InstallTo/DiskID": "0", f"{INSTALL}/InstallTo/PartitionID": "3"}

    assert disk(layout="uefi", mode="diskpart") == target
    assert disk(layout="script", lines="select disk 0", partition=3) == target


def test_settings_need_no_command() -> None:
    assert list(jobs(TABLE, a_spec(disk={"layout": "uefi"}))) == []


def test_a_script_is_written_and_run_in_windows_pe() -> None:
    disk = {"layout": "script", "lines": "select disk 0", "partition": 1}

    assert list(jobs(TABLE, a_spec(disk=disk))) == [
        Command(Pass.WINDOWS_PE, carried("select disk 0"), "Lay out the disks"),
        Command(Pass.WINDOWS_PE, RUN, "Lay out the disks"),
    ]


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
    proposed = tables(TABLE, {**a_disk()})

    assert [table["layout"] for table in proposed] == ["uefi", "own", "custom"]
    assert proposed[0] == {
        "layout": "uefi",
        "number": 0,
        "wipe": True,
        "efi_mb": 300,
        "msr_mb": 16,
        "label": "Windows",
        "will_show_ui": False,
    }


def test_a_layout_of_its_own_says_each_partition() -> None:
    assert tables(TABLE, {**a_disk()})[1]["partitions"] == [
        {"type": "efi", "size_mb": 300},
        {"type": "msr", "size_mb": 16},
        {"type": "primary", "size_mb": "rest", "label": "Windows", "letter": "C", "windows": True},
    ]


def test_a_partition_that_is_there_is_kept() -> None:
    values = {f"{IMAGE}/InstallTo/DiskID": "0", f"{IMAGE}/InstallTo/PartitionID": "3"}

    assert tables(TABLE, {**values}) == [
        {"layout": "keep", "number": 0, "partition": 3, "format": True},
        {"layout": "keep", "number": 0, "partition": 3},
        {"layout": "custom", "number": 0, "partition": 3},
    ]


def test_room_anywhere_is_a_layout_too() -> None:
    values = {f"{IMAGE}/InstallToAvailablePartition": "true"}

    assert tables(TABLE, {**values})[0] == {"layout": "keep"}


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x85", "\u2028"])
@pytest.mark.parametrize("mode", ["settings", "diskpart"])
def test_a_label_cannot_begin_another_line_of_the_script(end: str, mode: str) -> None:
    label = f"Data{end}select disk 1{end}clean"
    parts = [
        {"type": "efi", "size_mb": 300},
        {"type": "primary", "size_mb": "rest", "windows": True, "label": label},
    ]
    message = "contains a line end or another control character"

    usual = {"layout": "uefi", "mode": mode, "label": label}
    assert refusals(target="media", disk=usual) == {"disk.label": message}
    own = {"layout": "own", "mode": mode, "partitions": parts}
    assert refusals(target="media", disk=own) == {"disk.partitions[2].label": message}


@pytest.mark.parametrize(
    "line",
    [
        r"cmd /c diskpart /s D:\layout.txt",
        "powershell Clear-Disk -Number 0 -RemoveData",
        "cmd /c format C: /q /y",
    ],
)
def test_partitions_are_not_said_to_stay_where_a_command_may_change_them(line: str) -> None:
    values = {
        f"{IMAGE}/InstallTo/DiskID": "0",
        f"{IMAGE}/InstallTo/PartitionID": "3",
        f"{COMMAND_LISTS[Pass.WINDOWS_PE].path}[1]/Path": line,
    }

    assert [table["layout"] for table in tables(TABLE, {**values})] == ["custom"]
