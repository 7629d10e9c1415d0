"""What a capture is: records with named properties, of JSON or CSV, or lines of a text."""

from __future__ import annotations

import csv
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from unattend_gen.activation.json_objects import json_objects
from unattend_gen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import TextIO

Properties = dict[str, str]
"""Texts by the names of properties in lower case."""

LIMIT_LINES: Final = 20_000
"""`slmgr /dlv all` prints some thousand."""

LIMIT_CHARACTERS: Final = 4 * 1024 * 1024
"""A stream without an end, or without lines, is given up."""

_LINE_CHARACTERS: Final = 1024 * 1024
_SEPARATORS: Final = ",;\t"
_BLANK: Final = "\ufeff \t\r\n"
_WRAPPING: Final = frozenset({"value", "Count"})
_TYPE_LINE: Final = "#TYPE"


@dataclass(frozen=True, slots=True)
class Records:
    """The records of JSON or CSV, in their order, read as they are asked for."""

    properties: Iterator[Properties]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of any other text, with their ends."""

    lines: Iterator[str]


def capture_in(
    stream: TextIO, known: Collection[str], needed: Collection[str] = ()
) -> Records | Lines:
    """What a text is, by what it begins with.

    Args:
        stream: at its beginning; it stays open while the answer is used.
        known: names of properties in lower case, of which the header of a CSV file has one.
        needed: those that each row has, if the header has them; a row without is cut off.

    Raises:
        InputError: from the iterators, where the text is cut off or broken.
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
    """The lines of what slmgr prints, without blanks around them.

    Raises:
        InputError: there are more than it ever prints; those before are given.
    """
    left = LIMIT_CHARACTERS
    for number, line in enumerate(lines):
        left -= len(line)
        if left < 0 or number >= LIMIT_LINES:
            message = "it is longer than anything that slmgr prints"
            raise InputError(message, advice="give a file for each machine")
        yield line.strip(_BLANK)


def properties_of(found: Mapping[str, Any]) -> Properties:  # Any: JSON from outside
    """The properties of a JSON object; what it nests under the system's own is taken up."""
    system = found.get("CimSystemProperties")
    nested = system if isinstance(system, dict) else {}
    return {
        name.lower(): str(value)
        for name, value in (*nested.items(), *found.items())
        if value is not None and not isinstance(value, dict | list)
    }


class _Rest:
    """A stream with a line in front that was read already; as much of one as JSON needs."""

    def __init__(self, first: str, stream: TextIO) -> None:
        self._first = first
        self._stream = stream

    def read(self, size: int, /) -> str:
        """Some characters, at least one until the end."""
        first, self._first = self._first, ""
        return first or self._stream.read(size)


def _first_line(stream: TextIO) -> str:
    """The first line that says something; one that names the type of an export does not."""
    for line in _lines(stream):
        if line.strip(_BLANK) and not line.lstrip("\ufeff").startswith(_TYPE_LINE):
            return line
    return ""


def _lines(stream: TextIO) -> Iterator[str]:
    while line := stream.readline(_LINE_CHARACTERS):
        yield line


def _cells(header: str) -> list[str]:
    """The names of a header, in lower case."""
    line = header.lstrip("\ufeff")
    with suppress(csv.Error, StopIteration):
        cells = next(csv.reader((line,), delimiter=_separator(line)))
        return [cell.strip().lower() for cell in cells]
    return []


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _unwrapped(objects: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The objects themselves; Windows PowerShell may put a list into one with its count."""
    for found in objects:
        inner = found.get("value")
        if isinstance(inner, list) and found.keys() <= _WRAPPING:
            yield from (each for each in inner if isinstance(each, dict))
        else:
            yield found


def _rows(names: list[str], lines: Iterable[str], needed: frozenset[str]) -> Iterator[Properties]:
    """The rows below a header; the header is the first of the lines."""
    rows = iter(lines)
    separator = _separator(next(rows))
    try:
        for row in csv.reader(rows, delimiter=separator, strict=True):
            found = dict(zip(names, row, strict=False))
            if row and not found.keys() >= needed:
                raise _cut_off()
            if row:
                yield found
    except csv.Error:  # its message can quote the file
        raise _cut_off() from None


def _cut_off() -> InputError:
    message = "it is cut off or no CSV"
    return InputError(message, advice="export it anew, each text in quotes")
