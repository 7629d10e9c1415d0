from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.ledgers import a_course, a_day, an_account, counted, done, planned
from unattend_gen.activator.ledger.course import Deployment, Point, course, deployment
from unattend_gen.activator.ledger.entries import EntryKind


def test_a_key_that_was_never_counted_has_no_course() -> None:
    assert course(an_account(planned(5, 10, "west"))) is None


def test_what_was_done_since_the_count_is_taken_from_it() -> None:
    found = a_course(counted(2, 100), planned(5, 40, "west"), done(6, 38, "west"))

    assert (found.used, found.left, found.still_due, found.left_at_the_end) == (38, 62, 2, 60)


def test_what_was_done_before_the_count_is_in_it_already() -> None:
    found = a_course(counted(2, 100), planned(5, 40, "west"), done(5, 40, "west"), counted(6, 61))

    assert (found.used, found.left) == (0, 61)


def test_of_one_day_the_entry_that_was_written_first_comes_first() -> None:
    before = a_course(planned(5, 9, "west"), done(5, 9, "west"), counted(5, 61))
    after = a_course(planned(5, 9, "west"), counted(5, 61), done(5, 9, "west"))

    assert (before.left, after.left) == (61, 52)


def test_a_later_plan_counts_in_place_of_the_one_before() -> None:
    account = an_account(counted(2, 100), planned(9, 40, "west"), planned(7, 30, "west"))

    assert deployment(account, "west") == Deployment("west", a_day(7), 30, 0)
    assert deployment(account, "east") is None


def test_what_should_have_been_done_already_is_due_now() -> None:
    found = a_course(counted(2, 100), planned(1, 40, "west"))

    assert found.points == (
        Point(EntryKind.COUNTED, a_day(2), 100, 100),
        Point(EntryKind.PLANNED, a_day(2), 40, 60, "west", is_ahead=True),
    )


def test_the_first_point_below_is_the_deployment_that_it_fails_at() -> None:
    found = a_course(counted(2, 50), planned(5, 30, "west"), planned(9, 30, "east"))

    assert found.first_below(0) == Point(
        EntryKind.PLANNED, a_day(9), 30, -10, "east", is_ahead=True
    )
    assert found.first_below(21) == Point(
        EntryKind.PLANNED, a_day(5), 30, 20, "west", is_ahead=True
    )


def test_a_low_count_of_the_past_is_no_trouble_once_more_were_granted() -> None:
    assert a_course(counted(2, 3), counted(5, 500)).first_below(10) is None


def test_more_than_planned_may_be_done() -> None:
    found = a_course(counted(2, 100), planned(5, 40, "west"), done(6, 45, "west"))

    assert (found.left, found.still_due) == (55, 0)


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 50)), max_size=12))
def test_what_is_left_at_the_end_is_the_count_without_all_that_was_planned(
    plans: list[tuple[int, int]],
) -> None:
    entries = [planned(day, count, str(number)) for number, (day, count) in enumerate(plans)]

    found = a_course(counted(1, 400), *entries)

    assert found.left_at_the_end == 400 - sum(count for _, count in plans)
    assert found.points[-1].left == found.left_at_the_end
