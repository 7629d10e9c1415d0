from __future__ import annotations

from unattend_gen.catalog.load import catalog
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.renderer.orders import missing_orders
from unattend_gen.tables.mapping.additions import Assignment

LOGON = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"
DISK = "windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk[1]"


def orders(*paths: str) -> list[Assignment]:
    return [*missing_orders(map(SettingPath.parse, paths), catalog())]


def order(path: str, value: str) -> Assignment:
    return Assignment(SettingPath.parse(path), value)


def test_an_item_without_order_gets_that_of_its_position() -> None:
    assert orders(f"{LOGON}[2]/CommandLine", f"{LOGON}[2]/Description") == [
        order(f"{LOGON}[2]/Order", "2")
    ]


def test_an_order_that_is_given_stays_alone() -> None:
    assert orders(f"{LOGON}[1]/CommandLine", f"{LOGON}[1]/Order") == []


def test_an_ordered_item_inside_another_list_gets_its_order() -> None:
    assert orders(f"{DISK}/CreatePartitions/CreatePartition[3]/Size") == [
        order(f"{DISK}/CreatePartitions/CreatePartition[3]/Order", "3")
    ]


def test_items_that_are_told_apart_by_something_else_get_none() -> None:
    assert (
        orders(
            f"{DISK}/WillWipeDisk",
            "oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount[1]/Name",
            "oobeSystem/Nothing/Item[1]/Name",
        )
        == []
    )
