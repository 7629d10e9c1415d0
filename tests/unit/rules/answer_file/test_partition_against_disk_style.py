from __future__ import annotations

from tests.judging import messages, verdicts
from unattend_gen.rules.snippets import disk, new

_SLUG = "partition-against-disk-style"
_UEFI = (new(1, "EFI", 300), new(2, "MSR", 16), new(3, "Primary"))


def _change(number: int, more: str) -> str:
    return f"<Order>{number}</Order><PartitionID>{number}</PartitionID>{more}"


def test_logical_partitions_do_not_go_with_efi() -> None:
    assert messages(_SLUG, disk(*_UEFI, new(4, "Logical")).encode()) == [
        "Logical partitions need an MBR disk, but EFI and MSR need a GPT disk"
    ]


def test_a_logical_partition_needs_an_extended_one() -> None:
    assert messages(_SLUG, disk(new(1, "Logical")).encode()) == [
        "a logical partition needs an extended partition, but the file creates none"
    ]


def test_on_a_kept_disk_the_extended_partition_may_be_there() -> None:
    data = disk(new(1, "Logical")).replace(">true</Will", ">false</Will")

    assert verdicts(_SLUG, data.encode()) == []


def test_active_on_a_gpt_disk_is_a_note() -> None:
    data = disk(*_UEFI, changes=(_change(1, "<Active>true</Active>"),))

    assert [severity for severity, _ in verdicts(_SLUG, data.encode())] == ["note"]


def test_a_gpt_partition_does_not_extend() -> None:
    data = disk(*_UEFI, changes=(_change(3, "<Extend>true</Extend>"),))

    assert messages(_SLUG, data.encode()) == [
        "Extend of an existing partition does not work on a GPT disk"
    ]


def test_one_partition_of_a_disk_is_active() -> None:
    active = "<Active>true</Active>"
    data = disk(
        new(1, "Primary", 500),
        new(2, "Primary"),
        changes=(_change(1, active), _change(2, active)),
    )

    assert messages(_SLUG, data.encode()) == ["another partition of this disk is already active"]
