"""Inventories: one row per computer, one column per value that differs from the spec.

```
id;computer.name;product_key.activation
17;PC-0017;env:MAK_17
```

An empty cell keeps the value of the spec. Column names are checked before anything is rendered. A
row with errors does not prevent the other rows from being rendered.
"""

from __future__ import annotations

import re
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.core.display import is_secret_as_name
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable
from unattend_gen.core.secret import MASK
from unattend_gen.errors import InputError, InventoryError, Mistake
from unattend_gen.spec.columns import Column, column
from unattend_gen.spec.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.spec.csv_rows import CsvRow

_HEADER: Final = 'write names such as "computer.name" into the first row'
_LONGEST_NAME: Final = 80
_MOST_COLUMNS: Final = 2_000
"""Limits the search for suggestions; the catalog has fewer settings."""

_UNDECODED: Final = re.compile("[\udc80-\udcff]")

_Columns: TypeAlias = "Mapping[int, Column | None]"
"""Columns by their index in the row; None for one that is ignored."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a row."""

    column: Column
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an inventory.

    Attributes:
        number: as a spreadsheet counts; the header is row 1.
        id: the `id` cell, or None if it is empty.
        cells: the cells that are not empty, in column order.
        mistakes: the errors in the row, each with its place.
        share: fraction of the inventory read so far, from 0 to 1.
    """

    number: int
    id: Cell | None = None
    cells: tuple[Cell, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    share: float = 0.0

    def place(self, column: Column | None = None) -> str:
        """Return the row, and the column if there is one, for messages."""
        row = f"row {self.number}"
        return row if column is None else f"{row}, column {column.number}, {column.name}"


@dataclass(frozen=True, slots=True)
class Inventory:
    """An inventory file whose columns are all valid.

    Attributes:
        columns: the columns that change the spec, in file order.
        rows: read from the file on demand; can be iterated once.
    """

    columns: tuple[Column, ...]
    rows: Iterator[Row]


@contextmanager
def open_inventory(
    path: Path, *, taken: Mapping[KeyPath, str] | None = None, ignore: Collection[str] = ()
) -> Iterator[Inventory]:
    """Open the inventory of a CSV file.

    Args:
        path: UTF-8; separated by commas, semicolons or tabs.
        taken: the option that has set a place of the spec; no column may set it as well.
        ignore: names of columns that are not read.

    Raises:
        InventoryError: the file cannot be read, or column names are invalid; lists all of them.
    """
    with closing(csv_rows(path)) as found:
        try:
            columns = _columns(next(found, None), taken or {}, ignore)
        except InventoryError as error:
            raise InventoryError(error.mistakes, where=str(path)) from None
        changing = tuple(each for each in columns.values() if each and not each.names_folder)
        yield Inventory(changing, (_row(each, columns) for each in found))


def _columns(
    header: CsvRow | None, taken: Mapping[KeyPath, str], ignore: Collection[str]
) -> _Columns:
    if header is None:
        raise InventoryError((Mistake("is empty", _HEADER),))
    if header.trouble:
        raise InventoryError((_moved("row 1", header.trouble),))
    if sum(map(bool, map(str.strip, header.cells))) > _MOST_COLUMNS:
        message = f"has more than {_MOST_COLUMNS:,} columns"
        raise InventoryError((Mistake(message, "remove the columns that change nothing"),))
    columns: dict[int, Column | None] = {}
    mistakes: list[Mistake] = []
    places: dict[KeyPath, str] = dict(taken)
    for index, name in enumerate(header.cells):
        if not name.strip():
            continue
        if name.strip() in ignore:
            columns[index] = None
            continue
        try:
            columns[index] = _column(index + 1, name.strip(), places)
        except InputError as error:
            place = f"column {index + 1}, {_shown(name.strip())}"
            mistakes.append(Mistake(error.message, _or_ignored(error.advice), place))
    if mistakes:
        raise InventoryError(tuple(mistakes))
    return columns


def _or_ignored(advice: str) -> str:
    return f"{advice}{' ' if advice.endswith('?') else '; '}--ignore-columns leaves the column out"


def _column(number: int, name: str, places: dict[KeyPath, str]) -> Column:
    """Return the column of a name and record its place as taken."""
    known = column(number, name)
    if known.path in places:
        message = f"{places[known.path]} already sets this value"
        raise InputError(message, advice="remove one of the two")
    places[known.path] = f"column {number}"
    return known


def _row(found: CsvRow, columns: _Columns) -> Row:
    if found.trouble:
        mistake = _moved(f"row {found.number}", found.trouble)
        return Row(found.number, mistakes=(mistake,), share=found.share)
    filled = [(index, text) for index, text in enumerate(found.cells) if text.strip()]
    cells = [Cell(known, text) for index, text in filled if (known := columns.get(index))]
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
    message = "has text, but the column has no name in the first row"
    advice = "name the column, or clear the cell"
    return Mistake(message, advice, f"{row.place()}, column {index + 1}")


def _undecoded(row: Row, cell: Cell) -> Mistake:
    advice = 'save the inventory as "CSV UTF-8"'
    return Mistake("is not UTF-8 text", advice, row.place(cell.column))


def _moved(place: str, mistake: Mistake) -> Mistake:
    return Mistake(mistake.message, mistake.advice, place)


def _shown(name: str) -> str:
    """Return an unknown name, shortened and masked; without a header row it may be a password."""
    masked = without_keys(name)
    if is_secret_as_name(masked):
        return MASK
    return printable(masked if len(masked) <= _LONGEST_NAME else f"{masked[:_LONGEST_NAME]}…")
