from __future__ import annotations

from tests.judging import messages, verdicts
from unattend_gen.rules.snippets import disk, new

_SLUG = "incomplete-uefi-layout"


def _found(*partitions: str, install_to: int | None = None) -> list[tuple[str, str]]:
    data = disk(*partitions, install_to=install_to).encode()
    severities = [severity for severity, _ in verdicts(_SLUG, data)]
    return list(zip(severities, messages(_SLUG, data), strict=True))


def test_a_whole_layout_is_right() -> None:
    assert _found(new(1, "EFI", 300), new(2, "MSR", 16), new(3, "Primary"), install_to=3) == []


def test_a_missing_msr_is_a_note() -> None:
    assert _found(new(1, "EFI", 300), new(2, "Primary")) == [
        ("note", "the disk has no MSR partition")
    ]


def test_without_efi_firmware_finds_no_windows() -> None:
    assert _found(new(1, "MSR", 16), new(2, "Primary"), install_to=2) == [
        ("warning", "the disk has no EFI partition, so firmware cannot start Windows")
    ]


def test_a_data_disk_needs_no_efi() -> None:
    assert _found(new(1, "MSR", 16), new(2, "Primary")) == []


def test_a_small_msr_is_a_warning() -> None:
    assert _found(new(1, "EFI", 300), new(2, "MSR", 15), new(3, "Primary")) == [
        ("warning", "the MSR partition has 15 MB; it needs at least 16 MB")
    ]


def test_an_efi_partition_of_older_pages_is_a_note() -> None:
    assert _found(new(1, "EFI", 100), new(2, "MSR", 128), new(3, "Primary")) == [
        ("note", "the EFI partition has 100 MB; 200 MB are recommended")
    ]


def test_a_tiny_efi_partition_is_a_warning() -> None:
    assert _found(new(1, "EFI", 99), new(2, "MSR", 16), new(3, "Primary")) == [
        ("warning", "the EFI partition has 99 MB; it needs at least 100 MB")
    ]
