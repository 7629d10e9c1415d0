"""Lines of tables that spreadsheets write: their header, delimiter and cells.

Spreadsheets name the delimiter in a line before the header, `sep=;`, and PowerShell names the type
of the objects, `#TYPE`.

Source:
    RFC 4180; Microsoft, Export-Csv.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS: Final = ",;\t|"
_MOST_COLUMNS: Final = 500
_LONGEST_HEAD: Final = 2000
_FIRST_LINES: Final = ("sep=", "#type")
_CELLS: Final = {
    sign: re.compile(rf'(?:"(?>[^"\n]|"")*+"|[^{re.escape(sign)}\n]*+)(?:{re.escape(sign)}|\r?$)')
    for sign in _DELIMITERS
}


def header(text: str) -> tuple[str, int]:
    """Return the line with the headers, and the index after it."""
    first, at = "", 0
    for _ in range(len(_FIRST_LINES) + 1):
        first = text[at : at + _LONGEST_HEAD].partition("\n")[0]
        at += len(first) + 1
        if not first.lower().startswith(_FIRST_LINES):
            break
    return first, at


def delimiter_of(line: str) -> str | None:
    """Return the delimiter: the candidate that occurs most often."""
    best = max(_DELIMITERS, key=line.count)
    return best if best in line and "<" not in line else None


def cells(line: str, delimiter: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the number and span of each cell of a line, without the delimiter."""
    at = 0
    for number in range(_MOST_COLUMNS):
        cell = _CELLS[delimiter].match(line, at)
        if cell is None:
            return
        end = cell.end()
        is_last = line[end - 1 : end] != delimiter or end == at
        yield number, (at, end if is_last else end - 1)
        if is_last:
            return
        at = end
