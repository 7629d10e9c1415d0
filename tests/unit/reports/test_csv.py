from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.reports import (
    AUDITED,
    CHECKED,
    EMPTY,
    KEY_SETTING,
    LEFTOVER,
    MARKUP,
    MARKUP_NAMES,
    PASSWORD_SETTING,
)
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report, Skipped, SkipReason
from unattend_gen.reports.csv import COLUMNS, FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping


def rows(report: Report) -> list[Mapping[str, str]]:
    """Each row without its empty cells."""
    read = csv.DictReader(io.StringIO(FORMAT.render(report, False)))
    return [{name: cell for name, cell in row.items() if cell} for row in read]


def the_path(path: str) -> str:
    """The cell of a path."""
    report = Report("validate", skipped=(Skipped(Location(path), SkipReason.CHANGED, "again"),))
    return rows(report)[0]["path"]


def test_a_report_on_nothing_has_its_header() -> None:
    assert FORMAT.render(EMPTY, False) == ",".join(f'"{name}"' for name in COLUMNS) + "\n"


def test_each_thing_has_a_row() -> None:
    assert rows(CHECKED) == [
        {
            "kind": "finding",
            "severity": "error",
            "rule": "leftover-key",
            "path": "Panther/unattend.xml",
            "line": "18",
            "column": "7",
            "setting": KEY_SETTING,
            "message": "a key ending in Q4JK2 is left",
            "advice": "delete the file",
            "confidence": "high",
            "last_five": "Q4JK2",
            "fingerprint": LEFTOVER.fingerprint,
            "help": "unattend-gen explain leftover-key",
        },
        {
            "kind": "finding",
            "severity": "note",
            "rule": "wrong-case",
            "path": "pe.iso",
            "inside": "sources/boot.wim > 2",
            "line": "3",
            "message": "the name is written in another case",
            "advice": "write it as in the catalog",
            "confidence": "low",
            "fingerprint": CHECKED.findings[1].fingerprint,
            "help": "unattend-gen explain wrong-case",
        },
        {
            "kind": "skipped",
            "path": "boot.wim",
            "state": "needs-extra",
            "advice": "pip install it",
        },
        {"kind": "document", "path": "Panther/unattend.xml", "state": "leaked"},
        {
            "kind": "setting",
            "path": "Panther/unattend.xml",
            "line": "9",
            "setting": PASSWORD_SETTING,
            "state": "marker",
        },
        {
            "kind": "setting",
            "path": "Panther/unattend.xml",
            "line": "18",
            "setting": KEY_SETTING,
            "state": "clear",
        },
        {
            "kind": "document",
            "path": "pe.iso",
            "inside": "sources/boot.wim > 2",
            "state": "scrubbed",
        },
    ]


@pytest.mark.parametrize(
    ("path", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1", "'+1"),
        ("-", "'-"),
        ("@SUM(1)", "'@SUM(1)"),
        (" =1", "' =1"),
        ("\uff1d1", "'\uff1d1"),
        ("\t=1", "\\x09=1"),
        ("\r=1", "\\x0d=1"),
        ("a=1", "a=1"),
        ('a";=1\n', 'a";=1\\x0a'),
    ],
)
def test_no_cell_is_a_formula(path: str, cell: str) -> None:
    assert the_path(path) == cell


def test_a_name_stays_in_its_cell() -> None:
    assert [row["path"] for row in rows(MARKUP_NAMES)] == [f"'{MARKUP}"] * 4


def test_the_hash_of_the_secret_is_the_last_cell() -> None:
    assert rows(AUDITED)[0]["secret_id"] == "00112233445566ff"
    assert COLUMNS[-1] == "secret_id"
