"""The sheet in its forms."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests import wine
from tests.activation_ids import a_confirmation_id, an_installation_id
from tests.powershell import nodes, parsed
from tests.scripts import batch_lines
from unattend_gen.activator.phone.formats import FORMATS, portal, telephone_steps
from unattend_gen.activator.phone.worksheet import PhoneRecord, worksheet

if TYPE_CHECKING:
    from pathlib import Path

ACTIVATION = "73111121-5638-40f6-bc11-f1d7b0d64300"
SHEET = worksheet(
    [
        PhoneRecord(
            "a", "PC-1", an_installation_id(1), a_confirmation_id(1), ACTIVATION, "Win <1>"
        ),
        PhoneRecord("b", "PC-2", an_installation_id(2)),
        PhoneRecord("c", "PC-3", an_installation_id(3)[:-1], a_confirmation_id(3)),
        PhoneRecord("d", "PC-4", an_installation_id(4), a_confirmation_id(4)[:-1] + "9"),
    ]
)


def test_text_shows_groups_blanks_errors_and_what_to_do() -> None:
    text = FORMATS["text"](SHEET)

    assert f"installation ID  {an_installation_id(1, between=' ')}" in text
    assert f"A {a_confirmation_id(1)[:6]}  B {a_confirmation_id(1)[6:12]}" in text
    assert "A ______  B ______" in text
    assert "error: the installation ID has 62 digits" in text
    assert "check: compare confirmation ID group H" in text
    assert "aka.ms/aoh" in text


def test_csv_is_read_back_as_it_was() -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](SHEET))))

    again = worksheet(
        PhoneRecord(
            entry.place,
            row["computer"],
            row["installation_id"],
            row["confirmation_id"],
            row["activation_id"],
            row["product"],
        )
        for entry, row in zip(SHEET, rows, strict=True)
    )

    assert [row["state"] for row in rows] == ["ready", "waiting", "error", "ready"]
    assert [again[at] for at in (0, 1, 3)] == [SHEET[at] for at in (0, 1, 3)]


def test_json_names_its_schema_and_counts() -> None:
    document = json.loads(FORMATS["json"](SHEET))

    assert document["schema"] == "unattend-gen/worksheet/1"
    assert document["totals"] == {"error": 1, "waiting": 1, "ready": 2}
    assert "".join(document["machines"][0]["installation_id"]) == an_installation_id(1)


def test_the_batch_file_deposits_ready_ids_with_their_activation_ids() -> None:
    lines = batch_lines(FORMATS["cmd"](SHEET).encode())

    assert [line for line in lines if line.startswith("call")] == [
        f'call :deposit "PC-1" {a_confirmation_id(1)} {ACTIVATION}',
        f'call :deposit "PC-4" {a_confirmation_id(4)[:-1]}9',
    ]


@pytest.mark.parametrize("code", [0, 1])
def test_the_batch_file_calls_slmgr_for_each_machine(tmp_path: Path, code: int) -> None:
    wine.put_slmgr(tmp_path, code=code)
    (tmp_path / "deposit.cmd").write_bytes(FORMATS["cmd"](SHEET).encode())

    done = wine.run("cmd", "/c", "deposit.cmd", folder=tmp_path)

    assert (done.returncode, done.stdout.count("slmgr exited with 1")) == (code, 2 * code)
    assert wine.slmgr_calls(tmp_path) == [
        ["PC-1", "/atp", a_confirmation_id(1), ACTIVATION],
        ["PC-4", "/atp", f"{a_confirmation_id(4)[:-1]}9"],
    ]


def test_powershell_deposits_each_id_with_the_one_that_asked_for_it() -> None:
    script = FORMATS["powershell"](SHEET)

    parsed(script)
    strings = nodes(script, "verbatim_string_characters")
    assert strings[1:4] == ["'PC-1'", f"'{an_installation_id(1)}'", f"'{a_confirmation_id(1)}'"]
    assert "DepositOfflineConfirmationId" in script
    assert "PC-2" not in script


def test_the_page_can_be_printed_and_runs_nothing() -> None:
    page = FORMATS["html"](SHEET)

    assert page.isascii()
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=", page)
    assert "break-inside: avoid" in page
    body = page[page.index("<body>") : page.index("</body>") + len("</body>")]
    sections = ET.fromstring(body).findall("section")  # noqa: S314 - written right here
    assert [section.findtext("h2") for section in sections] == ["PC-1", "PC-2", "PC-3", "PC-4"]
    assert [cell.text for cell in sections[0].findall("table[2]/tr[2]/td")] == [
        a_confirmation_id(1)[at : at + 6] for at in range(0, 48, 6)
    ]


def test_the_window_and_the_commands_are_in_the_steps() -> None:
    commands = " ".join(command for step in telephone_steps() for command in step.commands)

    assert "slui 4" in commands
    assert "/dti" in commands
    assert "/atp CONFIRMATION-ID" in commands


def test_the_portal_of_today_is_dated() -> None:
    assert portal().sentence == (
        "Since about 2025-12 the call leads to the Product Activation Portal, aka.ms/aoh, which"
        " needs a Microsoft account (as of 2026-01)."
    )
