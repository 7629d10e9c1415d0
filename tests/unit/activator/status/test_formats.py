"""The table in its forms."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from tests.samples import TEST_MAK
from unattend_gen import resources
from unattend_gen.activator.captures import not_understood
from unattend_gen.activator.status.formats import COLUMNS, FORMATS, Tally
from unattend_gen.activator.status.machine import LicenseStatus, Machine
from unattend_gen.errors import ExitCode

SCHEMA = json.loads((resources.schemas() / "activation-status.schema.json").read_bytes())
FOUND = (
    Machine("PC-1", "a.txt", "Windows", LicenseStatus.LICENSED, "VOLUME_MAK", "Q4JK2"),
    Machine(
        "PC-2", "b.txt", "<b>", LicenseStatus.OOB_GRACE, "VOLUME_MAK", "Q4JK2", 43_000, 0x4004F00C
    ),
    Machine("=cmd", "c.txt", remark="not in English"),
    not_understood(f"{TEST_MAK}.txt", "save it anew"),
)


def written(form: str) -> str:
    tally = Tally()
    return "".join(FORMATS[form](tally.watch(FOUND), tally))


def test_text_has_a_line_for_each_and_the_reason_below() -> None:
    assert written("text") == (
        "COMPUTER             STATUS            CHANNEL            ACTIVATOR  KEY    GRACE LEFT\n"
        "PC-1                 licensed          VOLUME_MAK         mak        Q4JK2  -\n"
        "PC-2                 first grace       VOLUME_MAK         mak        Q4JK2  29 d 20 h\n"
        "       0x4004F00C Information: inside the first grace time; activate before it ends\n"
        "=cmd                 unknown           -                  unknown    -      -\n"
        "       not in English\n"
        "skipped  ***.txt: save it anew\n"
        "\n3 licences, 1 activated, 1 not activated, 1 unknown, 1 skipped\n"
    )


def test_json_keeps_to_its_schema() -> None:
    document = json.loads(written("json"))

    Draft202012Validator(SCHEMA).validate(document)
    assert [one["activated"] for one in document["machines"]] == [True, False, None]
    assert (document["complete"], document["exit_code"]) == (False, 1)
    assert document["totals"]["skipped"] == 1


def test_json_of_nothing_keeps_to_its_schema_too() -> None:
    document = json.loads("".join(FORMATS["json"]((), Tally())))

    Draft202012Validator(SCHEMA).validate(document)
    assert document["exit_code"] == 3


def test_csv_has_a_row_for_each_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"))))

    assert list(rows[0]) == list(COLUMNS)
    assert [row["computer"] for row in rows] == ["PC-1", "PC-2", "'=cmd", ""]
    assert [row["activated"] for row in rows] == ["yes", "no", "", ""]
    assert rows[1]["reason"] == "0x4004F00C"


def test_html_is_one_page_that_runs_nothing() -> None:
    page = written("html")

    assert page.isascii()
    assert "<script" not in page
    assert "<b>" not in page
    body = page[page.index("<tbody>") : page.index("</tbody>") + len("</tbody>")]
    assert [row.get("class") for row in ET.fromstring(body)] == [  # noqa: S314 - written right here
        "good",
        "bad",
        "unknown",
        "skipped",
    ]


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_no_form_shows_a_key(form: str) -> None:
    assert TEST_MAK not in written(form)


LICENSED = Machine("PC-1", "a", status=LicenseStatus.LICENSED)
NOTIFIED = Machine("PC-2", "a", status=LicenseStatus.NOTIFICATION)
UNKNOWN = Machine("PC-3", "a")
SKIPPED = not_understood("b", "advice")


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ((LICENSED,), ExitCode.CLEAN),
        ((LICENSED, NOTIFIED, UNKNOWN, SKIPPED), ExitCode.FINDINGS),
        ((LICENSED, UNKNOWN), ExitCode.INCOMPLETE),
        ((LICENSED, SKIPPED), ExitCode.INCOMPLETE),
        ((SKIPPED,), ExitCode.UNUSABLE),
        ((), ExitCode.UNUSABLE),
    ],
)
def test_the_exit_code_follows_from_what_passed(found: tuple[Machine, ...], code: ExitCode) -> None:
    tally = Tally()

    assert tuple(tally.watch(found)) == found
    assert tally.exit_code is code


def test_the_sentence_omits_zero_counts() -> None:
    one, all_kinds = Tally(), Tally()
    list(one.watch((LICENSED,)))
    list(all_kinds.watch((LICENSED, NOTIFIED, UNKNOWN, SKIPPED)))

    assert one.sentence == "1 licence, 1 activated"
    assert all_kinds.sentence == "3 licences, 1 activated, 1 not activated, 1 unknown, 1 skipped"
