from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.computer import assignments

SHELL = "specialize/Microsoft-Windows-Shell-Setup"


def test_everything_about_the_computer_is_set_in_specialize() -> None:
    spec = a_spec(
        computer={
            "name": "PC-1",
            "owner": "Jo",
            "organization": "Contoso",
            "time_zone": "UTC",
        }
    )

    assert written(assignments(spec)) == {
        f"{SHELL}/ComputerName": "PC-1",
        f"{SHELL}/RegisteredOwner": "Jo",
        f"{SHELL}/RegisteredOrganization": "Contoso",
        f"{SHELL}/TimeZone": "UTC",
    }


def test_what_is_left_out_is_not_written() -> None:
    assert written(assignments(a_spec())) == {}
    assert written(assignments(a_spec(computer={"name": "*"}))) == {f"{SHELL}/ComputerName": "*"}
