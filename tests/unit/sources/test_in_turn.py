from __future__ import annotations

import io

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.in_turn import Due, members_in_turn
from unattend_gen.sources.limits import Budget, Limits, damaged

AT = Location("a.7z")
A, B = (Location("a.7z", (name,)) for name in "ab")


def parts(
    output: bytes, *due: Due, limits: Limits | None = None
) -> list[tuple[tuple[str, ...], object]]:
    found = members_in_turn(io.BytesIO(output), due, AT, Budget(limits or Limits()))
    return [
        (one.location.inside, one.reason if isinstance(one, Skipped) else one.data) for one in found
    ]


def test_members_are_cut_apart_by_their_sizes() -> None:
    assert parts(b"abc", Due(A, 1), Due(B, 2)) == [(("a",), b"a"), (("b",), b"bc")]


def test_output_that_ends_too_soon_is_told_of_the_member_and_the_container() -> None:
    assert parts(b"a", Due(A, 2), Due(B, 2)) == [
        (("a",), b"a"),
        ((), SkipReason.DAMAGED),
    ]
    [first, _] = members_in_turn(io.BytesIO(b"a"), [Due(A, 2)], AT, Budget(Limits()))
    assert first == Blob(A, 1, b"a", trouble=damaged(A))


def test_output_behind_the_last_member_is_told() -> None:
    assert parts(b"abc", Due(A, 1)) == [(("a",), b"a"), ((), SkipReason.DAMAGED)]


def test_a_member_with_another_checksum_is_told_and_the_next_one_read() -> None:
    found = members_in_turn(io.BytesIO(b"ab"), (Due(A, 1, 1), Due(B, 1)), AT, Budget(Limits()))

    assert [*found] == [Blob(A, 1, b"a", trouble=damaged(A)), Blob(B, 1, b"b")]


def test_a_large_member_that_nobody_reads_is_read_over() -> None:
    found = parts(b"aaab", Due(A, 3), Due(B, 1), limits=Limits(document_bytes=1))

    assert found[-1] == (("b",), b"b")
