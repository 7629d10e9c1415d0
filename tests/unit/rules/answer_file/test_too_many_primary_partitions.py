from __future__ import annotations

from tests.judging import verdicts
from unattend_gen.rules.snippets import disk, new

_SLUG = "too-many-primary-partitions"
_FOUR = tuple(new(order, "Primary", 500) for order in range(1, 5))


def test_the_fifth_is_named() -> None:
    data = disk(*_FOUR, new(5, "Extended")).encode()

    assert verdicts(_SLUG, data) == [
        (
            "warning",
            "windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk[1]/CreatePartitions/CreatePartition[5]",
        )
    ]


def test_four_have_room() -> None:
    assert verdicts(_SLUG, disk(*_FOUR).encode()) == []


def test_a_gpt_disk_has_room_for_more() -> None:
    data = disk(*_FOUR, new(5, "EFI", 300), new(6, "Primary")).encode()

    assert verdicts(_SLUG, data) == []


def test_logical_partitions_take_no_room() -> None:
    data = disk(*_FOUR[:3], new(4, "Extended"), new(5, "Logical", 10), new(6, "Logical")).encode()

    assert verdicts(_SLUG, data) == []
