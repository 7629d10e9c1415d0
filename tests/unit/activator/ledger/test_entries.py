from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.samples import TEST_MAK
from unattend_gen.activator.ledger.entries import (
    FARTHEST_DAYS,
    LONGEST_NAME,
    MOST,
    read_day,
    require_count,
    require_name,
    require_past,
)
from unattend_gen.errors import UsageError


def test_a_day_is_read_as_it_is_typed() -> None:
    assert read_day("2026-11-02") == date(2026, 11, 2)


@pytest.mark.parametrize("text", ["", "2026-11-31", "20261102", "2026-W45-1", "tomorrow"])
def test_an_invalid_day_is_rejected(text: str) -> None:
    with pytest.raises(UsageError, match="is not a day"):
        read_day(text)


@pytest.mark.parametrize("count", [-1, MOST + 1])
def test_a_count_that_no_mak_has_is_refused(count: int) -> None:
    with pytest.raises(UsageError, match="--count must be between 0 and"):
        require_count(count)


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "n" * (LONGEST_NAME + 1)])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="the name of a deployment has 1 to 80"):
        require_name(name)


@pytest.mark.parametrize("name", [TEST_MAK, f"west {TEST_MAK}"])
def test_a_key_is_not_a_valid_name_and_is_not_shown(name: str) -> None:
    with pytest.raises(UsageError, match="contains a product key") as caught:
        require_name(name)

    assert TEST_MAK not in f"{caught.value} {caught.value.advice}"


def test_the_largest_count_and_the_longest_name_are_taken() -> None:
    require_count(MOST)
    require_name("n" * LONGEST_NAME)


@pytest.mark.parametrize("name", [" west", "west "])
def test_a_blank_at_an_end_would_name_another_deployment(name: str) -> None:
    with pytest.raises(UsageError, match="starts or ends with a blank"):
        require_name(name)


def test_a_day_is_refused_where_it_is_far_ahead_only() -> None:
    today = date(2026, 11, 2)

    require_past(date(1999, 1, 1), today)
    require_past(today + timedelta(FARTHEST_DAYS), today)
    with pytest.raises(UsageError, match="more than a year ahead"):
        require_past(today + timedelta(FARTHEST_DAYS + 1), today)
