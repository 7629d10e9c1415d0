from __future__ import annotations

import pytest

from tests.imports import tables
from tests.specs import a_spec, jobs, refusals, written
from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import Command
from unattend_gen.tables.oobe import TABLE, Oobe


def test_a_page_is_left_alone_unless_it_is_named() -> None:
    assert a_spec(oobe={"hide_eula": True}).oobe == Oobe(hide_eula=True)


def test_a_network_location_is_one_of_three() -> None:
    assert refusals(oobe={"network_location": "Public"}) == {
        "oobe.network_location": "should be one of Home, Work or Other"
    }


OOBE = "oobeSystem/Microsoft-Windows-Shell-Setup/OOBE"


def test_without_the_table_every_page_is_shown() -> None:
    assert written(TABLE.additions(a_spec(oobe={}))) == {}


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

    assert written(TABLE.additions(spec)) == {
        f"{OOBE}/HideEULAPage": "true",
        f"{OOBE}/HideLocalAccountScreen": "true",
        f"{OOBE}/HideOEMRegistrationScreen": "false",
        f"{OOBE}/HideOnlineAccountScreens": "true",
        f"{OOBE}/HideWirelessSetupInOOBE": "true",
        f"{OOBE}/NetworkLocation": "Work",
    }


@pytest.mark.parametrize(("on", "value"), [(True, "1"), (False, "3")])
def test_express_settings_are_a_number(on: bool, value: str) -> None:  # noqa: FBT001 - a case
    assert written(TABLE.additions(a_spec(oobe={"express_settings": on}))) == {
        f"{OOBE}/ProtectYourPC": value
    }


def test_without_a_word_on_the_network_nothing_is_run() -> None:
    assert list(jobs(TABLE, a_spec(oobe={"hide_eula": True}))) == []


@pytest.mark.parametrize(("said", "value"), [(True, 1), (False, 0)])
def test_a_value_of_the_registry_says_whether_a_network_is_needed(
    said: bool,  # noqa: FBT001 - a value of the spec
    value: int,
) -> None:
    line = (
        r"reg.exe add HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\OOBE"
        f" /v BypassNRO /t REG_DWORD /d {value} /f"
    )

    assert list(jobs(TABLE, a_spec(oobe={"without_network": said}))) == [
        Command(Pass.SPECIALIZE, line, "First start without a network")
    ]


def test_hidden_pages_are_read() -> None:
    assert tables(TABLE, {f"{OOBE}/HideEULAPage": "true", f"{OOBE}/NetworkLocation": "Work"}) == [
        {"hide_eula": True, "network_location": "Work"}
    ]


@pytest.mark.parametrize(
    ("written", "table"),
    [("1", {"express_settings": True}), ("3", {"express_settings": False}), ("2", {})],
)
def test_express_settings_are_read_if_the_table_writes_the_same(
    written: str, table: dict[str, object]
) -> None:
    assert tables(TABLE, {f"{OOBE}/ProtectYourPC": written}) == ([table] if table else [])
