from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.cleanup import Cleanup


def test_copies_are_deleted_at_both_moments_unless_told_otherwise() -> None:
    assert a_spec(cleanup={}).cleanup == Cleanup(
        panther="delete", at=("setup-complete", "first-logon")
    )


@pytest.mark.parametrize("at", ["first-logon", ["first-logon"]])
def test_moments_are_one_or_a_list(at: object) -> None:
    assert a_spec(cleanup={"panther": "check", "at": at}).cleanup == Cleanup(
        panther="check", at=("first-logon",)
    )


def test_no_moment_is_refused() -> None:
    assert refusals(cleanup={"at": []}) == {"cleanup.at": "should have at least 1"}
