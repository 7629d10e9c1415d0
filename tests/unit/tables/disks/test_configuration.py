from __future__ import annotations

import pytest

from tests.imports import a_view
from tests.specs import written
from unattend_gen.tables.disks.configuration import (
    formatted_settings,
    found_disks,
    found_page,
    new_disk_settings,
    page_settings,
)
from unattend_gen.tables.disks.custom import WILL_SHOW_UI
from unattend_gen.tables.disks.new_partitions import NewDisk, NewPartition

DISK = "windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk"
DISKS = (
    NewDisk(
        0,
        is_wiped=True,
        partitions=(
            NewPartition(type="EFI", size_mb=300, format="FAT32", label="System"),
            NewPartition(type="MSR", size_mb=16, format=None),
            NewPartition(
                type="Primary",
                size_mb=None,
                format="NTFS",
                label="Windows",
                letter="C",
                is_home=True,
            ),
        ),
    ),
    NewDisk(
        2,
        is_wiped=False,
        partitions=(
            NewPartition(
                type="Primary", size_mb=900, format="NTFS", type_id="0x27", is_active=True
            ),
        ),
    ),
)


def test_new_disks_are_read_back_as_they_were() -> None:
    settings = [
        each
        for position, disk in enumerate(DISKS, start=1)
        for each in new_disk_settings(position, disk)
    ]
    values = {path: str(value) for path, value in written(settings).items()}

    assert found_disks(a_view({**values}), home=(0, 3)) == DISKS


@pytest.mark.parametrize(("shown", "key"), [("OnError", None), ("Always", "Always"), ("", False)])
def test_the_page_of_setup_is_read_unless_it_is_for_errors(shown: str, key: object) -> None:
    values = {WILL_SHOW_UI: shown}

    assert found_page(a_view({**values})) == key
    assert written(page_settings(shown or False)).get(WILL_SHOW_UI, "") == shown


def test_a_partition_that_exists_is_formatted() -> None:
    modified = f"{DISK}[1]/ModifyPartitions/ModifyPartition[1]"

    settings = written(formatted_settings(1, 4))

    assert settings[f"{DISK}[1]/WillWipeDisk"] == "false"
    assert {path: value for path, value in settings.items() if path.startswith(modified)} == {
        f"{modified}/Order": "1",
        f"{modified}/PartitionID": "4",
        f"{modified}/Format": "NTFS",
    }
