from __future__ import annotations

from tests.imports import SHELL, tables
from unattend_gen.importer.tables.computer import propose


def test_name_owner_and_time_zone_are_read() -> None:
    values = {
        f"specialize/{SHELL}/ComputerName": "PC-1",
        f"specialize/{SHELL}/RegisteredOwner": "Contoso",
        f"specialize/{SHELL}/RegisteredOrganization": "Contoso Ltd",
        f"specialize/{SHELL}/TimeZone": "UTC",
    }

    assert tables(propose, {**values}) == [
        {"name": "PC-1", "owner": "Contoso", "organization": "Contoso Ltd", "time_zone": "UTC"}
    ]


def test_another_pass_is_another_matter() -> None:
    assert tables(propose, {f"oobeSystem/{SHELL}/TimeZone": "UTC"}) == [{}]
