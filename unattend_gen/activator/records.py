"""The content of a capture: named properties from JSON or CSV, or the lines of any other text."""

from __future__ import annotations

import csv
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, Protocol

from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import TextIO

Properties = dict[str, str]
"""Values by property name in lower case."""

LIMIT_LINES: Final = 20_000
"""Lines of a text; `slmgr /dlv all` prints a few thousand."""

LIMIT_CHARACTERS: Final = 4 * 1024 * 1024
"""Characters of a text, or of one JSON object; one for a licence has a few thousand."""

_LINE_CHARACTERS: Final = 1024 * 1024
_CHUNK: Final = 64 * 1024
_SEPARATORS: Final = ",;\t"
_BLANK: Final = "\ufeff \t\r\n"
_BETWEEN_OBJECTS: Final = re.compile(r"[\s,\[\]\ufeff]*")
_WRAPPING: Final = frozenset({"value", "Count"})
_TYPE_LINE: Final = "#TYPE"


@dataclass(frozen=True, slots=True)
class Records:
    """The records of JSON or CSV in file order, parsed on demand."""

    properties: Iterator[Properties]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of any other text, with their line endings."""

    lines: Iterator[str]


class Readable(Protocol):
    """A source of text."""

    def read(self, size: int, /) -> str:
        """Return up to `size` characters, and at least one before the end."""


def capture_in(
    stream: TextIO, known: Collection[str], needed: Collection[str] = ()
) -> Records | Lines:
    """Return the content of a capture, whose kind is detected from its beginning.

    Args:
        stream: at its beginning; it must stay open while the result is used.
        known: property names in lower case; a CSV header contains at least one of them.
        needed: columns that no row may lack if the header has them; such a row is truncated.

    Raises:
        InputError: from the iterators, where the text is truncated or malformed.
    """
    first = _first_line(stream)
    if first.lstrip(_BLANK).startswith(("[", "{")):
        return Records(map(properties_of, _unwrapped(json_objects(_Rest(first, stream)))))
    lines = chain((first,), _lines(stream))
    names = _cells(first)
    if len(names) > 1 and any(name in known for name in names):
        return Records(_rows(names, lines, frozenset(needed).intersection(names)))
    return Lines(lines)


def stripped(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines without surrounding blanks.

    Raises:
        InputError: after the limit of lines or characters, which no slmgr output reaches.
    """
    left = LIMIT_CHARACTERS
    for number, line in enumerate(lines):
        left -= len(line)
        if left < 0 or number >= LIMIT_LINES:
            message = "the text is longer than any output of slmgr"
            raise InputError(message, advice="save one file per computer")
        yield line.strip(_BLANK)


def properties_of(found: Mapping[str, Any]) -> Properties:  # Any: JSON from outside
    """Return the properties of a JSON object, including those in `CimSystemProperties`."""
    system = found.get("CimSystemProperties")
    nested = system if isinstance(system, dict) else {}
    return {
        name.lower(): str(value)
        for name, value in (*nested.items(), *found.items())
        if value is not None and not isinstance(value, dict | list)
    }


def json_objects(stream: Readable) -> Iterator[Mapping[str, Any]]:  # Any: JSON from outside
    """Yield the objects of a JSON list, of JSON lines, or a single object.

    Only the current object is in memory, so a list may have any length.

    Raises:
        InputError: the text is not JSON, is truncated, or contains anything but objects; the
            objects before that point are yielded.
    """
    decoder = json.JSONDecoder()
    buffer, place, is_over, depth = "", 0, False, 0
    while True:
        between = _BETWEEN_OBJECTS.match(buffer, place)
        place = between.end() if between else place
        depth += _depth_change(between[0] if between else "")
        try:
            found, place = decoder.raw_decode(buffer, place)
        except (ValueError, RecursionError):
            # The library's message quotes the text, so it is not chained.
            rest = buffer[place:]
            if is_over and not rest and not depth:
                return
            if is_over or len(rest) > LIMIT_CHARACTERS:
                raise _bad_json() from None
            chunk = stream.read(max(_CHUNK, len(rest)))
            is_over = not chunk
            buffer, place = rest + chunk, 0
            continue
        if not isinstance(found, dict):
            raise _bad_json()
        yield found


class _Rest:
    """A stream whose first line was already read; has the part of the interface JSON needs."""

    def __init__(self, first: str, stream: TextIO) -> None:
        self._first = first
        self._stream = stream

    def read(self, size: int, /) -> str:
        """Return the first line, then whatever the stream has."""
        first, self._first = self._first, ""
        return first or self._stream.read(size)


def _first_line(stream: TextIO) -> str:
    """Return the first line that is neither blank nor the type line of an export."""
    for line in _lines(stream):
        if line.strip(_BLANK) and not line.lstrip("\ufeff").startswith(_TYPE_LINE):
            return line
    return ""


def _lines(stream: TextIO) -> Iterator[str]:
    while line := stream.readline(_LINE_CHARACTERS):
        yield line


def _cells(header: str) -> list[str]:
    """Return the column names of a header, in lower case."""
    line = header.lstrip("\ufeff")
    with suppress(csv.Error, StopIteration):
        cells = next(csv.reader((line,), delimiter=_separator(line)))
        return [cell.strip().lower() for cell in cells]
    return []


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _rows(names: list[str], lines: Iterable[str], needed: frozenset[str]) -> Iterator[Properties]:
    """Yield the rows below a header, which is the first of the lines."""
    rows = iter(lines)
    separator = _separator(next(rows))
    try:
        for row in csv.reader(rows, delimiter=separator, strict=True):
            found = dict(zip(names, row, strict=False))
            if row and not found.keys() >= needed:
                raise _bad_csv()
            if row:
                yield found
    except csv.Error:  # its message may quote the file
        raise _bad_csv() from None


def _unwrapped(objects: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield the objects; Windows PowerShell may wrap a list in one object with its count."""
    for found in objects:
        inner = found.get("value")
        if isinstance(inner, list) and found.keys() <= _WRAPPING:
            yield from (each for each in inner if isinstance(each, dict))
        else:
            yield found


def _depth_change(between: str) -> int:
    """Return the number of lists that begin between two objects, less those that end."""
    return between.count("[") - between.count("]")


def _bad_json() -> InputError:
    message = "the JSON is malformed, truncated, or not a list of objects"
    return InputError(message, advice="export it again with ConvertTo-Json -Depth 3")


def _bad_csv() -> InputError:
    message = "the CSV is malformed or truncated"
    return InputError(message, advice="export it again, with every value in quotes")
