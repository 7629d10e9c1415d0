from __future__ import annotations

import pytest

from unattend_gen.sources.disk_form import DiskForm

BOOT = bytes(510) + b"\x55\xaa"


def with_entry(entry: bytes) -> bytes:
    return bytes(446) + entry.ljust(64, b"\0") + b"\x55\xaa"


ENTRY = b"\x80" + bytes(3) + b"\x07" + bytes(3) + b"\0\x08\0\0" + b"\0\0\1\0"


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"conectix", DiskForm.VHD),
        (b"vhdxfile", DiskForm.VHDX),
        (b"KDMV", DiskForm.VMDK),
        (b"QFI\xfb", DiskForm.QCOW2),
        (bytes(64) + b"\x7f\x10\xda\xbe", DiskForm.VDI),
        (b"\xeb\x52\x90NTFS    ".ljust(510) + b"\x55\xaa", DiskForm.VOLUME),
        (b"\xeb\x58\x90-FVE-FS-".ljust(510) + b"\x55\xaa", DiskForm.VOLUME),
        (BOOT + b"EFI PART", DiskForm.PARTITIONED),
        (with_entry(ENTRY), DiskForm.PARTITIONED),
    ],
)
def test_a_form_is_known_by_its_first_bytes(head: bytes, form: DiskForm) -> None:
    assert DiskForm.of(head) is form


@pytest.mark.parametrize(
    "head",
    [b"", BOOT, with_entry(b"\x12" + ENTRY[1:]), with_entry(ENTRY[:4]), b"a" * 510 + b"\x55\xaa"],
)
def test_a_program_for_the_boot_sector_is_no_disk(head: bytes) -> None:
    assert DiskForm.of(head) is None
