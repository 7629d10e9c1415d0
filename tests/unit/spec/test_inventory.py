from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import TEST_MAK
from unattend_gen.errors import InventoryError
from unattend_gen.spec.inventory import Row, open_inventory

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.spec.columns import Column


def read(
    folder: Path, text: str | bytes, **taken: str
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The columns and rows of an inventory; places that options set, with `__` for a dot."""
    path = folder / "machines.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    places: dict[KeyPath, str] = {tuple(name.split("__")): option for name, option in taken.items()}
    with open_inventory(path, taken=places) as inventory:
        return inventory.columns, tuple(inventory.rows)


def rows(folder: Path, text: str | bytes) -> tuple[Row, ...]:
    return read(folder, text)[1]


def refusals(folder: Path, text: str, **taken: str) -> list[str]:
    with pytest.raises(InventoryError) as caught:
        read(folder, text, **taken)
    return [line.partition("machines.csv: ")[2] for line in caught.value.lines()]


def test_columns_that_change_the_spec_are_those_but_for_the_id(tmp_path: Path) -> None:
    columns, _ = read(tmp_path, "id,computer.name,,computer.owner,\n1,PC,,,\n")

    assert [(one.number, one.name) for one in columns] == [
        (2, "computer.name"),
        (4, "computer.owner"),
    ]


def test_a_row_has_its_id_and_the_cells_that_are_not_empty(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "computer.owner,id,computer.name\n ,17,PC-1\n")

    assert row.id is not None
    assert (row.number, row.id.text, row.mistakes) == (2, "17", ())
    assert [(cell.column.name, cell.text) for cell in row.cells] == [("computer.name", "PC-1")]


def test_a_row_may_be_shorter_than_the_header_or_end_in_empty_cells(tmp_path: Path) -> None:
    short, long = rows(tmp_path, "id,computer.name,computer.owner\n1,PC-1\n2,PC-2,x,,,\n")

    assert ([len(short.cells), len(long.cells)], short.mistakes, long.mistakes) == ([1, 2], (), ())


def test_text_without_a_column_is_an_error_in_its_row(tmp_path: Path) -> None:
    bad, good = rows(tmp_path, "id,computer.name\n1,PC-1,lost\n2,PC-2\n")

    assert [one.key_path for one in bad.mistakes] == ["row 2, column 3"]
    assert good.mistakes == ()


def test_a_cell_that_is_not_utf_8_is_an_error_in_its_row(tmp_path: Path) -> None:
    bad, good = rows(tmp_path, b"id,computer.owner\n1,M\xfcller\n2,M\xc3\xbcller\n")

    assert [(one.key_path, one.message) for one in bad.mistakes] == [
        ("row 2, column 2, computer.owner", "is not UTF-8 text")
    ]
    assert good.mistakes == ()


def test_a_row_that_is_not_csv_is_an_error(tmp_path: Path) -> None:
    bad, good = rows(tmp_path, 'id,computer.name\n"1"x,PC\n2,PC-2\n')

    assert ([one.key_path for one in bad.mistakes], good.mistakes) == (["row 2"], ())


def test_all_unknown_columns_are_reported(tmp_path: Path) -> None:
    assert refusals(tmp_path, "id;computr.name;computer.owner;;colour\n") == [
        "column 2, computr.name: is neither a spec key nor a setting path",
        "column 5, colour: is neither a spec key nor a setting path",
    ]


def test_ignored_columns_may_have_any_name_and_text(tmp_path: Path) -> None:
    path = tmp_path / "machines.csv"
    path.write_text("id;room;computer.name;computer.owner;\n1;12;PC-1;Ada;\n", encoding="utf-8")

    with open_inventory(path, ignore=["room", "computer.owner"]) as inventory:
        (row,) = inventory.rows

    assert [column.name for column in inventory.columns] == ["computer.name"]
    assert [cell.text for cell in row.cells] == ["PC-1"]
    assert row.mistakes == ()


def test_two_columns_for_one_place_are_reported_in_any_spelling(tmp_path: Path) -> None:
    path = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"
    header = f"{path}/CommandLine,{path}[1]/CommandLine,id,id\n"

    assert refusals(tmp_path, header) == [
        f"column 2, {path}[1]/CommandLine"[: len("column 2, ") + 80]
        + "…: column 1 already sets this value",
        "column 4, id: column 3 already sets this value",
    ]


def test_a_column_for_a_value_set_by_an_option_is_rejected(tmp_path: Path) -> None:
    found = refusals(tmp_path, "id,product_key.activation\n", product_key__activation="--key-from")

    assert found == ["column 2, product_key.activation: --key-from already sets this value"]


def test_a_key_in_the_header_is_not_shown(tmp_path: Path) -> None:
    (line,) = refusals(tmp_path, f"{TEST_MAK}\n")

    assert line == "column 1, ***: is neither a spec key nor a setting path"


def test_an_empty_inventory_is_reported(tmp_path: Path) -> None:
    assert refusals(tmp_path, "\n\n") == ["is empty"]


def test_an_inventory_with_thousands_of_columns_is_rejected(tmp_path: Path) -> None:
    assert refusals(tmp_path, "a," * 2001 + "\n") == ["has more than 2,000 columns"]


def test_a_header_that_is_not_csv_is_reported(tmp_path: Path) -> None:
    assert refusals(tmp_path, '"id"x,y\n')[0].startswith("row 1: is not a valid CSV row")
