"""Names of computers in a CSV file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import TEST_MAK
from unattend_gen.activator.scripts.computers import computers
from unattend_gen.errors import InventoryError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "computers.csv"


@pytest.mark.parametrize(
    "text",
    [
        "computer\nPC-1\npc2.contoso.com\n",
        "id,computer.name\n1,PC-1\n2,pc2.contoso.com\n",
        "Name;Site\nPC-1;a\npc2.contoso.com;b\npc-1;c\n",
    ],
)
def test_names_are_read_once_each_in_their_order(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8")

    assert computers(path) == ("PC-1", "pc2.contoso.com")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no column with computer names"),
        ("PC-1\nPC-2\n", "no column with computer names"),
        ("computer\n", "contains no computer name"),
        ("computer\nPC 1\n", "row 2: the computer name is invalid"),
        (f"computer\n{'a.' * 130}b\n", "row 2: the computer name is invalid"),
        ("computer\nPC-1\na&calc\n", "row 3: the computer name is invalid"),
        ("a,computer\n1\n", "row 2: the computer name is invalid"),
        (f"computer\n{TEST_MAK}\n", "row 2: a product key instead of"),
        (f"computer\n{TEST_MAK}.corp\n", "row 2: a product key instead of"),
        ('computer\n"PC-1"x\n', "not a valid CSV row"),
    ],
)
def test_another_kind_of_file_is_rejected(text: str, reason: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InventoryError, match=reason):
        computers(path)


def test_a_file_that_is_not_there_is_refused(path: Path) -> None:
    with pytest.raises(InventoryError, match="does not exist"):
        computers(path)
