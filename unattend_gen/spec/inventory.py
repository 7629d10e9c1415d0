"""An inventory: one row a computer, one column a value that differs from the spec's.

```
id;computer.name;product_key.activation
17;PC-0017;env:MAK_17
```

An empty cell leaves the spec's own value. Column names are checked before anything is rendered; a
row that cannot be used keeps no other from being rendered.
"""

from __future__ import annotations

import re
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable
from unattend_gen.errors import InputError, InventoryError, Mistake
from unattend_gen.spec.columns import Column, column
from unattend_gen.spec.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.spec.csv_rows import CsvRow

_HEADER: Final = 'write names such as "computer.name" into the first row'
_LONGEST_NAME: Final = 80
_MOST_COLUMNS: Final = 2_000
"""For each that is unknown the nearest is looked for. All settings of the catalog are fewer."""

_UNDECODED: Final = re.compile("[\udc80-\udcff]")

_Columns: TypeAlias = "Mapping[int, Column]"
"""By their index in the row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that a row has."""

    column: Column
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says.

    Attributes:
        number: as a spreadsheet counts, the header being 1.
        id: the `id` cell, or None where it is empty.
        cells: those that are not empty, in the order of the columns.
        mistakes: what keeps the row from being used; each begins with its place.
        share: how much of the inventory has been read with it, from 0 to 1.
    """

    number: int
    id: Cell | None = None
    cells: tuple[Cell, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    share: float = 0.0

    def place(self, column: Column | None = None) -> str:
        """The row, and the column if it is one column's doing, for messages."""
        row = f"row {self.number}"
        return row if column is None else f"{row}, column {column.number}, {column.name}"


@dataclass(frozen=True, slots=True)
class Inventory:
    """A file whose columns are all known.

    Attributes:
        columns: those that change the spec, in the order of the file.
        rows: taken from the file as they are asked for, once.
    """

    columns: tuple[Column, ...]
    rows: Iterator[Row]


@contextmanager
def open_inventory(
    path: Path, *, taken: Mapping[KeyPath, str] | None = None
) -> Iterator[Inventory]:
    """The inventory of a CSV file, open as long as its rows are asked for.

    Args:
        path: UTF-8; separated by commas, semicolons or tabs.
        taken: what options have set already, by place in the spec: no column may set it too.

    Raises:
        InventoryError: the file cannot be read, or a column has no name that can be used; with
            every such column.
    """
    with closing(csv_rows(path)) as found:
        try:
            columns = _columns(next(found, None), taken or {})
        except InventoryError as error:
            raise InventoryError(error.mistakes, where=str(path)) from None
        changing = tuple(each for each in columns.values() if not each.names_folder)
        yield Inventory(changing, (_row(each, columns) for each in found))


def _columns(header: CsvRow | None, taken: Mapping[KeyPath, str]) -> _Columns:
    if header is None:
        raise InventoryError((Mistake("is empty", _HEADER),))
    if header.trouble:
        raise InventoryError((_at("row 1", header.trouble),))
    if sum(map(bool, map(str.strip, header.cells))) > _MOST_COLUMNS:
        message = f"has more than {_MOST_COLUMNS:,} columns"
        raise InventoryError((Mistake(message, "leave out those that change nothing"),))
    columns: dict[int, Column] = {}
    mistakes: list[Mistake] = []
    places: dict[KeyPath, str] = dict(taken)
    for index, name in enumerate(header.cells):
        if not name.strip():
            continue
        try:
            columns[index] = _column(index + 1, name.strip(), places)
        except InputError as error:
            place = f"column {index + 1}, {_shown(name.strip())}"
            mistakes.append(Mistake(error.message, error.advice, place))
    if mistakes:
        raise InventoryError(tuple(mistakes))
    return columns


def _column(number: int, name: str, places: dict[KeyPath, str]) -> Column:
    """The column of a name; notes its place as taken."""
    known = column(number, name)
    if known.path in places:
        message = f"{places[known.path]} sets the same"
        raise InputError(message, advice="leave one of the two out")
    places[known.path] = f"column {number}"
    return known


def _row(found: CsvRow, columns: _Columns) -> Row:
    if found.trouble:
        mistake = _at(f"row {found.number}", found.trouble)
        return Row(found.number, mistakes=(mistake,), share=found.share)
    filled = [(index, text) for index, text in enumerate(found.cells) if text.strip()]
    cells = [Cell(columns[index], text) for index, text in filled if index in columns]
    row = Row(
        number=found.number,
        id=next((cell for cell in cells if cell.column.names_folder), None),
        cells=tuple(cell for cell in cells if not cell.column.names_folder),
        share=found.share,
    )
    nameless = (_nameless(row, index) for index, _ in filled if index not in columns)
    undecoded = (_undecoded(row, cell) for cell in cells if _UNDECODED.search(cell.text))
    return replace(row, mistakes=(*nameless, *undecoded))


def _nameless(row: Row, index: int) -> Mistake:
    message = "has a text, but the column has no name in the first row"
    advice = "name the column, or empty the cell"
    return Mistake(message, advice, f"{row.place()}, column {index + 1}")


def _undecoded(row: Row, cell: Cell) -> Mistake:
    advice = 'save the inventory as "CSV UTF-8"'
    return Mistake("is no UTF-8 text", advice, row.place(cell.column))


def _at(place: str, mistake: Mistake) -> Mistake:
    return Mistake(mistake.message, mistake.advice, place)


def _shown(name: str) -> str:
    """A name that is none of ours, so that it may be anything."""
    short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return printable(without_keys(short))
