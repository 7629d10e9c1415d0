"""From properties to machines."""

from __future__ import annotations

import pytest

from tests.captures import WINDOWS, a_license
from tests.samples import TEST_MAK
from unattend_gen.activation.records import properties_of
from unattend_gen.activation.status.license_properties import NOT_TOLD, computer_of, machines_of
from unattend_gen.activation.status.license_status import LicenseStatus
from unattend_gen.activation.status.machine import Machine


def machines(*licenses: dict[str, object]) -> list[Machine]:
    return list(machines_of(map(properties_of, licenses), "cim.json", "cim"))


def test_everything_that_is_told_is_taken() -> None:
    found = machines(
        a_license(
            LicenseStatus=2,
            LicenseStatusReason=1074065420,
            GracePeriodRemaining=43000,
            KeyManagementServiceMachine="kms.contoso.com",
        )
    )

    assert found == [
        Machine(
            computer="PC-1",
            source="cim.json",
            product="Windows(R), Enterprise edition",
            status=LicenseStatus.OOB_GRACE,
            channel="VOLUME_MAK",
            last_five="Q4JK2",
            grace_minutes=43000,
            reason=0x4004F00C,
            kms_host="kms.contoso.com",
        )
    ]


def test_licences_without_a_key_and_those_of_other_products_are_passed_over() -> None:
    office = a_license(ApplicationID="0ff1ce15-a989-479d-af46-f275c6370663")
    spare = a_license(PartialProductKey=None, LicenseStatus=0)

    assert [one.status for one in machines(spare, office, a_license(), spare)] == [
        LicenseStatus.LICENSED
    ]


def test_a_computer_without_any_key_is_not_activated() -> None:
    spare = a_license(PSComputerName="PC-2", PartialProductKey=None, LicenseStatus=0)

    found = machines(a_license(), spare, spare)

    assert [(one.computer, one.status, one.reason) for one in found] == [
        ("PC-1", LicenseStatus.LICENSED, None),
        ("PC-2", LicenseStatus.UNLICENSED, 0xC004F014),
    ]


def test_a_computer_that_tells_of_office_alone_says_nothing_of_windows() -> None:
    assert machines(a_license(ApplicationID="0ff1ce15-a989-479d-af46-f275c6370663")) == []


def test_the_names_that_powershell_and_wmi_give_a_computer_are_known() -> None:
    nested = properties_of({"CimSystemProperties": {"ServerName": "PC-7"}, "Other": [1]})

    assert computer_of(nested) == "PC-7"
    assert computer_of({"__server": "PC-8"}) == "PC-8"
    assert computer_of({}) == ""
    assert machines(a_license(PSComputerName=None))[0].computer == "cim"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("Licensed", LicenseStatus.LICENSED),
        ("Additional grace period", LicenseStatus.OOT_GRACE),
        ("Lizenziert", None),
    ],
)
def test_words_in_place_of_the_number_are_read_in_english(
    state: str, expected: LicenseStatus | None
) -> None:
    found = machines(a_license(LicenseStatus=state))[0]

    assert (found.status, found.remark) == (expected, "" if expected is not None else NOT_TOLD)


@pytest.mark.parametrize("minutes", ["9" * 5000, "9" * 11, "-1", "\u0663"])
def test_a_grace_that_no_machine_has_is_none(minutes: str) -> None:
    assert machines(a_license(GracePeriodRemaining=minutes))[0].grace_minutes is None


def test_what_tells_of_no_licence_is_no_machine_without_a_key() -> None:
    assert machines({"hello": 1}, {"PSComputerName": "PC-1", "Caption": "Windows"}) == []


def test_a_key_in_a_name_is_masked() -> None:
    found = machines(a_license(Name=TEST_MAK, PSComputerName=TEST_MAK))[0]

    assert TEST_MAK not in repr(found)


def test_the_application_of_windows_is_known_in_any_case() -> None:
    assert len(machines(a_license(ApplicationID=WINDOWS.upper()))) == 1
