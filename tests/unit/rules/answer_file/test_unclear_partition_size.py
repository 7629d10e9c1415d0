from __future__ import annotations

from tests.judging import messages, verdicts
from unattend_gen.rules.snippets import disk, new, snippet

_SLUG = "unclear-partition-size"


def test_size_and_extend_together_are_an_error() -> None:
    data = disk(new(1, "Primary", 500, extend="true")).encode()

    assert [severity for severity, _ in verdicts(_SLUG, data)] == ["error"]


def test_an_extend_of_false_goes_with_a_size() -> None:
    assert verdicts(_SLUG, disk(new(1, "Primary", 500, extend="false")).encode()) == []


def test_neither_is_a_warning() -> None:
    data = disk(new(1, "Primary")).replace("<Extend>true</Extend>", "").encode()

    assert messages(_SLUG, data) == ["the partition has neither Size nor Extend"]


def test_a_size_that_is_not_a_number_is_left_to_another_rule() -> None:
    data = disk(new(1, "Primary", 500)).replace(">500<", ">much<").encode()

    assert verdicts(_SLUG, data) == []


def test_behind_a_partition_that_takes_the_rest_there_is_not_a_room() -> None:
    data = disk(new(1, "Primary"), new(2, "Primary", 500)).encode()

    assert messages(_SLUG, data) == ["the partition before this one takes the rest of the disk"]


def test_logical_partitions_lie_in_the_extended_one() -> None:
    assert verdicts(_SLUG, disk(new(1, "Extended"), new(2, "Logical")).encode()) == []


def test_growing_the_partition_of_windows_takes_one_of_the_two() -> None:
    both = "<ExtendOSPartition><Extend>true</Extend><Size>9</Size></ExtendOSPartition>"
    data = snippet("specialize", "Microsoft-Windows-Deployment", both).encode()

    assert verdicts(_SLUG, data) == [
        ("error", "specialize/Microsoft-Windows-Deployment/ExtendOSPartition")
    ]
