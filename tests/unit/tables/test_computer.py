from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.imports import tables
from tests.specs import a_spec, a_spec_file, mistakes_in, refusals, written
from unattend_gen.tables.computer import TABLE, Computer

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.tables.model.base import Table

SHELL = "specialize/Microsoft-Windows-Shell-Setup"
USER = "windowsPE/Microsoft-Windows-Setup/UserData"


def said(table: Table | None) -> dict[str, object]:
    """The keys that have a value; the table of a spec also has those of switches."""
    return table.model_dump(exclude_none=True) if table else {}


def test_every_key_is_optional() -> None:
    assert said(a_spec(computer={}).computer) == said(Computer())


@pytest.mark.parametrize("zone", ["UTC", "W. Europe Standard Time", "UTC_dstoff"])
def test_a_windows_time_zone_is_accepted(zone: str) -> None:
    assert said(a_spec(computer={"time_zone": zone}).computer) == said(Computer(time_zone=zone))


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "W Europe Standart Time", ""])
def test_an_unknown_time_zone_is_rejected(zone: str) -> None:
    assert refusals(computer={"time_zone": zone}).keys() == {"computer.time_zone"}


def test_the_nearest_time_zone_is_named(tmp_path: Path) -> None:
    text = 'target = "media"\nwindows = "7"\ncomputer.time_zone = "W Europe Standart Time"\n'

    assert mistakes_in(a_spec_file(tmp_path, text))[0].advice == (
        "did you mean W. Europe Standard Time?"
    )


@pytest.mark.parametrize(
    ("written", "zone"),
    [("Europe/Berlin", "W. Europe Standard Time"), ("America/New_York", "Eastern Standard Time")],
)
def test_an_iana_time_zone_is_translated(written: str, zone: str) -> None:
    assert said(a_spec(computer={"time_zone": written}).computer) == said(Computer(time_zone=zone))


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"name": "ACCOUNTING-PC-001"}, "is longer than 15 characters"),
        ({"name": "PC 1"}, "contains a character that is not allowed"),
        ({"name": "12345"}, "consists of digits only"),
        ({"owner": 64 * "x"}, "is longer than 63 characters"),
        ({"organization": "  "}, "is empty"),
    ],
)
def test_a_text_that_windows_does_not_accept_is_rejected(
    keys: dict[str, object], message: str
) -> None:
    assert refusals(computer=keys) == {f"computer.{next(iter(keys))}": message}


def test_a_star_asks_for_a_generated_name() -> None:
    assert said(a_spec(computer={"name": "*"}).computer) == said(Computer(name="*"))


def test_the_computer_is_described_to_setup_and_to_windows() -> None:
    spec = a_spec(
        computer={
            "name": "PC-1",
            "owner": "Jo",
            "organization": "Contoso",
            "time_zone": "UTC",
        }
    )

    assert written(TABLE.additions(spec)) == {
        f"{SHELL}/ComputerName": "PC-1",
        f"{SHELL}/RegisteredOwner": "Jo",
        f"{SHELL}/RegisteredOrganization": "Contoso",
        f"{SHELL}/TimeZone": "UTC",
        f"{USER}/FullName": "Jo",
        f"{USER}/Organization": "Contoso",
    }


def test_name_owner_and_time_zone_are_read() -> None:
    values = {
        f"{SHELL}/ComputerName": "PC-1",
        f"{SHELL}/RegisteredOwner": "Contoso",
        f"{SHELL}/RegisteredOrganization": "Contoso Ltd",
        f"{SHELL}/TimeZone": "UTC",
    }

    assert tables(TABLE, {**values})[0] == {
        "name": "PC-1",
        "owner": "Contoso",
        "organization": "Contoso Ltd",
        "time_zone": "UTC",
    }


def test_a_setting_of_another_pass_is_in_the_table_of_that_pass() -> None:
    zone = SHELL.replace("specialize", "oobeSystem") + "/TimeZone"

    assert tables(TABLE, {zone: "UTC"}) == [{"oobe_system": {"time_zone": "UTC"}}]


def test_values_that_differ_by_pass_are_in_tables_of_passes() -> None:
    values = {
        f"{SHELL}/RegisteredOwner": "Contoso",
        f"{USER}/FullName": "Vagrant",
        f"{SHELL}/TimeZone": "UTC",
    }
    by_pass = {
        "time_zone": "UTC",
        "windows_pe": {"owner": "Vagrant"},
        "specialize": {"owner": "Contoso"},
    }

    assert tables(TABLE, {**values}) == [by_pass]
    assert written(TABLE.additions(a_spec(computer=by_pass))) == values
