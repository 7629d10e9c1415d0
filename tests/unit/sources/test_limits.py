from __future__ import annotations

import io

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.limits import Budget, Limits, read_member

AT = Location("a.zip", ("member",))


def test_a_member_within_the_limits_is_held() -> None:
    assert read_member(io.BytesIO(b"abc"), AT, Budget(Limits())) == Blob(AT, 3, b"abc")


def test_a_member_that_is_too_large_is_told() -> None:
    found = read_member(io.BytesIO(b"abc"), AT, Budget(Limits(document_bytes=2)))

    assert isinstance(found, Skipped)
    assert found.reason is SkipReason.TOO_LARGE


def test_bytes_are_counted_over_all_members() -> None:
    budget = Budget(Limits(total_bytes=5))
    found = [read_member(io.BytesIO(b"abc"), AT, budget) for _ in range(3)]

    assert [isinstance(one, Skipped) and one.reason for one in found] == [
        False,
        SkipReason.LIMIT_REACHED,
        SkipReason.LIMIT_REACHED,
    ]
    assert budget.exhausted


def test_members_are_counted_too() -> None:
    budget = Budget(Limits(members=1))

    assert [budget.takes_member() for _ in range(2)] == [True, False]
