from __future__ import annotations

from tests.imports import a_view
from tests.specs import refusals, written
from unattend_gen.tables.disks.custom import CustomDisk, custom_settings, found_custom

DISK = "windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk[1]"
CREATED = f"{DISK}/CreatePartitions/CreatePartition"
MODIFIED = f"{DISK}/ModifyPartitions/ModifyPartition"
VALUES = {
    f"{DISK}/DiskID": "1",
    f"{CREATED}[1]/Order": "1",
    f"{CREATED}[1]/Type": "Primary",
    f"{CREATED}[1]/Size": "100",
    f"{CREATED}[1]/Extend": "false",
    f"{MODIFIED}[1]/Order": "2",
    f"{MODIFIED}[1]/PartitionID": "1",
    f"{MODIFIED}[1]/Active": "true",
}
TABLE = {
    "layout": "custom",
    "disks": [
        {
            "number": 1,
            "create": [{"type": "Primary", "size_mb": 100, "extend": False}],
            "modify": [{"partition": 1, "active": True, "order": 2}],
        }
    ],
}


def test_only_what_is_given_is_written() -> None:
    disk = CustomDisk.model_validate(TABLE)

    assert written(custom_settings(disk)) == VALUES


def test_any_layout_is_read_back() -> None:
    found = found_custom(a_view({**VALUES}))

    assert {key: value for key, value in found.items() if value is not None} == TABLE


def test_the_other_spelling_of_partition_numbers_is_kept() -> None:
    values = {f"{MODIFIED}[1]/Order": "1", f"{MODIFIED}[1]/PartitionId": "5"}

    found = found_custom(a_view({**values}))

    assert found["misspelt_ids"] is True
    disk = CustomDisk.model_validate({key: value for key, value in found.items() if value})
    assert written(custom_settings(disk)) == values


def test_a_missing_order_is_kept() -> None:
    values = {f"{CREATED}[1]/Type": "EFI", f"{CREATED}[2]/Order": "7"}

    assert found_custom(a_view({**values}))["disks"] == [
        {"create": [{"type": "EFI", "order": False}, {"order": 7}]}
    ]


def test_an_item_without_content_is_rejected() -> None:
    assert refusals(disk={"layout": "custom", "disks": [{}]}) == {"disk.disks[1]": "has no content"}
