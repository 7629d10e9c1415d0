"""The licences that captures tell of: text of slmgr, JSON and CSV of CIM, from files and folders.

Nothing is held but the record under way, so fifty thousand machines take no more memory than one.
"""

from __future__ import annotations

import csv
from contextlib import suppress
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.captured_text import captured_files, not_understood, opened
from unattend_gen.activation.json_objects import json_objects
from unattend_gen.activation.license_properties import is_license, machines_of, properties_of
from unattend_gen.activation.slmgr_text import machines_in_text
from unattend_gen.core.report import Skipped
from unattend_gen.errors import InputError, UnattendError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from unattend_gen.activation.license_properties import Properties
    from unattend_gen.activation.machine import Machine
    from unattend_gen.sources.tree import Address

_LINE_CHARACTERS: Final = 1024 * 1024
_SEPARATORS: Final = ",;\t"
_NOTHING: Final = (
    "it tells of no licence of Windows: save what slmgr /dlv prints, or SoftwareLicensingProduct"
    " by ConvertTo-Json or Export-Csv"
)


def machines(paths: Sequence[str]) -> Iterator[Machine | Skipped]:
    """Each licence with a key in files, folders and `-`, and what could not be understood.

    Raises:
        SourceError: a path that was named does not exist.
    """
    for found in captured_files(paths):
        if isinstance(found, Skipped):
            yield found
        else:
            yield from _in_file(found)


def _in_file(found: Address) -> Iterator[Machine | Skipped]:
    path = found.location.path
    with opened(found) as stream:
        if isinstance(stream, Skipped):
            yield stream
            return
        some = False
        try:
            for machine in _in_stream(stream, path):
                some = True
                yield machine
        except UnattendError as error:
            yield not_understood(path, f"{error.message}; {error.advice}")
            return
    if not some:
        yield not_understood(path, _NOTHING)


def _in_stream(stream: TextIO, path: str) -> Iterator[Machine]:
    """The licences in a text, by what it begins with."""
    computer = PurePath(path).stem
    first = _first_line(stream)
    lines = chain((first,), _lines(stream))
    if first.lstrip("\ufeff \t").startswith(("[", "{")):
        objects = json_objects(_Rest(first, stream))
        yield from machines_of(map(properties_of, objects), path, computer)
    elif _is_header(first):
        yield from machines_of(_rows(lines), path, computer)
    else:
        yield from machines_in_text(lines, path, computer)


def _first_line(stream: TextIO) -> str:
    """The first line that says something; one that names the type of an export does not."""
    for line in _lines(stream):
        if line.strip("\ufeff \t\r\n") and not line.lstrip("\ufeff").startswith("#TYPE"):
            return line
    return ""


def _lines(stream: TextIO) -> Iterator[str]:
    while line := stream.readline(_LINE_CHARACTERS):
        yield line


class _Rest:
    """A stream with a line in front that was read already; as much of one as JSON needs."""

    def __init__(self, first: str, stream: TextIO) -> None:
        self._first = first
        self._stream = stream

    def read(self, size: int, /) -> str:
        """Some characters, at least one until the end."""
        first, self._first = self._first, ""
        return first or self._stream.read(size)


def _is_header(line: str) -> bool:
    """Whether a line is one of names of properties; a lone word of a text is none."""
    return any(separator in line for separator in _SEPARATORS) and is_license(_cells(line))


def _cells(line: str) -> list[str]:
    with suppress(csv.Error, StopIteration):
        return next(csv.reader((line.lstrip("\ufeff"),), delimiter=_separator(line)))
    return []


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _rows(lines: Iterable[str]) -> Iterator[Properties]:
    """The rows below a header, as properties."""
    rows = iter(lines)
    header = next(rows)
    names = [name.strip().lower() for name in _cells(header)]
    try:
        for row in csv.reader(rows, delimiter=_separator(header)):
            if row:
                yield dict(zip(names, row, strict=False))
    except csv.Error:  # its message can quote the file
        message = "it is cut off or no CSV"
        raise InputError(message, advice="export it anew with Export-Csv") from None
