"""How large a FAT volume is and how its parts follow each other.

Source:
    Vendor specification of FAT: the parts of a volume, the number of clusters that tells FAT12
    from FAT16, the values of the 1.44 MB floppy disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

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
    """The figures that the boot sector of a volume states.

    Attributes:
        bits: of an entry of the table: 12 or 16.
        sectors: all of them.
        sectors_per_cluster: a power of two.
        sectors_per_fat: of each of the two tables.
        root_entries: room for entries in the root folder.
        media: the media descriptor: 0xF0 for a floppy disk, 0xF8 for a disk.
        sectors_per_track: geometry that old firmware asks for, like `heads`.
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
        """The first sector of the root folder, behind both tables."""
        return RESERVED_SECTORS + FATS * self.sectors_per_fat

    @property
    def data_sector(self) -> int:
        """The first sector of the first cluster."""
        return self.root_sector + self.root_entries * ENTRY_BYTES // SECTOR_BYTES

    @property
    def clusters(self) -> int:
        """How many clusters there are."""
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
    """Clusters of 2 KiB, or larger ones where there would be more than 32,768."""
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
"""Sizes of an image for a USB stick, the smallest that has room is taken."""
