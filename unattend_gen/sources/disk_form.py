"""What form of disk image something is, by its first bytes.

Source:
    The public descriptions of the formats; the boot sectors of NTFS and BitLocker.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

_BOOT_MARK: Final = b"\x55\xaa"
_BOOT_MARK_AT: Final = 510
_TABLE_AT: Final = 446
_ENTRY_BYTES: Final = 16
_SECTOR_BYTES: Final = 512
_FIELD: Final = 4


class DiskForm(StrEnum):
    """The forms that are told apart."""

    VHD = "vhd"
    VHDX = "vhdx"
    VMDK = "vmdk"
    QCOW2 = "qcow2"
    VDI = "vdi"
    PARTITIONED = "partitions"
    VOLUME = "volume"

    @classmethod
    def of(cls, head: bytes) -> DiskForm | None:
        """The form, or None where it is no disk."""
        for form, mark, at in _MARKS:
            if head.startswith(mark, at):
                return form
        if not head.startswith(_BOOT_MARK, _BOOT_MARK_AT):
            return None
        if is_ntfs(head) or is_bitlocker(head):
            return cls.VOLUME
        return cls.PARTITIONED if is_gpt(head) or _has_partitions(head) else None


_MARKS: Final = (
    (DiskForm.VHD, b"conectix", 0),
    (DiskForm.VHDX, b"vhdxfile", 0),
    (DiskForm.VMDK, b"KDMV", 0),
    (DiskForm.QCOW2, b"QFI\xfb", 0),
    (DiskForm.VDI, b"\x7f\x10\xda\xbe", 64),
)


def is_ntfs(head: bytes) -> bool:
    """Whether a volume begins so."""
    return head.startswith(b"NTFS    ", 3)


def is_bitlocker(head: bytes) -> bool:
    """Whether a volume is encrypted by BitLocker."""
    return head.startswith(b"-FVE-FS-", 3)


def is_gpt(head: bytes) -> bool:
    """Whether the table of partitions is a GPT, on sectors of the usual size."""
    return head.startswith(b"EFI PART", _SECTOR_BYTES)


def _has_partitions(head: bytes) -> bool:
    """Whether all four entries of the table could be partitions, and one is.

    Programs for the boot sector end in the same mark, with anything where the table would be.
    """
    entries = [head[_TABLE_AT + _ENTRY_BYTES * number :][:_ENTRY_BYTES] for number in range(4)]
    used = [entry for entry in entries if any(entry)]
    return bool(used) and all(map(_is_entry, used))


def _is_entry(entry: bytes) -> bool:
    first = int.from_bytes(entry[8 : 8 + _FIELD], "little")
    sectors = int.from_bytes(entry[12 : 12 + _FIELD], "little")
    return entry[0] in {0, 0x80} and bool(entry[4] and first and sectors)
