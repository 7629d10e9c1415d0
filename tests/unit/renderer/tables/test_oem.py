from __future__ import annotations

from tests.pictures import a_bitmap
from tests.specs import a_spec, written
from unattend_gen.renderer.tables.oem import assignments
from unattend_gen.tables.model.local_file import LocalFile

OEM = "specialize/Microsoft-Windows-Shell-Setup/OEMInformation"


def test_what_is_given_is_set_and_the_logo_is_where_setup_puts_it() -> None:
    oem = {
        "provider": "Contoso",
        "url": "https://support.contoso.example",
        "logo": LocalFile("logo.bmp", a_bitmap()),
    }

    assert written(assignments(a_spec(oem=oem))) == {
        f"{OEM}/SupportProvider": "Contoso",
        f"{OEM}/SupportURL": "https://support.contoso.example",
        f"{OEM}/Logo": r"%WINDIR%\System32\oemlogo.bmp",
    }


def test_what_older_windows_shows_is_set_as_well() -> None:
    oem = {"manufacturer": "Contoso", "model": "C1", "phone": "555-0100", "hours": "9-5"}

    assert written(assignments(a_spec(oem=oem))) == {
        f"{OEM}/Manufacturer": "Contoso",
        f"{OEM}/Model": "C1",
        f"{OEM}/SupportPhone": "555-0100",
        f"{OEM}/SupportHours": "9-5",
    }
    assert written(assignments(a_spec())) == {}
