from __future__ import annotations

import pytest

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.oobe import assignments

OOBE = "oobeSystem/Microsoft-Windows-Shell-Setup/OOBE"


def test_without_the_table_every_page_is_shown() -> None:
    assert written(assignments(a_spec())) == {}
    assert written(assignments(a_spec(oobe={}))) == {}


def test_each_page_has_its_setting() -> None:
    spec = a_spec(
        oobe={
            "hide_eula": True,
            "hide_local_account": True,
            "hide_oem_registration": False,
            "hide_online_account": True,
            "hide_wireless": True,
            "network_location": "Work",
        }
    )

    assert written(assignments(spec)) == {
        f"{OOBE}/HideEULAPage": "true",
        f"{OOBE}/HideLocalAccountScreen": "true",
        f"{OOBE}/HideOEMRegistrationScreen": "false",
        f"{OOBE}/HideOnlineAccountScreens": "true",
        f"{OOBE}/HideWirelessSetupInOOBE": "true",
        f"{OOBE}/NetworkLocation": "Work",
    }


@pytest.mark.parametrize(("on", "value"), [(True, "1"), (False, "3")])
def test_express_settings_are_a_number(on: bool, value: str) -> None:  # noqa: FBT001 - a case
    assert written(assignments(a_spec(oobe={"express_settings": on}))) == {
        f"{OOBE}/ProtectYourPC": value
    }
