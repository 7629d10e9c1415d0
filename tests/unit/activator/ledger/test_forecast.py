from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.ledgers import a_day, a_forecast, an_account, counted, done, planned
from unattend_gen.activator.ledger.entries import EntryKind
from unattend_gen.activator.ledger.forecast import (
    Deployment,
    Point,
    WarningLimits,
    deployment,
    forecast,
    warnings,
)


def test_a_key_that_was_never_counted_has_no_course() -> None:
    assert forecast(an_account(planned(5, 10, "west"))) is None


def test_activations_used_since_the_count_are_subtracted() -> None:
    found = a_forecast(counted(2, 100), planned(5, 40, "west"), done(6, 38, "west"))

    assert (found.used, found.left, found.still_due, found.left_at_the_end) == (38, 62, 2, 60)


def test_activations_used_before_the_count_are_part_of_it() -> None:
    found = a_forecast(counted(2, 100), planned(5, 40, "west"), done(5, 40, "west"), counted(6, 61))

    assert (found.used, found.left) == (0, 61)


def test_of_one_day_the_entry_that_was_written_first_comes_first() -> None:
    before = a_forecast(planned(5, 9, "west"), done(5, 9, "west"), counted(5, 61))
    after = a_forecast(planned(5, 9, "west"), counted(5, 61), done(5, 9, "west"))

    assert (before.left, after.left) == (61, 52)


def test_a_later_plan_replaces_an_earlier_one() -> None:
    account = an_account(counted(2, 100), planned(9, 40, "west"), planned(7, 30, "west"))

    assert deployment(account, "west") == Deployment("west", a_day(7), 30, 0)
    assert deployment(account, "east") is None


def test_what_should_have_been_done_already_is_due_now() -> None:
    found = a_forecast(counted(2, 100), planned(1, 40, "west"))

    assert found.points == (
        Point(EntryKind.COUNTED, a_day(2), 100, 100),
        Point(EntryKind.PLANNED, a_day(2), 40, 60, "west", is_ahead=True),
    )


def test_the_first_point_below_is_the_deployment_that_it_fails_at() -> None:
    found = a_forecast(counted(2, 50), planned(5, 30, "west"), planned(9, 30, "east"))

    assert found.first_below(0) == Point(
        EntryKind.PLANNED, a_day(9), 30, -10, "east", is_ahead=True
    )
    assert found.first_below(21) == Point(
        EntryKind.PLANNED, a_day(5), 30, 20, "west", is_ahead=True
    )


def test_a_low_count_is_forgotten_once_more_were_granted() -> None:
    assert a_forecast(counted(2, 3), counted(5, 500)).first_below(10) is None


def test_more_than_planned_may_be_done() -> None:
    found = a_forecast(counted(2, 100), planned(5, 40, "west"), done(6, 45, "west"))

    assert (found.left, found.still_due) == (55, 0)


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 50)), max_size=12))
def test_the_count_at_the_end_excludes_all_plans(
    plans: list[tuple[int, int]],
) -> None:
    entries = [planned(day, count, str(number)) for number, (day, count) in enumerate(plans)]

    found = a_forecast(counted(1, 400), *entries)

    assert found.left_at_the_end == 400 - sum(count for _, count in plans)
    assert found.points[-1].left == found.left_at_the_end


TODAY = a_day(20)


def test_a_count_that_lasts_gives_no_warning() -> None:
    expected = a_forecast(counted(2, 50), planned(5, 40, "west"))

    assert warnings(expected, WarningLimits(10, 30, TODAY)) == ()


def test_a_plan_that_takes_too_many_is_named() -> None:
    expected = a_forecast(counted(2, 50), planned(25, 60, "west"))

    assert warnings(expected, WarningLimits(0, 30, TODAY)) == (
        "10 too few after west on 2026-11-25; ask Microsoft for more activations, or plan less",
    )


def test_the_warning_limit_is_above_zero() -> None:
    expected = a_forecast(counted(2, 50), planned(5, 45, "west"), done(6, 45, "west"))

    assert warnings(expected, WarningLimits(10, 30, TODAY)) == (
        "5 left, fewer than 10, now; ask Microsoft for more activations, or plan less",
    )


def test_a_count_is_old_after_its_last_day_only() -> None:
    expected = a_forecast(counted(2, 50))

    assert warnings(expected, WarningLimits(0, 18, TODAY)) == ()
    assert warnings(expected, WarningLimits(0, 17, TODAY)) == (
        "the count is 18 days old; refresh it in VAMT and record it",
    )


def test_an_entry_in_the_future_gives_a_warning() -> None:
    tomorrow = a_forecast(counted(21, 50))
    later = a_forecast(counted(2, 50), counted(22, 50))

    assert warnings(tomorrow, WarningLimits(0, 30, TODAY)) == ()
    assert warnings(later, WarningLimits(0, 30, TODAY)) == (
        "an entry is dated 2026-11-22, in the future; it overrides counts recorded until then",
    )


def test_a_plan_in_the_future_gives_no_warning() -> None:
    expected = a_forecast(counted(2, 50), planned(29, 5, "x"))

    assert warnings(expected, WarningLimits(0, 30, TODAY)) == ()


def test_a_deployment_that_used_more_than_planned_gives_a_warning() -> None:
    twice = (counted(2, 50), planned(5, 9, "w"), done(6, 9, "w"), done(6, 9, "w"))

    assert warnings(a_forecast(*twice, planned(5, 18, "w")), WarningLimits(0, 30, TODAY)) == ()
    assert warnings(a_forecast(*twice), WarningLimits(0, 30, TODAY)) == (
        "w used 18 activations, but 9 were planned; update the plan, or record a new count",
    )
