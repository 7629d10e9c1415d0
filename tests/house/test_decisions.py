"""Decision records are numbered without gaps and answer four questions on one page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.house.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "docs" / "decisions"
RECORDS = sorted(FOLDER.glob("[0-9]*.md"))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_record_answers_four_questions_on_one_page(record: Path) -> None:
    text = record.read_text(encoding="utf-8")

    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "Context",
        "Choice",
        "Cost",
        "When to reconsider",
    ]
    assert text.count("\n") <= 50


def test_records_are_numbered_without_a_gap() -> None:
    assert [record.name[:4] for record in RECORDS] == [
        f"{number:04}" for number in range(1, len(RECORDS) + 1)
    ]


def test_the_list_has_each_record_by_its_number_and_title() -> None:
    titles = [
        record.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        for record in RECORDS
    ]
    listed = re.findall(
        r"^\| \[(\d{4})\]\((\S+)\) \| (.*) \|$",
        (FOLDER / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    assert [(name, f"{number} {title}") for number, name, title in listed] == [
        (record.name, title) for record, title in zip(RECORDS, titles, strict=True)
    ]
