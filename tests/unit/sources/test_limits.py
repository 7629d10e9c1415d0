from __future__ import annotations

import io

import pytest

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.errors import OverLimitError, damaged, limit_reached
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.streams.member import read_member
from unattend_gen.sources.streams.sequential import SizedStream


class Broken:
    """A reader that raises an unexpected error."""

    def read(self, most: int, /) -> bytes:
        raise KeyError(most)


AT = Location("a.zip", ("member",))


def test_a_member_within_the_limits_is_held() -> None:
    assert read_member(io.BytesIO(b"abc"), AT, ExtractionBudget(Limits())) == Blob(AT, 3, b"abc")


def test_a_member_too_large_to_be_held_is_a_stream_of_all_its_bytes() -> None:
    found = read_member(io.BytesIO(b"abcdef"), AT, ExtractionBudget(Limits(document_bytes=2)))

    assert isinstance(found, Blob)
    assert not found.is_held
    assert not found.can_seek
    assert found.head() == b"abcdef"
    assert found.stream().read() == b"abcdef"


def test_the_bytes_of_a_stream_are_counted_while_they_are_read() -> None:
    limits = Limits(document_bytes=1, total_bytes=3 * 1024**2)
    found = read_member(io.BytesIO(bytes(5 * 1024**2)), AT, ExtractionBudget(limits))

    assert isinstance(found, Blob)
    with pytest.raises(OverLimitError):
        found.stream().read()


def test_whatever_a_reader_raises_is_damage() -> None:
    found = read_member(Broken(), AT, ExtractionBudget(Limits()))

    assert found == damaged(AT)


def test_a_truncated_member_is_a_partial_blob() -> None:
    found = read_member(SizedStream(io.BytesIO(b"abc"), 5), AT, ExtractionBudget(Limits()))

    assert found == Blob(AT, 3, b"abc", trouble=damaged(AT))


def test_a_member_that_ends_at_the_limit_is_whole() -> None:
    assert read_member(io.BytesIO(b"abc"), AT, ExtractionBudget(Limits(total_bytes=3))) == Blob(
        AT, 3, b"abc"
    )


def test_bytes_are_counted_over_all_members() -> None:
    budget = ExtractionBudget(Limits(total_bytes=5))
    found = [read_member(io.BytesIO(b"abc"), AT, budget) for _ in range(3)]

    assert [isinstance(one, Skipped) and one.reason for one in found] == [
        False,
        False,
        SkipReason.LIMIT_REACHED,
    ]
    assert found[1] == Blob(AT, 2, b"ab", trouble=limit_reached(AT))
    assert budget.exhausted


def test_members_are_counted_too() -> None:
    budget = ExtractionBudget(Limits(members=1))

    assert [budget.takes_member() for _ in range(2)] == [True, False]


def budget_of(stored_bytes: int, **limits: float | None) -> ExtractionBudget:
    budget = ExtractionBudget(Limits(**{"total_bytes": 1000, "free_bytes": 100, **limits}))  # type: ignore[arg-type]  # values of any field
    budget.begin(stored_bytes)
    return budget


@pytest.mark.parametrize(("stored", "most"), [(1, 100), (5, 500), (50, 1000)])
def test_a_file_may_be_unpacked_in_proportion_to_its_size(stored: int, most: int) -> None:
    budget = budget_of(stored)

    assert budget.takes(most)
    assert not budget.takes(1)
    assert budget.exhausted


def test_only_the_file_itself_begins_a_budget() -> None:
    budget = budget_of(1)
    deadline = budget.deadline
    budget.begin(10**9)

    assert budget.deadline == deadline
    assert not budget.takes(101)


def test_nothing_is_unpacked_after_the_time_is_over() -> None:
    budget = budget_of(1, seconds=-1)

    assert not budget.takes_member()
    assert not budget.has_time()
    assert budget.exhausted


def test_a_larger_file_has_more_time() -> None:
    assert budget_of(10 * 1024**2, seconds=-5).has_time()
    assert not budget_of(10 * 1024**2, seconds=-5, bytes_per_second=None).has_time()


def test_a_budget_that_has_not_begun_has_time() -> None:
    assert ExtractionBudget(Limits(seconds=-1)).has_time()
