from __future__ import annotations

from tests.judging import an_index
from unattend_gen.rules.snippets import disk, new

_CHANGE = "<Order>1</Order><PartitionID>2</PartitionID>"


def test_a_layout_says_what_is_made_and_changed() -> None:
    (layout,) = an_index(
        disk(new(2, "Primary"), new(1, "EFI", 300), changes=(_CHANGE,)).encode()
    ).disk_layouts

    assert (layout.disk, layout.is_wiped, layout.is_gpt, layout.is_mbr) == (0, True, True, False)
    assert [(one.type, one.size_mb, one.extends) for one in layout.in_order] == [
        ("EFI", 300, False),
        ("Primary", None, True),
    ]
    assert [(one.order, one.partition) for one in layout.changes] == [(1, 2)]


def test_the_partitions_of_a_wiped_disk_are_known_by_number() -> None:
    (layout,) = an_index(disk(new(1, "EFI", 300), new(2, "Primary")).encode()).disk_layouts

    assert [one.type for one in layout.made] == ["EFI", "Primary"]


def test_logical_partitions_make_the_numbers_unknown() -> None:
    (layout,) = an_index(disk(new(1, "Extended"), new(2, "Logical")).encode()).disk_layouts

    assert (layout.is_mbr, layout.made) == (True, ())


def test_a_disk_with_a_placeholder_is_left_out() -> None:
    assert an_index(disk(new(1, "{{ type }}")).encode()).disk_layouts == ()


def test_a_disk_with_branches_is_left_out() -> None:
    data = disk(new(1, "Primary")).replace("<CreatePartitions>", "<CreatePartitions>{% if x %}")

    assert an_index(data.encode()).disk_layouts == ()


def test_targets_are_those_of_the_disk() -> None:
    seen = an_index(disk(new(1, "Primary"), install_to=1).encode())

    (layout,) = seen.disk_layouts
    assert [(one.node.name, number) for one, number in layout.targets] == [("PartitionID", 1)]


def test_partitions_without_an_order_come_last() -> None:
    unordered = new(1, "EFI", 300).replace("<Order>1</Order>", "")

    (layout,) = an_index(
        disk(unordered, new(2, "Primary"), new(1, "MSR", 16)).encode()
    ).disk_layouts

    assert [(one.order, one.type) for one in layout.in_order] == [
        (1, "MSR"),
        (2, "Primary"),
        (None, "EFI"),
    ]


def test_other_elements_among_the_partitions_are_not_partitions() -> None:
    data = disk(new(1, "EFI", 300), new(2, "Primary")).replace(
        "<CreatePartitions>", "<CreatePartitions><Unknown><Order>1</Order></Unknown>"
    )

    (layout,) = an_index(data.encode()).disk_layouts

    assert [one.type for one in layout.partitions] == ["EFI", "Primary"]
