"""Tables with a column of product keys, as spreadsheets write them.

Below a header such as `Product key` or `MAK`, a key matches without dashes too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import GVLK, MADE_UP_KEY
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.keys import contains_keyword, matches_in_key_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_DELIMITERS: Final = ",;\t|"
_MOST_COLUMNS: Final = 500
_LONGEST_NAME: Final = 30
_LONGEST_HEAD: Final = 2000
_HEADS: Final = frozenset({"key", "keys"})
_CELLS: Final = {
    sign: re.compile(rf'(?:"(?>[^"\n]|"")*+"|[^{re.escape(sign)}\n]*+)(?:{re.escape(sign)}|$)')
    for sign in _DELIMITERS
}


def recognises(reading: Reading) -> bool:
    """Recognise a first line of several cells, one of which is a header for product keys."""
    if reading.encoding is None:
        return False
    first = _first_line(reading)
    delimiter = _delimiter(first) if "key" in first.lower() or contains_keyword(first) else None
    return delimiter is not None and bool(_columns(first, delimiter))


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the keys in the columns with such a header."""
    first = _first_line(reading)
    delimiter = _delimiter(first)
    if delimiter is None:
        return
    columns = _columns(first, delimiter)
    at = len(first) + 1
    while columns and at < len(reading.text):
        end = reading.text.find("\n", at)
        end = len(reading.text) if end < 0 else end
        line = reading.text[at:end]
        for number, (start, stop) in _cells(line, delimiter):
            if number in columns:
                yield from matches_in_key_cell(
                    reading, (at + start, at + stop), "a table of product keys"
                )
        at = end + 1


def _first_line(reading: Reading) -> str:
    return reading.text[:_LONGEST_HEAD].partition("\n")[0]


def _delimiter(line: str) -> str | None:
    """Return the delimiter: the candidate that occurs most often."""
    best = max(_DELIMITERS, key=line.count)
    return best if best in line and "<" not in line else None


def _columns(first: str, delimiter: str) -> set[int]:
    """Return the numbers of the columns with a short header for product keys."""
    return {
        number
        for number, (at, end) in _cells(first, delimiter)
        if end - at <= _LONGEST_NAME and _is_head(first[at:end])
    }


def _is_head(cell: str) -> bool:
    return contains_keyword(cell) or cell.strip(' "\r').lower() in _HEADS


def _cells(line: str, delimiter: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the number and span of each cell of a line, without the delimiter."""
    at = 0
    for number in range(_MOST_COLUMNS):
        cell = _CELLS[delimiter].match(line, at)
        if cell is None or (at == len(line) and number):
            return
        end = cell.end()
        yield number, (at, end - 1 if line[end - 1 : end] == delimiter else end)
        at = end


DETECTOR: Final = Detector(
    summary="tables with a column of product keys",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "keys.csv",
            f"machine;product key;note\nPC1;{MADE_UP_KEY.replace('-', '')};in use\nPC2;;\n",
            ((SecretKind.PRODUCT_KEY, ContentKind.CLEAR),),
        ),
        Example(
            "public.csv",
            f'machine,"MAK"\nPC1,"{GVLK}"\n',
            ((SecretKind.PRODUCT_KEY, ContentKind.PUBLISHED_KEY),),
        ),
    ),
)
