"""The names of all files on an NTFS volume, read from its table of files in one pass.

The package that opens volumes takes about a millisecond to list a file. Names alone are at fixed
places of each record of the table, so they are read directly, in blocks, and the package opens only
the files that are wanted.

Source:
    The public description of NTFS: file records, their update sequence, and the attribute for
    names.
"""

from __future__ import annotations

import struct
from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from unattend_gen.sources.limits import ExtractionBudget

_FIRST_OF_USERS: Final = 24
"""The number of the first record that does not belong to the file system itself."""

_ROOT: Final = 5
_BLOCK_BYTES: Final = 1024 * 1024
_MARK: Final = b"FILE"
_BAD_MARK: Final = b"BAAD"
"""Written by the system to a record that it found damaged."""

_HEADER: Final = struct.Struct("<4sHH12xHH8xQ")
"""Mark, offset and length of the update sequence, first attribute, flags, base record."""

_IN_USE: Final = 0x1
_FOLDER: Final = 0x2
_NUMBER: Final = (1 << 48) - 1
"""The bits of a reference that number a record; the others count its reuse."""

_SECTOR_BYTES: Final = 512
_ATTRIBUTE: Final = struct.Struct("<IIB11xH")
"""Type, length, whether the value is elsewhere, offset of the value."""

_LEAST_ATTRIBUTE: Final = 24
_NAME: Final = 0x30
_NAME_AT: Final = 66
_SHORT_NAME: Final = 2
"""The namespace of names that were made up for DOS."""

_MOST_STEPS: Final = 300
"""Deeper than any path of Windows; folders may contain each other on a damaged volume."""

_LOST: Final = "[LOST]/"
"""Stands for folders that have no record."""


class FileTable:
    """Names of files and folders, each with the record of the folder that it is in.

    Attributes:
        records: number of records, in use or not.
        is_damaged: whether a record in use cannot be read.
    """

    def __init__(self, stream: BinaryIO, record_bytes: int, budget: ExtractionBudget) -> None:
        """Read a table until it ends or the budget does.

        Args:
            stream: the table.
            record_bytes: the size of a record.
            budget: limits the time, because a table may claim any size.
        """
        self.is_damaged = False
        self._folders: dict[int, tuple[int, str] | None] = {}
        self._files: tuple[array[int], array[int], list[str]] = (array("Q"), array("Q"), [])
        self._continued: dict[int, list[tuple[int, str]]] = {}
        self._paths: dict[int, str] = {_ROOT: ""}
        size = max(1, _BLOCK_BYTES // record_bytes) * record_bytes
        self.records = 0
        stream.seek(0)
        while (block := stream.read(size)) and budget.has_time():
            for start in range(0, len(block) - record_bytes + 1, record_bytes):
                self._add(self.records, block[start : start + record_bytes])
                self.records += 1
        self._join()

    def names(self) -> Iterator[tuple[int, str]]:
        """Yield the record and the path of each name of each file, in the order of the table."""
        for number, folder, name in zip(*self._files, strict=True):
            yield number, f"{self._path(folder)}{name}"

    def _add(self, number: int, data: bytes) -> None:
        mark, at, count, first, flags, base = _HEADER.unpack_from(data)
        self.is_damaged = self.is_damaged or mark == _BAD_MARK
        if mark != _MARK or not flags & _IN_USE:
            return
        try:
            names = [*_names(_restored(data, at, count), first)]
        except (ValueError, struct.error, IndexError):
            self.is_damaged = True
            return
        if base & _NUMBER:
            self._continued.setdefault(base & _NUMBER, []).extend(names)
        elif flags & _FOLDER:
            self._folders[number] = names[0] if names else None
        elif number >= _FIRST_OF_USERS:
            self._add_file(number, names)

    def _add_file(self, number: int, names: list[tuple[int, str]]) -> None:
        numbers, folders, texts = self._files
        for folder, name in names:
            numbers.append(number)
            folders.append(folder)
            texts.append(name)

    def _join(self) -> None:
        """Add the names of records that continue others, of folders or of files."""
        for number, names in self._continued.items():
            if _FIRST_OF_USERS <= number < self.records and number not in self._folders:
                self._add_file(number, names)
            elif names and self._folders.get(number, names) is None:
                self._folders[number] = names[0]
        self._continued.clear()

    def _path(self, folder: int) -> str:
        """Return the path of a folder with a slash at its end; empty for the root."""
        steps: list[tuple[int, str]] = []
        at = folder
        while at not in self._paths:
            found = self._folders.get(at)
            if found is None or len(steps) == _MOST_STEPS:
                self._paths[at] = _LOST
                break
            steps.append((at, found[1]))
            at = found[0]
        path = self._paths[at]
        for number, name in reversed(steps):
            path = self._paths[number] = f"{path}{name}/"
        return path


def _restored(data: bytes, at: int, count: int) -> bytearray:
    """Return a record with the bytes that the update sequence replaced at the end of each sector.

    Raises:
        ValueError: the sectors were not written together.
    """
    record = bytearray(data)
    sequence = data[at : at + 2 * count]
    for sector in range(1, count):
        end = sector * _SECTOR_BYTES
        if record[end - 2 : end] != sequence[:2]:
            raise ValueError
        record[end - 2 : end] = sequence[2 * sector : 2 * sector + 2]
    return record


def _names(record: bytearray, at: int) -> Iterator[tuple[int, str]]:
    """Yield the names in a record, each with its folder; attributes are in the order of types."""
    while at + _LEAST_ATTRIBUTE <= len(record):
        kind, length, is_elsewhere, value = _ATTRIBUTE.unpack_from(record, at)
        if kind > _NAME:
            return
        if length < _LEAST_ATTRIBUTE:
            raise ValueError
        if kind == _NAME and not is_elsewhere:
            start = at + value
            text = start + _NAME_AT
            characters, space = record[text - 2], record[text - 1]
            if space != _SHORT_NAME:
                name = record[text : text + 2 * characters].decode("utf-16-le", "surrogatepass")
                yield int.from_bytes(record[start : start + 6], "little"), name
        at += length
