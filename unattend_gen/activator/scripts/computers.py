"""Reads computer names from a CSV file, for scripts that work on many computers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.key_search import without_keys
from unattend_gen.core.product_key import ProductKey, read_key_text
from unattend_gen.errors import InventoryError, Mistake
from unattend_gen.spec.csv_rows import csv_rows

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.spec.csv_rows import CsvRow

_COLUMNS: Final = ("computer", "computer.name", "name")
_NAME: Final = re.compile(r"(?=.{1,255}\Z)[A-Za-z0-9][A-Za-z0-9-]{0,62}(\.[A-Za-z0-9-]{1,63})*")
_MOST: Final = 100_000


def computers(path: Path) -> tuple[str, ...]:
    """Return the names in the column `computer`, `computer.name` or `name`, without duplicates.

    Raises:
        InventoryError: the file cannot be read, has no such column, no name, or an invalid name;
            each error names its row.
    """
    rows = csv_rows(path)
    header = next(rows, None)
    column = _column(header, path)
    names: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for row in rows:
        name = _cell(row, column)
        if row.trouble:
            mistakes.append(row.trouble)
        elif isinstance(read_key_text(name), ProductKey) or without_keys(name) != name:
            mistakes.append(_key(row.number))
        elif not _NAME.fullmatch(name):
            mistakes.append(_invalid_name(row.number))
        else:
            names.setdefault(name.lower(), name)
    if len(names) > _MOST:
        mistakes.append(Mistake("has more than 100,000 computers", "split the file"))
    if not names and not mistakes:
        mistakes.append(Mistake("contains no computer name", "write one in each row"))
    if mistakes:
        raise InventoryError(tuple(mistakes), where=str(path))
    return tuple(names.values())


def _column(header: CsvRow | None, path: Path) -> int:
    cells = [cell.strip().lower() for cell in header.cells] if header else []
    for name in _COLUMNS:
        if name in cells:
            return cells.index(name)
    message = "has no column with computer names"
    advice = (
        f"start the file with a header that contains {', '.join(_COLUMNS[:-1])} or {_COLUMNS[-1]}"
    )
    raise InventoryError((Mistake(message, advice),), where=str(path))


def _cell(row: CsvRow, column: int) -> str:
    return row.cells[column].strip() if column < len(row.cells) else ""


def _invalid_name(row: int) -> Mistake:
    message = f"row {row}: the computer name is invalid"
    return Mistake(message, "use letters, digits and hyphens, with dots between the parts")


def _key(row: int) -> Mistake:
    message = f"row {row}: a product key instead of a computer name"
    return Mistake(message, "remove the key from the list, and use --key-at to say where it is")
