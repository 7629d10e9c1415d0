from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.images import a_disk_of, an_ntfs_volume, converted
from tests.readers import ran
from unattend_gen.sources.containers._virtual_disk import (
    DiskFormat,
    NeedsOtherFileError,
    is_ntfs,
    volumes,
)
from unattend_gen.sources.streams.bounded_stream import BoundedStream

if TYPE_CHECKING:
    from pathlib import Path


def numbers(disk: Path, form: DiskFormat) -> list[tuple[int | None, bool]]:
    """Return the number of each volume, and whether it is NTFS."""
    with disk.open("rb") as file:
        return [(one.number, is_ntfs(one.head)) for one in volumes(BoundedStream(file), form)]


@pytest.mark.needs("dissect.volume")
@pytest.mark.parametrize(
    ("form", "name"),
    [
        (DiskFormat.VHD, "vpc"),
        (DiskFormat.VHDX, "vhdx"),
        (DiskFormat.VMDK, "vmdk"),
        (DiskFormat.QCOW2, "qcow2"),
        (DiskFormat.VDI, "vdi"),
    ],
)
def test_a_disk_of_each_format_yields_its_partitions(
    tmp_path: Path, form: DiskFormat, name: str
) -> None:
    disk = a_disk_of(an_ntfs_volume(tmp_path / "a.raw"), tmp_path / "disk.raw")

    assert numbers(converted(disk, name), form) == [(1, False), (2, True)]


@pytest.mark.needs("dissect.volume")
def test_a_disk_without_partitions_is_one_volume(tmp_path: Path) -> None:
    assert numbers(an_ntfs_volume(tmp_path / "a.raw"), DiskFormat.VOLUME) == [(None, True)]


@pytest.mark.needs("dissect.volume")
def test_a_differencing_disk_is_an_error(tmp_path: Path) -> None:
    parent = converted(an_ntfs_volume(tmp_path / "a.raw"), "qcow2")
    child = tmp_path / "child.qcow2"
    ran("qemu-img", "create", "-f", "qcow2", "-b", parent, "-F", "qcow2", child)

    with pytest.raises(NeedsOtherFileError):
        numbers(child, DiskFormat.QCOW2)


BOOT = bytes(510) + b"\x55\xaa"


def with_entry(entry: bytes) -> bytes:
    return bytes(446) + entry.ljust(64, b"\0") + b"\x55\xaa"


ENTRY = b"\x80" + bytes(3) + b"\x07" + bytes(3) + b"\0\x08\0\0" + b"\0\0\1\0"


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"conectix", DiskFormat.VHD),
        (b"vhdxfile", DiskFormat.VHDX),
        (b"KDMV", DiskFormat.VMDK),
        (b"QFI\xfb", DiskFormat.QCOW2),
        (bytes(64) + b"\x7f\x10\xda\xbe", DiskFormat.VDI),
        (b"\xeb\x52\x90NTFS    ".ljust(510) + b"\x55\xaa", DiskFormat.VOLUME),
        (b"\xeb\x58\x90-FVE-FS-".ljust(510) + b"\x55\xaa", DiskFormat.VOLUME),
        (BOOT + b"EFI PART", DiskFormat.PARTITIONED),
        (with_entry(ENTRY), DiskFormat.PARTITIONED),
    ],
)
def test_a_format_is_recognised_by_its_first_bytes(head: bytes, form: DiskFormat) -> None:
    assert DiskFormat.of(head) is form


@pytest.mark.parametrize(
    "head",
    [b"", BOOT, with_entry(b"\x12" + ENTRY[1:]), with_entry(ENTRY[:4]), b"a" * 510 + b"\x55\xaa"],
)
def test_a_boot_program_is_not_a_disk(head: bytes) -> None:
    assert DiskFormat.of(head) is None
