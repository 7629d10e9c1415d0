from __future__ import annotations

import io
import zlib

import pytest

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.errors import DamagedError, damaged
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.streams.sequential import ExpectedMember, SizedStream, sequential_members

AT = Location("a.7z")
A, B = (Location("a.7z", (name,)) for name in "ab")


def parts(
    output: bytes, *due: ExpectedMember, limits: Limits | None = None
) -> list[tuple[tuple[str, ...], object]]:
    found = sequential_members(io.BytesIO(output), due, AT, ExtractionBudget(limits or Limits()))
    return [
        (one.location.inside, one.reason if isinstance(one, Skipped) else one.data) for one in found
    ]


def test_members_are_separated_by_their_sizes() -> None:
    assert parts(b"abc", ExpectedMember(A, 1), ExpectedMember(B, 2)) == [
        (("a",), b"a"),
        (("b",), b"bc"),
    ]


def test_output_that_ends_early_is_reported_for_member_and_container() -> None:
    assert parts(b"a", ExpectedMember(A, 2), ExpectedMember(B, 2)) == [
        (("a",), b"a"),
        ((), SkipReason.DAMAGED),
    ]
    [first, _] = sequential_members(
        io.BytesIO(b"a"), [ExpectedMember(A, 2)], AT, ExtractionBudget(Limits())
    )
    assert first == Blob(A, 1, b"a", trouble=damaged(A))


def test_output_after_the_last_member_is_reported() -> None:
    assert parts(b"abc", ExpectedMember(A, 1)) == [(("a",), b"a"), ((), SkipReason.DAMAGED)]


def test_a_member_with_a_wrong_checksum_is_reported_and_the_next_is_read() -> None:
    found = sequential_members(
        io.BytesIO(b"ab"),
        (ExpectedMember(A, 1, 1), ExpectedMember(B, 1)),
        AT,
        ExtractionBudget(Limits()),
    )

    assert [*found] == [Blob(A, 1, b"a", trouble=damaged(A)), Blob(B, 1, b"b")]


def test_a_large_member_that_is_not_read_is_skipped() -> None:
    found = parts(
        b"aaab", ExpectedMember(A, 3), ExpectedMember(B, 1), limits=Limits(document_bytes=1)
    )

    assert found[-1] == (("b",), b"b")


def test_bytes_after_the_member_are_left_alone() -> None:
    stream = io.BytesIO(b"abcdef")
    part = SizedStream(stream, 4)

    assert (part.read(3), part.read(3), part.read(3)) == (b"abc", b"d", b"")
    assert stream.read() == b"ef"


def test_fewer_bytes_than_stated_are_damage() -> None:
    part = SizedStream(io.BytesIO(b"ab"), 4)

    assert part.read(4) == b"ab"
    with pytest.raises(DamagedError):
        part.read(4)


def test_another_checksum_is_damage() -> None:
    good, bad = (SizedStream(io.BytesIO(b"ab"), 2, zlib.crc32(b"ab") ^ one) for one in (0, 1))

    assert [part.read(2) for part in (good, bad)] == [b"ab", b"ab"]
    assert good.read(1) == b""
    with pytest.raises(DamagedError):
        bad.read(1)


@pytest.mark.parametrize(("size", "total", "passes"), [(4, 9, True), (4, 3, False), (9, 9, False)])
def test_unread_bytes_are_skipped(size: int, total: int, *, passes: bool) -> None:
    part = SizedStream(io.BytesIO(b"abcdef"), size)

    assert part.skip_rest(ExtractionBudget(Limits(total_bytes=total))) is passes
