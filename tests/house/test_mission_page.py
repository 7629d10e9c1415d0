"""The table on the life of a MAK: each page and each test that it names exists."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.project import ROOT
from unattend_gen.cli.command_table import every_command

FOLDER = ROOT / "docs" / "activation"
TEXT = (FOLDER / "index.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in row.split("|")[1:-1]] for row in TEXT.splitlines()]
TABLE = [row for row in ROWS if len(row) == 5 and row[0].isdigit()]
COMMANDS = {entry.name for entry in every_command()}


def test_the_table_has_all_eighteen_threats() -> None:
    assert [row[0] for row in TABLE] == [str(number) for number in range(1, 19)]


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_a_row_names_an_existing_page_command_and_test(row: list[str]) -> None:
    _, _, page, command, test = row
    links = re.findall(r"\]\(([^)]+)\)", page)
    named = re.findall(r"`([a-z]+(?: [a-z]+)?)", command)
    path, _, function = test.strip("`").partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))

    assert links
    assert [link for link in links if not (FOLDER / link).is_file()] == []
    assert {name if name in COMMANDS else name.split()[0] for name in named} & COMMANDS
    assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_activation_command_is_in_the_table_or_explained_there() -> None:
    of_activation = {name for name in COMMANDS if name.startswith("activation ")}

    assert {name for name in of_activation if f"`{name}" not in TEXT} == set()
