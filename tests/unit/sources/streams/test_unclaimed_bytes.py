from __future__ import annotations

import io

import pytest

from unattend_gen.core.location import Location
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.errors import damaged
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.streams.unclaimed_bytes import (
    UNCLAIMED,
    ConcatReader,
    Part,
    PrefixedReader,
    Span,
    gaps,
    size_of,
    unclaimed_members,
)

AT = Location("a.zip")


class Cut(io.BytesIO):
    """A file that has become shorter."""

    def read(self, most: int | None = -1, /) -> bytes:
        return super().read(most) if self.tell() else b""


@pytest.mark.parametrize("parts", [[], [b""], [b"\0\0"], [Span(2, 6)], [Span(9, 9), b""]])
def test_zeros_are_not_unclaimed(parts: list[Span | bytes]) -> None:
    stream = io.BytesIO(b"ab\0\0\0\0cd")

    assert [*unclaimed_members(Blob(AT, 8), stream, parts, ExtractionBudget(Limits()))] == []


def test_comments_are_on_separate_lines_and_each_span_is_alone() -> None:
    stream = io.BytesIO(b"ab\0\0\0\0cd")
    parts: list[Part] = [b"remark\0", Span(0, 2), Span(3, 8), b"more"]
    found = unclaimed_members(Blob(AT, 8), stream, parts, ExtractionBudget(Limits()))

    place = Location("a.zip", (UNCLAIMED,))
    assert [*found] == [
        Blob(place, len(data), data, has_lines=False) for data in (b"remark\nmore", b"ab", b"cd")
    ]


def test_large_unclaimed_bytes_are_a_stream() -> None:
    data = b"x" * 3_000_000
    budget = ExtractionBudget(Limits(document_bytes=10))
    [rest] = unclaimed_members(Blob(AT, len(data)), io.BytesIO(data), [Span(1, len(data))], budget)

    assert isinstance(rest, Blob)
    assert not rest.is_held
    assert rest.stream().read() == data[1:]


def test_unclaimed_bytes_count_against_the_limit() -> None:
    budget = ExtractionBudget(Limits(members=0))

    [told] = unclaimed_members(Blob(AT, 3), io.BytesIO(b"abc"), [Span(0, 3)], budget)

    assert budget.exhausted
    assert told != damaged(AT)


def test_gaps_are_the_bytes_that_no_span_takes() -> None:
    taken = [Span(5, 9), Span(2, 4), Span(3, 6), Span(12, 99)]

    assert [*gaps(taken, 20)] == [Span(0, 2), Span(9, 12)]
    assert [*gaps([Span(0, 4)], 6)] == [Span(4, 6)]
    assert [*gaps([Span(8, 9)], 6)] == [Span(0, 6)]


def test_the_prefix_comes_first() -> None:
    begun = PrefixedReader(b"abc", io.BytesIO(b"de"))

    assert [begun.read(2) for _ in range(4)] == [b"ab", b"c", b"de", b""]


def test_missing_parts_end_the_reader() -> None:
    row = ConcatReader(Cut(b"abc"), (Span(0, 3), b"d"))

    assert [row.read(9) for _ in range(3)] == [b"\n", b"d", b""]


def test_the_size_comes_from_the_stream() -> None:
    assert size_of(io.BytesIO(b"abc")) == 3
