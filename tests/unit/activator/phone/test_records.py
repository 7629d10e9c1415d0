"""Installation IDs as people save them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.activation_ids import a_confirmation_id, an_installation_id
from tests.captures import a_license
from unattend_gen.activator.phone.records import phone_records
from unattend_gen.activator.phone.worksheet import PhoneRecord
from unattend_gen.core.report import Skipped

if TYPE_CHECKING:
    from pathlib import Path

IID = an_installation_id(1)
CID = a_confirmation_id(1)


def found_in(folder: Path, name: str, text: str, encoding: str = "utf-8") -> list[object]:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return list(phone_records([str(path)]))


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table_is_read_as_pairs(tmp_path: Path, separator: str) -> None:
    lines = ["Computer,Installation_ID,Confirmation_ID,Product", f"PC-1,{IID},{CID},W", ",,,"]
    text = "\n".join(lines).replace(",", separator)

    found = found_in(tmp_path, "m.csv", text, "utf-8-sig")

    place = f"{tmp_path}/m.csv, record 1"
    assert found == [PhoneRecord(place, "PC-1", IID, CID, product="W")]


def test_json_of_cim_yields_only_the_installed_licence(tmp_path: Path) -> None:
    licences = [
        a_license(OfflineInstallationId=IID),
        a_license(OfflineInstallationId=IID, PartialProductKey=None),
        a_license(OfflineInstallationId=IID, ApplicationID="0ff1ce15-a989-479d-af46-f275c6370663"),
    ]

    found = found_in(tmp_path, "cim.json", json.dumps(licences), "utf-16")

    assert [(one.computer, one.installation) for one in found if isinstance(one, PhoneRecord)] == [
        ("PC-1", IID)
    ]
    assert len(found) == 1


@pytest.mark.parametrize(
    "line",
    [
        f"Installation ID: {IID}",
        f"Installations-ID: {IID}",
        an_installation_id(1, between="-"),
        f"    {an_installation_id(1, between=' ')}\r",
    ],
)
def test_what_slmgr_prints_is_read_in_any_language(tmp_path: Path, line: str) -> None:
    found = found_in(tmp_path, "PC-7.txt", f"Microsoft (R) Windows Script Host\n\n{line}\n")

    assert len(found) == 1
    assert isinstance(found[0], PhoneRecord)
    assert (found[0].computer, found[0].place[-6:]) == ("PC-7", "line 3")
    assert "".join(found[0].installation.replace("-", "").split()) == IID


@pytest.mark.parametrize(
    "text", ["", "hello", "PC-1,1234\n", "Extended PID: 03612-03308-000-000001-03-1033-19041.0000"]
)
def test_a_file_without_an_id_is_skipped_with_advice(tmp_path: Path, text: str) -> None:
    found = found_in(tmp_path, "PC-7.txt", text)

    assert [type(one) for one in found] == [Skipped]
    assert "header computer,installation_id,confirmation_id" in str(found)


def test_a_malformed_table_is_reported(tmp_path: Path) -> None:
    text = f'computer,installation_id\nPC-1,{IID}\n"' + "x" * 200_000

    found = found_in(tmp_path, "m.csv", text)

    assert [type(one) for one in found] == [PhoneRecord, Skipped]


def test_a_text_that_is_too_long_is_reported_after_its_records(tmp_path: Path) -> None:
    found = found_in(tmp_path, "PC-7.txt", f"{IID}\n" + "hello\n" * 20_000)

    assert [type(one) for one in found] == [PhoneRecord, Skipped]
    assert "longer than any output of slmgr" in str(found[1])
