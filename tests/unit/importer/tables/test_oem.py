from __future__ import annotations

from tests.imports import SHELL, spec_of_file, tables
from tests.samples import a_shell_setup
from unattend_gen.importer.tables.oem import propose

OEM = f"specialize/{SHELL}/OEMInformation"


def test_maker_and_support_are_read() -> None:
    values: dict[str, str] = {f"{OEM}/Manufacturer": "Contoso", f"{OEM}/SupportHours": "9 to 5"}

    assert tables(propose, {**values}) == [{"manufacturer": "Contoso", "hours": "9 to 5"}]


def test_a_logo_stays_a_setting() -> None:
    made = "<Manufacturer>Contoso</Manufacturer><Logo>C:\\a.bmp</Logo>"
    body = f"<OEMInformation>{made}</OEMInformation>"

    spec = spec_of_file(a_shell_setup("specialize", body), "win7.xml")

    assert spec["oem"] == {"manufacturer": "Contoso"}
    assert spec["settings"] == {f"{OEM}/Logo": "C:\\a.bmp"}
