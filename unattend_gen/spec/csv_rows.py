"""Reading CSV files row by row; the separator and the encoding are detected.

Spreadsheets write semicolons where the comma is the decimal separator, a byte order mark, trailing
empty rows and columns, and `="0042"` for text that looks like a number. All of these are supported.
"""

from __future__ import annotations

import csv
import os
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import InventoryError, Mistake
from unattend_gen.pipes import is_waiting_pipe

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from io import BufferedReader
    from pathlib import Path

LIMIT_LINE_BYTES: Final = 1024 * 1024
"""Longest line; a row with every setting of the catalog would be shorter."""

_SEPARATORS: Final = ",;\t"
_DECLARED: Final = re.compile(rf'"?sep=([{_SEPARATORS}])"?\s*')
_QUOTED: Final = re.compile(r'"[^"]*"')
_AS_TEXT: Final = re.compile(r'="(.*)"', re.DOTALL)
_SAVE: Final = 'save it as "CSV UTF-8"'


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row of cells.

    Attributes:
        number: as a spreadsheet counts; the header is row 1.
        cells: texts without quotes; bytes that are not UTF-8 are lone surrogates.
        share: fraction of the file read so far, from 0 to 1.
        trouble: why the row cannot be read, or None.
    """

    number: int
    cells: tuple[str, ...]
    share: float = 0.0
    trouble: Mistake | None = None


def csv_rows(path: Path) -> Generator[CsvRow, None, None]:
    """Yield the rows of a file, the header first; blank rows are skipped.

    Raises:
        InventoryError: the file cannot be opened or is not text.
    """
    try:
        if is_waiting_pipe(path):
            raise _unusable("is a pipe", "name a file")
        with path.open("rb") as file:
            yield from _rows(_Lines(file))
    except InventoryError as error:
        raise InventoryError(error.mistakes, where=str(path)) from None
    except FileNotFoundError:
        raise _unusable("does not exist", "check the path", path) from None
    except IsADirectoryError:
        raise _unusable("is a folder", "name a CSV file", path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        message = f"cannot be read: {reason}"
        raise _unusable(message, "check the path and its permissions", path) from error


class _Lines:
    """The lines of a file, and the fraction read so far.

    Bytes that are not UTF-8 become lone surrogates, so that only their cell is unusable.
    """

    def __init__(self, file: BufferedReader) -> None:
        start = file.peek(len(BOM_UTF8))
        if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or start[:2].count(0) == 1:
            raise _unusable("is UTF-16, not UTF-8", _SAVE)
        self._size = os.fstat(file.fileno()).st_size
        self._read = len(file.read(len(BOM_UTF8))) if start.startswith(BOM_UTF8) else 0
        self._file = file

    @property
    def share(self) -> float:
        """The fraction read so far; 0 for a pipe, whose size is unknown."""
        return min(self._read / self._size, 1.0) if self._size else 0.0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(LIMIT_LINE_BYTES)
        if not line:
            raise StopIteration
        if len(line) == LIMIT_LINE_BYTES and not line.endswith(b"\n"):
            raise _unusable("has a line of more than 1 MiB", "name a CSV file")
        self._read += len(line)
        return line.decode("utf-8", "surrogateescape")


def _rows(lines: _Lines) -> Iterator[CsvRow]:
    header = next(lines, "")
    declared = _DECLARED.fullmatch(header)
    separator = declared[1] if declared else _separator(header)
    if declared:
        header = next(lines, "")
    reader = csv.reader(_prepended(header, lines), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = tuple(map(_unwrapped, next(reader)))
        except StopIteration:
            return
        except csv.Error:  # its message can quote the file
            yield CsvRow(number, (), lines.share, _malformed())
            continue
        if any(cell.strip() for cell in cells):
            yield CsvRow(number, cells, lines.share)


def _separator(header: str) -> str:
    """Return the most frequent separator in the header, outside quotes."""
    counts = Counter(_QUOTED.sub("", header))
    return max(_SEPARATORS, key=lambda separator: counts[separator])


def _prepended(header: str, lines: _Lines) -> Iterator[str]:
    yield header
    yield from lines


def _unwrapped(cell: str) -> str:
    """Return the cell without the `="…"` that makes a spreadsheet treat it as text."""
    as_text = _AS_TEXT.fullmatch(cell)
    return as_text[1].replace('""', '"') if as_text else cell


def _malformed() -> Mistake:
    message = "is not a valid CSV row: a quote is missing or misplaced, or a cell is not closed"
    return Mistake(message, 'quote the whole cell as "…", and write "" for a quote in it')


def _unusable(message: str, advice: str, path: Path | None = None) -> InventoryError:
    return InventoryError((Mistake(message, advice),), where=str(path or ""))
