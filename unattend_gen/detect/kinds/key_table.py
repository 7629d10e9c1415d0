"""Tables with a column of product keys or passwords, as spreadsheets and exports write them.

Below a header such as `Product key` or `MAK`, a key matches without dashes too. Below one such as
`Password`, every value in a line with as many cells is one if it may be.

Source:
    Exports of browsers, password managers and LAPS; spreadsheets of keys.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import GVLK, MADE_UP_KEY
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.keys import contains_keyword, matches_in_key_cell
from unattend_gen.detect.properties import property_match
from unattend_gen.detect.secret_names import kind_of_name
from unattend_gen.detect.table_text import cells, delimiter_of, header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_HEAD: Final = re.compile(r"[\w .#-]{1,30}(?:\([\w .]{1,20}\))?")
_LONGEST_NAME: Final = 30
_MOST_WORDS: Final = 3
_HEADS: Final = frozenset({"key", "keys"})
_SIGNS: Final = ("key", "passw", "pwd", "passphrase", "kennwort", "mot de passe", "contrase")
"""A header without any of them, or a keyword, names neither."""

_STATE: Final = re.compile(
    r"(?:|set|unset|expired|valid|blank|same|initial|ok|missing|present|n/a|none|unknown"
    r"|\d+ [a-z][a-z ]*)",
    re.IGNORECASE,
)
"""What a column says about passwords that it does not contain."""


def recognises(reading: Reading) -> bool:
    """Recognise a header of several cells if one is for product keys or passwords."""
    if reading.encoding is None:
        return False
    first, _ = header(reading.text)
    lowered = first.lower()
    may_have = any(sign in lowered for sign in _SIGNS) or contains_keyword(first)
    delimiter = delimiter_of(first) if may_have else None
    return delimiter is not None and bool(_columns(first, delimiter))


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the keys and passwords in the columns with such a header."""
    first, at = header(reading.text)
    delimiter = delimiter_of(first)
    if delimiter is None:
        return
    columns = _columns(first, delimiter)
    count = sum(1 for _ in cells(first, delimiter))
    while columns and at < len(reading.text):
        end = reading.text.find("\n", at)
        end = len(reading.text) if end < 0 else end
        row = list(cells(reading.text[at:end], delimiter))
        for number, (start, stop) in row:
            span = (at + start, at + stop)
            if columns.get(number) is SecretKind.PRODUCT_KEY:
                yield from matches_in_key_cell(reading, span, "a table of product keys")
            elif number in columns and len(row) == count:
                yield from _in_password_cell(reading, span)
        at = end + 1


def _in_password_cell(reading: Reading, span: tuple[int, int]) -> Iterator[Match]:
    """Yield the password that a cell contains; quotes around it are doubled inside."""
    start, end = _without_blanks(reading.text, *span)
    value = reading.text[start:end]
    is_quoted = len(value) > 1 and value[0] == value[-1] == '"'
    if is_quoted:
        start, end = start + 1, end - 1
        value = reading.text[start:end].replace('""', '"')
    found = property_match(reading, "password", (start, end), where="a table", value=value)
    if found is not None and not _STATE.fullmatch(value.strip("()<>[]-")):
        yield replace(found, where="a table of passwords", confidence=Confidence.MEDIUM)


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    cell = text[start:end]
    return end - len(cell.lstrip()), start + len(cell.rstrip())


def _columns(first: str, delimiter: str) -> dict[int, SecretKind]:
    """Return the columns with a short header for product keys or passwords, by number."""
    heads = (
        (number, _kind_of_head(first[at:end]))
        for number, (at, end) in cells(first, delimiter)
        if end - at <= _LONGEST_NAME
    )
    return {number: kind for number, kind in heads if kind is not None}


def _kind_of_head(cell: str) -> SecretKind | None:
    head = cell.strip(' "\r')
    if contains_keyword(cell) or head.lower() in _HEADS:
        return SecretKind.PRODUCT_KEY
    is_password = kind_of_name(head) is SecretKind.PASSWORD
    is_short = len(head.split()) <= _MOST_WORDS and _HEAD.fullmatch(head) is not None
    return SecretKind.PASSWORD if is_password and is_short else None


DETECTOR: Final = Detector(
    summary="tables with a column of product keys or passwords",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "keys.csv",
            f"machine;product key;note\nPC1;{MADE_UP_KEY.replace('-', '')};in use\nPC2;;\n",
            ((SecretKind.PRODUCT_KEY, ContentKind.CLEAR),),
        ),
        Example(
            "accounts.csv",
            'SamAccountName;Password;OU\ndeploy;"not-a;real-one";Clients\nguest;;\n',
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example(
            "public.csv",
            f'machine,"MAK"\nPC1,"{GVLK}"\n',
            ((SecretKind.PRODUCT_KEY, ContentKind.PUBLISHED_KEY),),
        ),
    ),
)
