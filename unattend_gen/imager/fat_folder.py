"""The entries of a FAT folder, with long names.

Source:
    Vendor specification of FAT: directory entries, long names, dates.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from time import gmtime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ_ONLY_NOTHING: Final = 0
VOLUME: Final = 0x08
FOLDER: Final = 0x10
FILE: Final = 0x20
_LONG: Final = 0x0F
_LAST: Final = 0x40
_PIECE: Final = 13
_ENTRY: Final = struct.Struct("<11sBBBHHHHHHHI")
_LONG_ENTRY: Final = struct.Struct("<B10sBBB12sH4s")

DOT: Final = (".", "")
DOT_DOT: Final = ("..", "")
LONGEST_NAME: Final = 255


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment as FAT writes it: a date and a time, to two seconds."""

    date: int
    time: int

    @classmethod
    def at(cls, moment: int) -> Stamp:
        """The stamp of a moment in seconds since 1970, from 1980 to 2107, in UTC."""
        then = gmtime(moment)
        return cls(
            (then.tm_year - 1980) << 9 | then.tm_mon << 5 | then.tm_mday,
            then.tm_hour << 11 | then.tm_min << 5 | then.tm_sec // 2,
        )


@dataclass(frozen=True, slots=True)
class Target:
    """What an entry leads to: attribute, first cluster (0 for none) and size of a file."""

    attribute: int
    cluster: int = 0
    size: int = 0


def entry(short: tuple[str, str], target: Target, stamp: Stamp) -> bytes:
    """One entry of 32 bytes under a short name."""
    return _ENTRY.pack(
        _packed(short),
        target.attribute,
        0,
        0,
        stamp.time,
        stamp.date,
        stamp.date,
        0,
        stamp.time,
        stamp.date,
        target.cluster,
        target.size,
    )


def long_entries(name: str, short: tuple[str, str]) -> bytes:
    """The entries of a long name that stand before its short one; none where it is short itself."""
    stem, suffix = short
    if name == (f"{stem}.{suffix}" if suffix else stem):
        return b""
    checksum = _checksum(_packed(short))
    pieces = list(_pieces(name))
    numbered = enumerate(pieces, start=1)
    entries = [
        _LONG_ENTRY.pack(
            number | (_LAST if number == len(pieces) else 0),
            piece[:10],
            _LONG,
            0,
            checksum,
            piece[10:22],
            0,
            piece[22:],
        )
        for number, piece in numbered
    ]
    return b"".join(reversed(entries))


def _packed(short: tuple[str, str]) -> bytes:
    stem, suffix = short
    return f"{stem:<8}{suffix:<3}".encode("ascii")


def _pieces(name: str) -> Iterator[bytes]:
    """Thirteen characters each; the last ends with a zero, the rest of it is filled."""
    encoded = name.encode("utf-16-le")
    size = _PIECE * 2
    if len(encoded) % size:
        encoded = (encoded + b"\0\0").ljust(-(-len(encoded) // size) * size, b"\xff")
    for start in range(0, len(encoded), size):
        yield encoded[start : start + size]


def _checksum(packed: bytes) -> int:
    total = 0
    for byte in packed:
        total = ((total & 1) << 7 | total >> 1) + byte & 0xFF
    return total
