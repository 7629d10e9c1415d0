from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import UsageError
from unattend_gen.sources.walk.recent import changed_since, parse_moment
from unattend_gen.sources.walk.tree import Address

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SKIPPED = Skipped(Location("gone"), SkipReason.UNREADABLE, "look")


def an_address(path: Path, *, was_named: bool = False) -> Address:
    return Address(Location(str(path)), was_named)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("30m", timedelta(minutes=30)),
        ("12h", timedelta(hours=12)),
        ("7d", timedelta(days=7)),
        ("2w", timedelta(weeks=2)),
    ],
)
def test_a_duration_ends_now(text: str, before: timedelta) -> None:
    assert parse_moment(text, now=NOW) == NOW - before


def test_a_date_begins_at_local_midnight() -> None:
    assert parse_moment("2026-11-24", now=NOW) == datetime(2026, 11, 24).astimezone(UTC)


def test_a_time_with_a_zone_is_that_moment() -> None:
    assert parse_moment("2026-11-24T13:00+01:00", now=NOW) == NOW


@pytest.mark.parametrize("text", ["", "yesterday", "7", "7y", "-1d", "2026-11", "24.11.2026"])
def test_anything_else_is_rejected_with_the_valid_formats(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_moment(text, now=NOW)

    assert caught.value.message == "--since must be a date, a time or a duration"
    assert "7d" in caught.value.advice


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30T08:30", "2026-11-24T25:00"])
def test_an_invalid_date_is_distinguished_from_a_wrong_format(text: str) -> None:
    with pytest.raises(UsageError, match="not a valid date") as caught:
        parse_moment(text, now=NOW)

    assert "check year, month, day and time" in caught.value.advice


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00+14:00", "999999w", "99999999999999w", f"{'9' * 5000}d"]
)
def test_a_time_beyond_the_clock_is_out_of_range(text: str) -> None:
    with pytest.raises(UsageError, match="out of range") as caught:
        parse_moment(text, now=NOW)

    assert caught.value.advice == "choose a later one, or omit --since to search every file"


@pytest.mark.parametrize("text", ["2999-01-01", "2026-11-25T12:01+00:00"])
def test_a_time_in_the_future_is_rejected(text: str) -> None:
    with pytest.raises(UsageError, match="is in the future") as caught:
        parse_moment(text, now=NOW)

    assert caught.value.advice == "every file would be left out; choose an earlier one"


def test_a_clock_may_be_a_day_ahead() -> None:
    assert parse_moment("2026-11-25T12:00+00:00", now=NOW) == NOW + timedelta(days=1)


def test_files_changed_before_are_left_out_and_reported(tmp_path: Path) -> None:
    old, new = tmp_path / "a", tmp_path / "b"
    old.touch()
    time.sleep(0.05)
    moment = datetime.now(UTC)
    time.sleep(0.05)
    new.touch()
    told: list[str] = []

    left = [*changed_since([an_address(old), an_address(new)], moment, report=told.append)]

    assert (left, told) == ([an_address(new)], [str(old)])


def test_a_copy_with_the_time_of_its_original_counts_as_changed(tmp_path: Path) -> None:
    copy = tmp_path / "a"
    copy.touch()
    os.utime(copy, (0, 0))
    moment = datetime.now(UTC) - timedelta(minutes=1)

    assert [*changed_since([an_address(copy)], moment, report=str)] == [an_address(copy)]


def test_named_skipped_and_vanished_files_are_kept(tmp_path: Path) -> None:
    named = tmp_path / "a"
    named.touch()
    gone = an_address(tmp_path / "vanished")
    found: list[Address | Skipped] = [an_address(named, was_named=True), SKIPPED, gone]
    tomorrow = datetime.now(UTC) + timedelta(days=1)

    assert [*changed_since(found, tomorrow, report=str)] == found
