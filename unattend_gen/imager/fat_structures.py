"""Structures of a FAT volume: directory entries with long names, dates, and the geometry.

Source:
    Vendor specification of FAT: directory entries, long names, dates; the parts of a volume, the
    number of clusters that distinguishes FAT12 from FAT16, the values of the 1.44 MB floppy disk.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from time import gmtime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    """A date and a time in the format of FAT, with a resolution of two seconds."""

    date: int
    time: int

    @classmethod
    def at(cls, moment: int) -> Stamp:
        """Return the stamp of a time in seconds since 1970, from 1980 to 2107, in UTC."""
        then = gmtime(moment)
        return cls(
            (then.tm_year - 1980) << 9 | then.tm_mon << 5 | then.tm_mday,
            then.tm_hour << 11 | then.tm_min << 5 | then.tm_sec // 2,
        )


@dataclass(frozen=True, slots=True)
class EntryTarget:
    """The target of an entry: attribute, first cluster (0 for none) and file size."""

    attribute: int
    cluster: int = 0
    size: int = 0


def entry(short: tuple[str, str], target: EntryTarget, stamp: Stamp) -> bytes:
    """Return a directory entry of 32 bytes with a short name."""
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
    """Return the entries of a long name, which precede the short one; none if it is short."""
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
    """Yield pieces of thirteen characters; the last ends with a zero and is padded."""
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


SECTOR_BYTES: Final = 512
ENTRY_BYTES: Final = 32
RESERVED_SECTORS: Final = 1
FATS: Final = 2
FIRST_CLUSTER: Final = 2

_SECTORS_PER_MIB: Final = 2048
_USB_MIB: Final = (16, 32, 64, 128, 256, 512)
_CLUSTERS_OF_USB: Final = 32_768


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """The values in the boot sector of a volume.

    Attributes:
        bits: bits of an entry of the table, 12 or 16.
        sectors: number of sectors.
        sectors_per_cluster: a power of two.
        sectors_per_fat: sectors of each of the two tables.
        root_entries: most entries in the root folder.
        media: the media descriptor: 0xF0 for a floppy disk, 0xF8 for a disk.
        sectors_per_track: used by old firmware, like `heads`.
    """

    bits: int
    sectors: int
    sectors_per_cluster: int
    sectors_per_fat: int
    root_entries: int
    media: int
    sectors_per_track: int
    heads: int

    @property
    def cluster_bytes(self) -> int:
        """Bytes of a cluster."""
        return self.sectors_per_cluster * SECTOR_BYTES

    @property
    def root_sector(self) -> int:
        """The first sector of the root folder, after both tables."""
        return RESERVED_SECTORS + FATS * self.sectors_per_fat

    @property
    def data_sector(self) -> int:
        """The first sector of the first cluster."""
        return self.root_sector + self.root_entries * ENTRY_BYTES // SECTOR_BYTES

    @property
    def clusters(self) -> int:
        """The number of clusters."""
        return (self.sectors - self.data_sector) // self.sectors_per_cluster


FLOPPY: Final = Geometry(
    bits=12,
    sectors=2880,
    sectors_per_cluster=1,
    sectors_per_fat=9,
    root_entries=224,
    media=0xF0,
    sectors_per_track=18,
    heads=2,
)
"""3.5 inches, 1.44 MB."""


def _usb(mebibytes: int) -> Geometry:
    """Return a geometry with clusters of 2 KiB, or larger if there were more than 32,768."""
    sectors = mebibytes * _SECTORS_PER_MIB
    per_cluster = max(4, sectors // _CLUSTERS_OF_USB)
    entries = sectors // per_cluster + FIRST_CLUSTER
    return Geometry(
        bits=16,
        sectors=sectors,
        sectors_per_cluster=per_cluster,
        sectors_per_fat=-(-entries * 2 // SECTOR_BYTES),
        root_entries=512,
        media=0xF8,
        sectors_per_track=63,
        heads=255,
    )


USB: Final = tuple(map(_usb, _USB_MIB))
"""Sizes of an image for a USB stick; the smallest one that fits is used."""
