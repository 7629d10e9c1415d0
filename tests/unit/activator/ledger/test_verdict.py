from __future__ import annotations

from tests.ledgers import a_course, a_day, counted, done, planned
from unattend_gen.activator.ledger.verdict import Limits, warnings

TODAY = a_day(20)


def test_a_count_that_lasts_gives_no_warning() -> None:
    course = a_course(counted(2, 50), planned(5, 40, "west"))

    assert warnings(course, Limits(10, 30, TODAY)) == ()


def test_a_plan_that_takes_too_many_is_named() -> None:
    course = a_course(counted(2, 50), planned(25, 60, "west"))

    assert warnings(course, Limits(0, 30, TODAY)) == (
        "10 too few after west on 2026-11-25; ask Microsoft for more activations, or plan less",
    )


def test_fewer_than_are_to_be_left_are_told_before_they_are_gone() -> None:
    course = a_course(counted(2, 50), planned(5, 45, "west"), done(6, 45, "west"))

    assert warnings(course, Limits(10, 30, TODAY)) == (
        "5 left, fewer than 10, now; ask Microsoft for more activations, or plan less",
    )


def test_a_count_is_old_after_its_last_day_only() -> None:
    course = a_course(counted(2, 50))

    assert warnings(course, Limits(0, 18, TODAY)) == ()
    assert warnings(course, Limits(0, 17, TODAY)) == (
        "the count is 18 days old; refresh it in VAMT and record it",
    )


def test_an_entry_of_a_day_to_come_is_told() -> None:
    tomorrow = a_course(counted(21, 50))
    later = a_course(counted(2, 50), counted(22, 50))

    assert warnings(tomorrow, Limits(0, 30, TODAY)) == ()
    assert warnings(later, Limits(0, 30, TODAY)) == (
        "an entry is of 2026-11-22, which is still to come; counts read until then stand before it",
    )


def test_a_plan_of_a_day_to_come_is_as_it_should_be() -> None:
    assert warnings(a_course(counted(2, 50), planned(29, 5, "x")), Limits(0, 30, TODAY)) == ()


def test_a_deployment_that_took_more_than_was_planned_is_told_until_it_is_planned_so() -> None:
    twice = (counted(2, 50), planned(5, 9, "w"), done(6, 9, "w"), done(6, 9, "w"))

    assert warnings(a_course(*twice, planned(5, 18, "w")), Limits(0, 30, TODAY)) == ()
    assert warnings(a_course(*twice), Limits(0, 30, TODAY)) == (
        "w took 18, and 9 were planned; plan it again with what it takes, or record a new count",
    )
