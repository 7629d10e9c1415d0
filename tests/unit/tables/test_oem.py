from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.imports import spec_of_file, tables
from tests.pictures import A_PNG, a_bitmap
from tests.samples import a_shell_setup
from tests.specs import a_spec, refusals, written
from unattend_gen.tables.model.local_file import LocalFile
from unattend_gen.tables.oem import TABLE, Oem

if TYPE_CHECKING:
    from unattend_gen.tables.model.base import Table


def a_file(folder: Path, data: bytes) -> str:
    path = folder / "logo.bmp"
    path.write_bytes(data)
    return str(path)


def said(table: Table | None) -> dict[str, object]:
    """The keys that have a value; the table of a spec also has those of switches."""
    return table.model_dump(exclude_none=True) if table else {}


def test_support_and_logo(tmp_path: Path) -> None:
    logo = a_file(tmp_path, a_bitmap(120, -120))

    assert said(a_spec(oem={"provider": "Contoso", "logo": logo}).oem) == said(
        Oem(provider="Contoso", logo=LocalFile("logo.bmp", a_bitmap(120, -120)))
    )


@pytest.mark.parametrize(
    "data", [b"", A_PNG, a_bitmap()[:20], a_bitmap(121, 1), a_bitmap(1, 121), a_bitmap(0, 0)]
)
def test_a_logo_is_a_small_bitmap(data: bytes, tmp_path: Path) -> None:
    assert refusals(oem={"logo": a_file(tmp_path, data)}) == {
        "oem.logo": "is not a bitmap of at most 120 by 120 pixels"
    }


def test_a_text_is_limited_by_its_setting() -> None:
    assert refusals(oem={"phone": 257 * "5"}) == {"oem.phone": "is longer than 256 characters"}


def test_an_older_windows_shows_no_provider() -> None:
    assert refusals(windows="8.1", oem={"provider": "Contoso"}) == {
        "oem": "has provider, which came with Windows 10 version 1709"
    }


OEM = "specialize/Microsoft-Windows-Shell-Setup/OEMInformation"


def test_given_keys_are_set_and_the_logo_is_at_its_final_place() -> None:
    oem = {
        "provider": "Contoso",
        "url": "https://support.contoso.example",
        "logo": LocalFile("logo.bmp", a_bitmap()),
    }

    assert written(TABLE.additions(a_spec(oem=oem))) == {
        f"{OEM}/SupportProvider": "Contoso",
        f"{OEM}/SupportURL": "https://support.contoso.example",
        f"{OEM}/Logo": r"%WINDIR%\System32\oemlogo.bmp",
    }


def test_values_for_older_windows_are_set_too() -> None:
    oem = {"manufacturer": "Contoso", "model": "C1", "phone": "555-0100", "hours": "9-5"}

    assert written(TABLE.additions(a_spec(oem=oem))) == {
        f"{OEM}/Manufacturer": "Contoso",
        f"{OEM}/Model": "C1",
        f"{OEM}/SupportPhone": "555-0100",
        f"{OEM}/SupportHours": "9-5",
    }


def test_maker_and_support_are_read() -> None:
    values: dict[str, str] = {f"{OEM}/Manufacturer": "Contoso", f"{OEM}/SupportHours": "9 to 5"}

    assert tables(TABLE, {**values}) == [{"manufacturer": "Contoso", "hours": "9 to 5"}]


def test_a_logo_stays_a_setting() -> None:
    made = "<Manufacturer>Contoso</Manufacturer><Logo>C:\\a.bmp</Logo>"
    body = f"<OEMInformation>{made}</OEMInformation>"

    spec = spec_of_file(a_shell_setup("specialize", body), "win7.xml")

    assert spec["oem"] == {"manufacturer": "Contoso"}
    assert spec["settings"] == {f"{OEM}/Logo": "C:\\a.bmp"}
