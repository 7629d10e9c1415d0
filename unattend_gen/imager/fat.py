"""FAT images for floppy disks and USB sticks: FAT12 or FAT16 with long names.

The file system begins in the first sector; there is no partition table. Files are contiguous and
sorted by name. The medium is not bootable.

Source:
    Vendor specification of FAT: boot sector, tables, folders.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.errors import InputError
from unattend_gen.imager.fat_structures import (
    DOT,
    DOT_DOT,
    ENTRY_BYTES,
    FATS,
    FILE,
    FIRST_CLUSTER,
    FLOPPY,
    FOLDER,
    LONGEST_NAME,
    RESERVED_SECTORS,
    SECTOR_BYTES,
    USB,
    VOLUME,
    EntryTarget,
    Geometry,
    Stamp,
    entry,
    long_entries,
)
from unattend_gen.imager.folder_tree import FAT, Folder, as_tree, short_names
from unattend_gen.imager.medium import MediumKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unattend_gen.core.artifact import Artifact

_BOOT: Final = struct.Struct("<3s8sHBHBHHBHHHIIBBBI11s8s448sH")
_JUMP: Final = b"\xeb\x3c\x90"
_NEXT_DEVICE: Final = b"\xcd\x18\xeb\xfe"
"""Boot code for firmware that boots from the medium anyway: try the next device, or wait."""

_EXTENDED: Final = 0x29
_SIGNATURE: Final = 0xAA55
_MOST_IN_16_BITS: Final = 0xFFFF
_FIXED: Final = 0x80
_CHAIN_ENDS: Final = 0xFFFF
_LAST_PLAIN_CHARACTER: Final = "\uffff"
_ADVICE: Final = {
    MediumKind.FLOPPY: "make an image for a USB stick or an ISO instead: --kind usb",
    MediumKind.USB: "make an ISO instead: --kind iso",
}


def fat_image(files: Iterable[Artifact], kind: MediumKind, *, label: str, moment: int) -> bytes:
    """Return the image; the same arguments give the same bytes.

    Args:
        files: files with safe relative names.
        kind: floppy disk or USB stick; for the latter the smallest size that fits is used.
        label: the volume label.
        moment: the date of all files, in seconds since 1970.

    Raises:
        InputError: the files do not fit, or a name is longer than FAT allows.
    """
    tree = as_tree(files)
    for path, folder in tree.walk():
        for name in folder.names():
            _require_name("/".join((*path, name)), name)
    for geometry in (FLOPPY,) if kind is MediumKind.FLOPPY else USB:
        volume = _Volume(geometry, Stamp.at(moment))
        if volume.has_room(tree):
            return volume.image(tree, label)
    message = f"the files do not fit on a {kind} image"
    raise InputError(message, advice=_ADVICE[kind])


def _require_name(path: str, name: str) -> None:
    if len(name) > LONGEST_NAME or max(name) > _LAST_PLAIN_CHARACTER:
        message = f"the name has more than {LONGEST_NAME} characters, or one beyond U+FFFF"
        raise InputError(message, advice="give it a shorter name", where=shown_name(path))


@dataclass(slots=True)
class _Volume:
    """A volume that is being filled: the chains of clusters and their content."""

    geometry: Geometry
    stamp: Stamp
    chains: list[int] = field(default_factory=list)
    data: bytearray = field(default_factory=bytearray)

    def has_room(self, tree: Folder) -> bool:
        needed = sum(self._needed(folder, is_root=not path) for path, folder in tree.walk())
        root = 1 + sum(_entries_of(tree).values())
        return needed <= self.geometry.clusters and root <= self.geometry.root_entries

    def image(self, tree: Folder, label: str) -> bytes:
        """Return the whole volume."""
        geometry = self.geometry
        named = entry((label[:8], label[8:]), EntryTarget(VOLUME), self.stamp)
        root = named + self._contents(tree, own=0)
        head = self._boot_sector(label, root) + self._table() * FATS
        room = (geometry.data_sector - geometry.root_sector) * SECTOR_BYTES
        whole = head + root.ljust(room, b"\0") + self.data
        return whole.ljust(geometry.sectors * SECTOR_BYTES, b"\0")

    def _needed(self, folder: Folder, *, is_root: bool) -> int:
        """Return the clusters of the files of a folder and, unless it is the root, its own."""
        sizes = [len(data) for data in folder.files.values()]
        if not is_root:
            sizes.append((2 + sum(_entries_of(folder).values())) * ENTRY_BYTES)
        return sum(map(self._clusters, sizes))

    def _clusters(self, size: int) -> int:
        return -(-size // self.geometry.cluster_bytes)

    def _contents(self, folder: Folder, *, own: int) -> bytes:
        """Place everything in a folder and return its entries."""
        short = short_names(folder.names(), FAT)
        parts = []
        for name, below in folder.folders.items():
            target = EntryTarget(FOLDER, self._placed_folder(below, above=own))
            parts += [long_entries(name, short[name]), entry(short[name], target, self.stamp)]
        for name, data in folder.files.items():
            target = EntryTarget(FILE, self._placed(data), len(data))
            parts += [long_entries(name, short[name]), entry(short[name], target, self.stamp)]
        return b"".join(parts)

    def _placed_folder(self, folder: Folder, *, above: int) -> int:
        """Return the first cluster of a folder, which is reserved before its content is placed."""
        size = (2 + sum(_entries_of(folder).values())) * ENTRY_BYTES
        start = len(self.data)
        own = self._placed(bytes(size))
        dots = entry(DOT, EntryTarget(FOLDER, own), self.stamp)
        dots += entry(DOT_DOT, EntryTarget(FOLDER, above), self.stamp)
        self.data[start : start + size] = dots + self._contents(folder, own=own)
        return own

    def _placed(self, data: bytes) -> int:
        """Place data in contiguous clusters and return the first; 0 for no data."""
        count = self._clusters(len(data))
        if not count:
            return 0
        first = FIRST_CLUSTER + len(self.chains)
        self.chains += [*range(first + 1, first + count), _CHAIN_ENDS]
        self.data += data.ljust(count * self.geometry.cluster_bytes, b"\0")
        return first

    def _table(self) -> bytes:
        """Return one of the two tables; its first two entries hold the media descriptor."""
        geometry = self.geometry
        cells = [0xFF00 | geometry.media, _CHAIN_ENDS, *self.chains]
        packed = struct.pack(f"<{len(cells)}H", *cells) if geometry.bits == 16 else _in_12(cells)  # noqa: PLR2004 - FAT16
        return packed.ljust(geometry.sectors_per_fat * SECTOR_BYTES, b"\0")

    def _boot_sector(self, label: str, root: bytes) -> bytes:
        geometry = self.geometry
        is_small = geometry.sectors <= _MOST_IN_16_BITS
        serial = hashlib.sha256(root + self.data).digest()[:4]
        return _BOOT.pack(
            _JUMP,
            b"MSWIN4.1",
            SECTOR_BYTES,
            geometry.sectors_per_cluster,
            RESERVED_SECTORS,
            FATS,
            geometry.root_entries,
            geometry.sectors if is_small else 0,
            geometry.media,
            geometry.sectors_per_fat,
            geometry.sectors_per_track,
            geometry.heads,
            0,
            0 if is_small else geometry.sectors,
            0 if geometry is FLOPPY else _FIXED,
            0,
            _EXTENDED,
            int.from_bytes(serial, "little"),
            f"{label:<11}".encode("ascii"),
            f"FAT{geometry.bits}   ".encode("ascii"),
            _NEXT_DEVICE,
            _SIGNATURE,
        )


def _entries_of(folder: Folder) -> dict[str, int]:
    """Return the number of entries of each name of a folder."""
    short = short_names(folder.names(), FAT)
    return {name: 1 + len(long_entries(name, short[name])) // ENTRY_BYTES for name in short}


def _in_12(cells: list[int]) -> bytes:
    """Pack entries of 12 bits, two in three bytes."""
    padded = cells if len(cells) % 2 == 0 else [*cells, 0]
    packed = bytearray()
    for low, high in zip(padded[::2], padded[1::2], strict=True):
        packed += (low & 0xFFF | (high & 0xFFF) << 12).to_bytes(3, "little")
    return bytes(packed)
