"""Captures of all kinds, from files and folders."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.captures import WINDOWS, a_dli, a_json_file, a_license
from tests.samples import TEST_MAK
from unattend_gen.activator.records import properties_of
from unattend_gen.activator.status.machine import LicenseStatus, Machine
from unattend_gen.activator.status.reader import UNKNOWN_WORDS, computer_of, machines, machines_of
from unattend_gen.core.report import Skipped
from unattend_gen.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path


def a_csv(*licenses: dict[str, object], separator: str = ",", first: str = "") -> str:
    """What `Export-Csv` writes."""
    text = io.StringIO(first, newline="")
    text.seek(0, io.SEEK_END)
    writer = csv.DictWriter(text, licenses[0], delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(licenses)
    return text.getvalue()


def computers(path: Path) -> list[str]:
    found = machines([str(path)])
    return [one.computer for one in found if isinstance(one, Machine)]


def advice(path: Path) -> list[str]:
    return [one.advice for one in machines([str(path)]) if isinstance(one, Skipped)]


def test_a_folder_of_all_kinds_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "PC-1.txt").write_bytes(a_dli().encode("utf-16"))
    a_json_file(tmp_path / "b.json", a_license(PSComputerName="PC-2"), encoding="utf-16")
    (tmp_path / "c.csv").write_text(a_csv(a_license(PSComputerName="PC-3")), encoding="utf-8-sig")
    lines = "\n".join(json.dumps(a_license(PSComputerName=name)) for name in ("PC-4", "PC-5"))
    (tmp_path / "d.jsonl").write_text(lines, encoding="utf-8")

    assert computers(tmp_path) == ["PC-1", "PC-2", "PC-3", "PC-4", "PC-5"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_exports_with_a_line_of_types_and_any_separator_are_read(
    tmp_path: Path, separator: str
) -> None:
    first = "#TYPE Selected.Microsoft.Management.Infrastructure.CimInstance\r\n"
    path = tmp_path / "e.csv"
    path.write_text(a_csv(a_license(), separator=separator, first=first), encoding="utf-8")

    assert computers(path) == ["PC-1"]


def test_a_table_without_a_header_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text('"PC-1","1","Q4JK2"\n', encoding="utf-8")

    assert [text[:33] for text in advice(path)] == ["contains no Windows licence; save"]


def test_a_truncated_table_is_reported_after_its_records(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text(a_csv(a_license()) + '"' + "x" * 200_000, encoding="utf-8")

    found = list(machines([str(path)]))

    assert isinstance(found[0], Machine)
    assert isinstance(found[1], Skipped)


def test_truncated_json_is_reported_after_its_records(tmp_path: Path) -> None:
    path = a_json_file(tmp_path / "b.json", a_license(), a_license())
    path.write_text(path.read_text("utf-8")[:-40], encoding="utf-8")

    assert computers(path) == ["PC-1"]
    assert advice(path)[0].startswith("the JSON is malformed, truncated")


@pytest.mark.parametrize("data", [b"", b"\0\xff\xfe", b"hello", b"[]", TEST_MAK.encode()])
def test_a_file_without_licence_is_skipped_without_its_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)

    found = list(machines([str(path)]))

    assert [type(one) for one in found] == [Skipped]
    assert TEST_MAK not in repr(found)


def test_standard_input_is_a_capture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(a_dli().encode())))

    assert [one for one in machines(["-"]) if isinstance(one, Machine)] == [
        Machine(
            computer="-",
            source="-",
            product="Windows(R), Enterprise edition",
            status=LicenseStatus.LICENSED,
            channel="VOLUME_MAK",
            last_five="Q4JK2",
        )
    ]


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        machines([str(tmp_path / "none")])


def machines_from(*licences: dict[str, object]) -> list[Machine]:
    return list(machines_of(map(properties_of, licences), "cim.json", "cim"))


def test_all_properties_are_read() -> None:
    found = machines_from(
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

    assert [one.status for one in machines_from(spare, office, a_license(), spare)] == [
        LicenseStatus.LICENSED
    ]


def test_a_computer_without_any_key_is_not_activated() -> None:
    spare = a_license(PSComputerName="PC-2", PartialProductKey=None, LicenseStatus=0)

    found = machines_from(a_license(), spare, spare)

    assert [(one.computer, one.status, one.reason) for one in found] == [
        ("PC-1", LicenseStatus.LICENSED, None),
        ("PC-2", LicenseStatus.UNLICENSED, 0xC004F014),
    ]


def test_a_computer_with_office_only_is_ignored() -> None:
    assert machines_from(a_license(ApplicationID="0ff1ce15-a989-479d-af46-f275c6370663")) == []


def test_the_names_that_powershell_and_wmi_give_a_computer_are_known() -> None:
    nested = properties_of({"CimSystemProperties": {"ServerName": "PC-7"}, "Other": [1]})

    assert computer_of(nested) == "PC-7"
    assert computer_of({"__server": "PC-8"}) == "PC-8"
    assert computer_of({}) == ""
    assert machines_from(a_license(PSComputerName=None))[0].computer == "cim"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("Licensed", LicenseStatus.LICENSED),
        ("Additional grace period", LicenseStatus.OOT_GRACE),
        ("Lizenziert", None),
    ],
)
def test_english_words_are_read_instead_of_numbers(
    state: str, expected: LicenseStatus | None
) -> None:
    found = machines_from(a_license(LicenseStatus=state))[0]

    assert (found.status, found.remark) == (expected, "" if expected is not None else UNKNOWN_WORDS)


@pytest.mark.parametrize("minutes", ["9" * 5000, "9" * 11, "-1", "\u0663"])
def test_a_grace_that_no_machine_has_is_none(minutes: str) -> None:
    assert machines_from(a_license(GracePeriodRemaining=minutes))[0].grace_minutes is None


def test_records_without_licence_properties_are_ignored() -> None:
    assert machines_from({"hello": 1}, {"PSComputerName": "PC-1", "Caption": "Windows"}) == []


def test_a_key_in_a_name_is_masked() -> None:
    found = machines_from(a_license(Name=TEST_MAK, PSComputerName=TEST_MAK))[0]

    assert TEST_MAK not in repr(found)


def test_the_application_of_windows_is_known_in_any_case() -> None:
    assert len(machines_from(a_license(ApplicationID=WINDOWS.upper()))) == 1
