"""Formats of disk images, their sectors as a stream, and the volumes on them.

The packages of `dissect` read virtual disks. They open only the stream that they get: a disk with a
parent, or with its data in another file, contains the name of that file, and names in an image are
never followed.

Source:
    The public descriptions of the formats; the boot sectors of NTFS and BitLocker.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any, Final, assert_never

from unattend_gen.sources.errors import DamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.streams.bounded_stream import BoundedStream


_HEAD_BYTES: Final = 1024
_FOOTER_BYTES: Final = 512
_FOOTER_MARK: Final = b"conectix"
_VDI_DIFFERENCE: Final = 4
"""The type of a differencing image."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A partition, or a whole disk without partitions.

    Attributes:
        number: number of the partition, counted from 1; None without partitions.
        stream: its bytes.
        head: the first bytes.
    """

    number: int | None
    stream: IO[bytes]
    head: bytes


class NeedsOtherFileError(Exception):
    """A disk holds only the differences from another one, which is not available."""


def volumes(stream: BoundedStream, form: DiskFormat) -> Iterator[Volume]:
    """Yield the volumes of a disk of this format.

    Raises:
        ImportError: the packages are not installed.
        NeedsOtherFileError: the disk depends on another file.
        Exception: whatever the library raises on a damaged disk.
    """
    from dissect.volume.disk import Disk  # type: ignore[import-untyped]  # it has no types

    sectors = _sectors(stream, form)
    head = _head(sectors)
    if form is DiskFormat.VOLUME or DiskFormat.of(head) is not DiskFormat.PARTITIONED:
        yield Volume(None, sectors, head)
        return
    for partition in Disk(sectors).partitions:
        part = partition.open()
        yield Volume(partition.number, part, _head(part))


def _sectors(stream: BoundedStream, form: DiskFormat) -> Any:  # noqa: ANN401 - untyped library
    from dissect.hypervisor.disk import qcow2, vdi, vhd, vhdx, vmdk  # type: ignore[import-untyped]  # it has no types

    match form:
        case DiskFormat.PARTITIONED | DiskFormat.VOLUME:
            return stream
        case DiskFormat.VHD:
            _require_footer(stream)
            return vhd.VHD(stream)
        case DiskFormat.VDI:
            return _opened_vdi(vdi.VDI(stream))
        case DiskFormat.VHDX:
            return _alone(vhdx.VHDX, stream)
        case DiskFormat.VMDK:
            return _alone(vmdk.VMDK, stream)
        case DiskFormat.QCOW2:
            disk = qcow2.QCow2(stream, allow_no_data_file=True, allow_no_backing_file=True)
            if disk.auto_backing_file or disk.needs_data_file:
                raise NeedsOtherFileError
            return disk.open()
    assert_never(form)


def _require_footer(stream: BoundedStream) -> None:
    """Check for the footer of a VHD; without it a truncated one looks like another disk."""
    stream.seek(-_FOOTER_BYTES, os.SEEK_END)
    if not stream.read(_FOOTER_BYTES).startswith(_FOOTER_MARK):
        raise DamagedError
    stream.seek(0)


def _opened_vdi(disk: Any) -> Any:  # noqa: ANN401 - untyped library
    if disk.header.u32Type == _VDI_DIFFERENCE:
        raise NeedsOtherFileError
    return disk.open()


def _alone(reader: Any, stream: BoundedStream) -> Any:  # noqa: ANN401 - untyped library
    """Open a disk with a reader that would look for a second file next to it.

    The stream has no name, so the reader finds no folder and raises an `AttributeError`.
    """
    try:
        return reader(stream)
    except AttributeError:
        raise NeedsOtherFileError from None


def _head(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    head = stream.read(_HEAD_BYTES)
    stream.seek(0)
    return head


_BOOT_MARK: Final = b"\x55\xaa"
_BOOT_MARK_AT: Final = 510
_TABLE_AT: Final = 446
_ENTRY_BYTES: Final = 16
_SECTOR_BYTES: Final = 512
_FIELD: Final = 4


class DiskFormat(StrEnum):
    """The formats that are distinguished."""

    VHD = "vhd"
    VHDX = "vhdx"
    VMDK = "vmdk"
    QCOW2 = "qcow2"
    VDI = "vdi"
    PARTITIONED = "partitions"
    VOLUME = "volume"

    @classmethod
    def of(cls, head: bytes) -> DiskFormat | None:
        """Return the format of a disk, or None if it is not a disk."""
        for form, mark, at in _MARKS:
            if head.startswith(mark, at):
                return form
        if not head.startswith(_BOOT_MARK, _BOOT_MARK_AT):
            return None
        if is_ntfs(head) or is_bitlocker(head):
            return cls.VOLUME
        return cls.PARTITIONED if is_gpt(head) or _has_partitions(head) else None


_MARKS: Final = (
    (DiskFormat.VHD, b"conectix", 0),
    (DiskFormat.VHDX, b"vhdxfile", 0),
    (DiskFormat.VMDK, b"KDMV", 0),
    (DiskFormat.QCOW2, b"QFI\xfb", 0),
    (DiskFormat.VDI, b"\x7f\x10\xda\xbe", 64),
)


def is_ntfs(head: bytes) -> bool:
    """Return whether a volume is NTFS."""
    return head.startswith(b"NTFS    ", 3)


def is_bitlocker(head: bytes) -> bool:
    """Return whether a volume is encrypted by BitLocker."""
    return head.startswith(b"-FVE-FS-", 3)


def is_gpt(head: bytes) -> bool:
    """Return whether the partition table is a GPT, on sectors of the usual size."""
    return head.startswith(b"EFI PART", _SECTOR_BYTES)


def _has_partitions(head: bytes) -> bool:
    """Return whether all four entries of the table may be partitions, and one is.

    Boot programs end in the same mark, with arbitrary bytes in place of the table.
    """
    entries = [head[_TABLE_AT + _ENTRY_BYTES * number :][:_ENTRY_BYTES] for number in range(4)]
    used = [entry for entry in entries if any(entry)]
    return bool(used) and all(map(_is_entry, used))


def _is_entry(entry: bytes) -> bool:
    first = int.from_bytes(entry[8 : 8 + _FIELD], "little")
    sectors = int.from_bytes(entry[12 : 12 + _FIELD], "little")
    return entry[0] in {0, 0x80} and bool(entry[4] and first and sectors)
