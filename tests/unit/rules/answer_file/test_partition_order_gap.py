from __future__ import annotations

from tests.judging import messages, verdicts
from unattend_gen.rules.snippets import disk, new

_SLUG = "partition-order-gap"
_CREATE = (
    "windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk[1]/CreatePartitions/CreatePartition"
)


def test_a_number_left_out_is_a_warning_at_the_item_behind_it() -> None:
    data = disk(new(1, "Primary", 500), new(3, "Primary")).encode()

    assert verdicts(_SLUG, data) == [("warning", f"{_CREATE}[2]")]


def test_numbers_may_stand_in_any_order() -> None:
    assert verdicts(_SLUG, disk(new(2, "Primary"), new(1, "Primary", 500)).encode()) == []


def test_an_item_without_a_number_is_a_warning() -> None:
    data = disk(new(1, "Primary")).replace("<Order>1</Order>", "").encode()

    assert verdicts(_SLUG, data) == [("warning", f"{_CREATE}[1]")]


def test_changes_are_counted_for_themselves() -> None:
    data = disk(new(1, "Primary"), changes=("<Order>2</Order><PartitionID>1</PartitionID>",))

    assert messages(_SLUG, data.encode()) == [
        "the Order of this item does not fit the numbering 1, 2, 3 of its list"
    ]


def test_a_number_that_stands_twice_is_left_to_another_rule() -> None:
    assert verdicts(_SLUG, disk(new(3, "Primary", 500), new(3, "Primary")).encode()) == []


def test_a_placeholder_on_the_disk_makes_it_open() -> None:
    data = disk(new(1, "Primary"), new(3, "{{ type }}")).encode()

    assert verdicts(_SLUG, data) == []
