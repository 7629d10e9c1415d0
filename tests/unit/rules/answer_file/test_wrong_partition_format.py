from __future__ import annotations

from tests.judging import messages, verdicts
from unattend_gen.rules.snippets import disk, new

_SLUG = "wrong-partition-format"
_UEFI = (new(1, "EFI", 300), new(2, "MSR", 16), new(3, "Primary"))


def _messages(number: int, more: str) -> list[str]:
    change = f"<Order>1</Order><PartitionID>{number}</PartitionID>{more}"
    return messages(_SLUG, disk(*_UEFI, changes=(change,)).encode())


def test_efi_is_fat32() -> None:
    assert _messages(1, "<Format>NTFS</Format>") == [
        "`NTFS` is not a format for an EFI partition; firmware reads only FAT32"
    ]


def test_fat32_is_right_in_any_case() -> None:
    assert _messages(1, "<Format>fat32</Format>") == []


def test_msr_has_no_file_system() -> None:
    assert _messages(2, "<Format>NTFS</Format><Letter>M</Letter>") == [
        "an MSR partition has no file system",
        "an MSR partition has no file system",
    ]


def test_a_label_needs_a_format() -> None:
    assert _messages(3, "<Label>Windows</Label>") == [
        "the label is written only if the partition is formatted"
    ]


def test_a_label_with_a_format_is_right() -> None:
    assert _messages(3, "<Label>Windows</Label><Format>NTFS</Format>") == []


def test_a_disk_that_is_kept_may_hold_anything() -> None:
    change = "<Order>1</Order><PartitionID>1</PartitionID><Format>NTFS</Format>"
    data = disk(*_UEFI, changes=(change,)).replace(">true</Will", ">false</Will")

    assert verdicts(_SLUG, data.encode()) == []
