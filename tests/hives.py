"""Minimal registry hives for tests: one bin, no security keys, no hashes."""

from __future__ import annotations

import struct
from typing import TypeAlias

Values: TypeAlias = dict[str, tuple[int, bytes]]
"""The type and the data of each value by its name."""

Keys: TypeAlias = dict[str, "tuple[Values, Keys]"]
"""The values and the keys of each key by its name."""

_BASE = 4096


class _Bin:
    """Consecutive cells."""

    def __init__(self) -> None:
        self.data = bytearray(32)

    def cell(self, content: bytes) -> int:
        """Append a cell and return its offset."""
        offset = len(self.data)
        size = -(-(len(content) + 4) // 8) * 8
        self.data += struct.pack("<i", -size) + content.ljust(size - 4, b"\0")
        return offset

    def key(self, name: str, values: Values, keys: Keys, *, is_root: bool = False) -> int:
        """Add a key with everything below it."""
        below = [self.key(one, *content) for one, content in keys.items()]
        listed = self.cell(b"li" + struct.pack(f"<H{len(below)}I", len(below), *below))
        held = [self.value(one, *content) for one, content in values.items()]
        of_values = self.cell(struct.pack(f"<{len(held)}I", *held))
        head = struct.pack(
            "<2sHQIIIIIIIIIIIIIIIHH",
            *(b"nk", 0x2C if is_root else 0x20, 0, 0, 0, len(below), 0),
            *(listed if below else 0xFFFFFFFF, 0xFFFFFFFF, len(held)),
            *(of_values if held else 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF),
            *(0, 0, 0, 0, 0, len(name), 0),
        )
        made = self.cell(head + name.encode("latin-1"))
        for one in below:
            self.data[one + 20 : one + 24] = struct.pack("<I", made)  # each names its parent
        return made

    def value(self, name: str, type_: int, data: bytes) -> int:
        """Add a value; up to four bytes are stored in the field for their address."""
        is_short = len(data) <= 4
        size = len(data) | (0x80000000 if is_short else 0)
        place = struct.unpack("<I", data.ljust(4, b"\0"))[0] if is_short else self.content(data)
        head = struct.pack("<2sHIIIHH", b"vk", len(name), size, place, type_, 1, 0)
        return self.cell(head + name.encode("latin-1"))

    def content(self, data: bytes) -> int:
        """Add data in one cell, or in several if it is too large."""
        if len(data) <= 16344:
            return self.cell(data)
        parts = [self.cell(data[at : at + 16344]) for at in range(0, len(data), 16344)]
        listed = self.cell(struct.pack(f"<{len(parts)}I", *parts))
        return self.cell(struct.pack("<2sHI", b"db", len(parts), listed))


def a_hive(keys: Keys, name: str = "SOFTWARE") -> bytes:
    """Return a hive with these keys below its root."""
    cells = _Bin()
    root = cells.key("ROOT", {}, keys, is_root=True)
    size = -(-len(cells.data) // 4096) * 4096
    if size > len(cells.data):
        rest = size - len(cells.data)
        cells.data += struct.pack("<i", rest) + bytes(rest - 4)
    cells.data[:32] = struct.pack("<4sIIIIQI", b"hbin", 0, size, 0, 0, 0, 0)
    return with_sum(_head(root, size, name)) + bytes(cells.data)


def with_sum(head: bytes) -> bytes:
    """Return the first 4096 bytes of a hive, with the correct checksum."""
    total = 0
    for (word,) in struct.iter_unpack("<I", head[:508]):
        total ^= word
    return head[:508] + struct.pack("<I", total) + head[512:]


def dword(number: int) -> tuple[int, bytes]:
    """Return a 32-bit number as a value."""
    return 4, struct.pack("<I", number)


def text(words: str) -> tuple[int, bytes]:
    """Return a text as a value."""
    return 1, f"{words}\0".encode("utf-16-le")


def below(path: str, values: Values, **more: tuple[Values, Keys]) -> Keys:
    """Return nested keys along a path, the last with values and keys below it."""
    names = path.split("\\")
    keys: Keys = {names[-1]: (values, dict(more))}
    for name in reversed(names[:-1]):
        keys = {name: ({}, keys)}
    return keys


def _head(root: int, size: int, name: str) -> bytes:
    head = struct.pack("<4sIIQIIIIIII", b"regf", 1, 1, 0, 1, 5, 0, 1, root, size, 1)
    return (head + name.encode("utf-16-le").ljust(64, b"\0")).ljust(_BASE, b"\0")
