"""Registry hives (`regf`): reads keys, values and types from their bytes; writes nothing.

Every offset is checked before it is followed, and a key that occurs twice ends the walk. So a
damaged hive gives an error, never a part of its content without notice.

Source:
    Public descriptions of the regf format. The tests compare the result with that of hivex.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from unattend_gen.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK: Final = b"regf"
"""The first bytes of a hive."""

_BASE: Final = 4096
_CHECKED_WORDS: Final = struct.Struct("<127I")
_NUMBER: Final = struct.Struct("<I")
_SIGNED: Final = struct.Struct("<i")
_KEY: Final = struct.Struct("<2sH16xI4xI4xII28xHH")
_VALUE: Final = struct.Struct("<2sHIIIH2x")
_LIST: Final = struct.Struct("<2sH")
_BIG: Final = struct.Struct("<2sHI")
_INLINE: Final = 0x8000_0000
_SEGMENT_BYTES: Final = 16344
"""Longer data is split over several cells."""

_KEY_IS_LATIN: Final = 0x20
_VALUE_IS_LATIN: Final = 0x01
_STRIDES: Final = {b"lf": 8, b"lh": 8, b"li": 4}
_LIST_OF_LISTS: Final = b"ri"
_COPY_ADVICE: Final = "copy the file again while the machine is switched off"
_SUMS: Final = {0: 1, 0xFFFF_FFFF: 0xFFFF_FFFE}
"""Two checksums that are never written, and the values written instead."""


class ValueType(IntEnum):
    """Types of values; other types stay numbers."""

    REG_NONE = 0
    REG_SZ = 1
    REG_EXPAND_SZ = 2
    REG_BINARY = 3
    REG_DWORD = 4
    REG_DWORD_BIG_ENDIAN = 5
    REG_LINK = 6
    REG_MULTI_SZ = 7
    REG_QWORD = 11


@dataclass(frozen=True, slots=True)
class HiveValue:
    """One value.

    Attributes:
        name: its name; empty for the default value of a key.
        type: the number of its type, in `ValueType` or not.
        data: its bytes in the hive. They may be a secret and are not shown.
    """

    name: str
    type: int
    data: bytes

    def __repr__(self) -> str:
        """Return name and type only; the data may be a secret."""
        return f"HiveValue({self.name!r}, {self.type_name})"

    @property
    def type_name(self) -> str:
        """`REG_DWORD` and so on, or the number of an unknown type."""
        return ValueType(self.type).name if self.type in set(ValueType) else f"type {self.type}"

    @property
    def number(self) -> int | None:
        """The number in a 32-bit value, or None."""
        is_number = self.type == ValueType.REG_DWORD and len(self.data) == _NUMBER.size
        return int.from_bytes(self.data, "little") if is_number else None


@dataclass(frozen=True, slots=True)
class HiveKey:
    """One key of a hive."""

    hive: Hive
    offset: int
    name: str

    def subkeys(self) -> Iterator[HiveKey]:
        """Return its subkeys, in the order of the hive.

        Raises:
            SourceError: the hive is damaged here.
        """
        return self.hive.keys_below(self)

    def key(self, *path: str) -> HiveKey | None:
        """Return the key at a path below it, ignoring case, or None.

        Raises:
            SourceError: the hive is damaged here.
        """
        found: HiveKey | None = self
        for name in path:
            below = found.subkeys() if found else ()
            found = next((one for one in below if one.name.lower() == name.lower()), None)
        return found

    def values(self) -> Iterator[HiveValue]:
        """Return its values, in the order of the hive.

        Raises:
            SourceError: the hive is damaged here.
        """
        return self.hive.values_of(self)


class Hive:
    """A hive in memory.

    Args:
        data: the whole file.

    Raises:
        SourceError: it is not a hive, is truncated, or has a damaged header.
    """

    def __init__(self, data: bytes) -> None:
        _require_hive(data)
        self._data = data
        self.name = _utf16(data[48:112]).partition("\0")[0]
        self.root = self._key(_NUMBER.unpack_from(data, 36)[0])

    def __repr__(self) -> str:
        """Return the name only."""
        return f"Hive({self.name!r})"

    @property
    def is_unfinished(self) -> bool:
        """Whether the last change is in a log file next to the hive, not in the hive itself."""
        return self._data[4:8] != self._data[8:12]

    def walk(self) -> Iterator[tuple[tuple[str, ...], HiveKey]]:
        """Yield every key with its path below the root, parents first.

        Raises:
            SourceError: the hive is damaged, or a key occurs twice.
        """
        waiting: list[tuple[tuple[str, ...], HiveKey]] = [((), self.root)]
        seen: set[int] = set()
        while waiting:
            path, key = waiting.pop()
            if key.offset in seen:
                raise _damaged()
            seen.add(key.offset)
            yield path, key
            waiting.extend(((*path, below.name), below) for below in reversed([*key.subkeys()]))

    def keys_below(self, key: HiveKey) -> Iterator[HiveKey]:
        """Return the subkeys of a key; see `HiveKey.subkeys`."""
        _, _, count, offset, *_ = _unpacked(_KEY, self._cell(key.offset))
        found = list(self._listed(offset)) if count else []
        if len(found) != count:
            raise _damaged()
        return (self._key(one) for one in found)

    def values_of(self, key: HiveKey) -> Iterator[HiveValue]:
        """Yield the values of a key; see `HiveKey.values`."""
        _, _, _, _, count, offset, *_ = _unpacked(_KEY, self._cell(key.offset))
        for one in _numbers(self._cell(offset), count) if count else ():
            yield self._value(one)

    def _key(self, offset: int) -> HiveKey:
        cell = self._cell(offset)
        mark, flags, _, _, _, _, length, _ = _unpacked(_KEY, cell)
        name = bytes(cell[_KEY.size : _KEY.size + length])
        if mark != b"nk" or len(name) != length:
            raise _damaged()
        return HiveKey(self, offset, _text(name, is_latin=bool(flags & _KEY_IS_LATIN)))

    def _listed(self, offset: int) -> Iterator[int]:
        """Yield the offsets of the keys in a list, or in a list of lists."""
        cell = self._cell(offset)
        mark, count = _unpacked(_LIST, cell)
        if mark == _LIST_OF_LISTS:
            for one in _numbers(cell[_LIST.size :], count):
                yield from _listed_here(self._cell(one))
        else:
            yield from _listed_here(cell)

    def _value(self, offset: int) -> HiveValue:
        cell = self._cell(offset)
        mark, length, size, place, type_, flags = _unpacked(_VALUE, cell)
        name = bytes(cell[_VALUE.size : _VALUE.size + length])
        if mark != b"vk" or len(name) != length:
            raise _damaged()
        data = self._content(size, place)
        return HiveValue(_text(name, is_latin=bool(flags & _VALUE_IS_LATIN)), type_, data)

    def _content(self, size: int, place: int) -> bytes:
        """Return the data of a value, which is inline, in one cell, or in several."""
        if size & _INLINE:
            short = size & ~_INLINE
            if short > _NUMBER.size:
                raise _damaged()
            return _NUMBER.pack(place)[:short]
        if not size:
            return b""
        cell = self._cell(place)
        is_big = size > _SEGMENT_BYTES and bytes(cell[:2]) == b"db"
        data = self._joined(cell, size) if is_big else bytes(cell[:size])
        if len(data) != size:
            raise _damaged()
        return data

    def _joined(self, cell: memoryview, size: int) -> bytes:
        _, count, listed = _unpacked(_BIG, cell)
        if size > count * _SEGMENT_BYTES:
            raise _damaged()
        parts = _numbers(self._cell(listed), count)
        return b"".join(bytes(self._cell(part)[:_SEGMENT_BYTES]) for part in parts)[:size]

    def _cell(self, offset: int) -> memoryview:
        """Return the content of the cell at an offset from the first bin."""
        start = _BASE + offset
        if start + _SIGNED.size > len(self._data):
            raise _damaged()
        size = -_SIGNED.unpack_from(self._data, start)[0]
        if size < _SIGNED.size or start + size > len(self._data):
            raise _damaged()
        return memoryview(self._data)[start + _SIGNED.size : start + size]


def _require_hive(data: bytes) -> None:
    if not data.startswith(MARK):
        message = "this is not a registry hive"
        raise SourceError(message, advice=r"name the file Windows\System32\config\SOFTWARE")
    if len(data) < _BASE or len(data) < _BASE + _NUMBER.unpack_from(data, 40)[0]:
        message = "the hive is truncated: its header states a larger size than the file has"
        raise SourceError(message, advice=_COPY_ADVICE)
    total = 0
    for word in _CHECKED_WORDS.unpack_from(data):
        total ^= word
    if _SUMS.get(total, total) != _NUMBER.unpack_from(data, 508)[0]:
        raise _damaged()


def _listed_here(cell: memoryview) -> Iterator[int]:
    mark, count = _unpacked(_LIST, cell)
    stride = _STRIDES.get(mark)
    rest = cell[_LIST.size :]
    if stride is None or len(rest) < count * stride:
        raise _damaged()
    return (_NUMBER.unpack_from(rest, number * stride)[0] for number in range(count))


def _numbers(cell: memoryview, count: int) -> tuple[int, ...]:
    if len(cell) < count * _NUMBER.size:
        raise _damaged()
    return struct.unpack_from(f"<{count}I", cell)


def _unpacked(form: struct.Struct, cell: memoryview) -> tuple[Any, ...]:  # Any: of struct
    if len(cell) < form.size:
        raise _damaged()
    return form.unpack_from(cell)


def _damaged() -> SourceError:
    message = "the hive is damaged: it contains an invalid offset"
    return SourceError(message, advice=_COPY_ADVICE)


def _text(name: bytes, *, is_latin: bool) -> str:
    return name.decode("latin-1") if is_latin else _utf16(name)


def _utf16(data: bytes) -> str:
    return data.decode("utf-16-le", "replace")
