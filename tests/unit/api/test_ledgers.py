from __future__ import annotations

import json
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.samples import GVLK_ENTERPRISE, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.api import ledgers
from unattend_gen.api.ledgers import LedgerKey, LedgerLimits
from unattend_gen.errors import ExitCode, InputError, KeyFormatError, UsageError

KEY = LedgerKey(key_from="env:MAK", hash_key="env:HASH_KEY")
OTHER = LedgerKey(key_from="env:OTHER_MAK", hash_key="env:HASH_KEY")


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where a ledger is to be, with the secrets in the environment."""
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("OTHER_MAK", OTHER_TEST_MAK)
    monkeypatch.setenv("HASH_KEY", "a long random text that is kept")
    return tmp_path / "mak.ledger"


def shown(path: Path) -> list[dict[str, object]]:
    answer = ledgers.show_ledger(path, "json", limits=LedgerLimits(on="2026-11-20"))
    keys: list[dict[str, object]] = json.loads(answer.text)["keys"]
    return keys


def test_a_rollout_is_counted_to_its_end(path: Path) -> None:
    ledgers.record_count(path, KEY, 100, on="2026-11-02")
    ledgers.plan_deployment(path, KEY, "west", 40, on="2026-11-09")
    ledgers.finish_deployment(path, KEY, "west", 38, on="2026-11-10")
    ledgers.finish_deployment(path, KEY, "west", on="2026-11-11")

    first = shown(path)[0]
    assert (first["left"], first["still_due"]) == (60, 0)


def test_two_keys_are_told_apart_and_never_stand_in_the_file(path: Path) -> None:
    ledgers.record_count(path, KEY, 100, on="2026-11-02")
    ledgers.record_count(path, OTHER, 7, on="2026-11-02")

    assert [key["last_five"] for key in shown(path)] == ["Q4JK2", "Q9DYC"]
    assert b"J8NJ4" not in path.read_bytes()
    assert b"94KN8" not in path.read_bytes()


def test_a_plan_that_takes_too_many_is_written_and_warned_of(path: Path) -> None:
    ledgers.record_count(path, KEY, 100, on="2026-11-02")

    answer = ledgers.plan_deployment(path, KEY, "west", 95, on="2026-11-09", warn_below=10)

    assert answer.exit_code == ExitCode.FINDINGS
    assert "warning: 5 left, fewer than 10, after west" in answer.text
    assert shown(path)[0]["still_due"] == 95


def test_a_key_without_a_count_cannot_be_planned(path: Path) -> None:
    ledgers.record_count(path, KEY, 100, on="2026-11-02")

    with pytest.raises(InputError, match="no count of the key ending in Q9DYC"):
        ledgers.plan_deployment(path, OTHER, "west", 5)


def test_what_was_not_planned_cannot_be_done(path: Path) -> None:
    ledgers.record_count(path, KEY, 100, on="2026-11-02")

    with pytest.raises(InputError, match="no deployment of this name"):
        ledgers.finish_deployment(path, KEY, "wset", 5)


def test_a_published_key_has_no_count(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAK", GVLK_ENTERPRISE)

    with pytest.raises(KeyFormatError, match="this is no MAK"):
        ledgers.record_count(path, KEY, 100)

    assert not path.exists()


def test_an_old_count_is_warned_of(path: Path) -> None:
    ledgers.record_count(path, KEY, 100, on="2026-11-02")

    old = ledgers.show_ledger(path, limits=LedgerLimits(on="2026-11-20", oldest_days=17))
    new = ledgers.show_ledger(path, limits=LedgerLimits(on="2026-11-20", oldest_days=18))
    assert (old.exit_code, new.exit_code) == (ExitCode.FINDINGS, ExitCode.CLEAN)


def test_today_is_taken_where_no_day_is_said(path: Path) -> None:
    ledgers.record_count(path, KEY, 100)

    assert ledgers.show_ledger(path).exit_code == ExitCode.CLEAN


@pytest.mark.parametrize("limits", [LedgerLimits(warn_below=-1), LedgerLimits(oldest_days=-1)])
def test_limits_below_nothing_are_refused(path: Path, limits: LedgerLimits) -> None:
    ledgers.record_count(path, KEY, 100)

    with pytest.raises(UsageError, match="0 or more"):
        ledgers.show_ledger(path, limits=limits)


@pytest.mark.parametrize("action", ["record", "plan", "done"])
def test_limits_below_nothing_are_refused_before_anything_is_written(
    path: Path, action: str
) -> None:
    ledgers.record_count(path, KEY, 100, on="2026-11-02")
    ledgers.plan_deployment(path, KEY, "west", 40, on="2026-11-09")
    before = path.read_bytes()
    actions = {
        "record": lambda: ledgers.record_count(path, KEY, 9, warn_below=-1),
        "plan": lambda: ledgers.plan_deployment(path, KEY, "east", 9, warn_below=-1),
        "done": lambda: ledgers.finish_deployment(path, KEY, "west", 9, warn_below=-1),
    }

    with pytest.raises(UsageError, match="0 or more"):
        actions[action]()

    assert path.read_bytes() == before


def test_a_plan_for_a_late_day_does_not_make_the_count_old(path: Path) -> None:
    ledgers.record_count(path, KEY, 100, on="2026-11-02")

    answer = ledgers.plan_deployment(path, KEY, "west", 5, on="2027-11-02")

    assert answer.exit_code == ExitCode.CLEAN


def test_nothing_is_recorded_of_a_day_that_is_far_ahead(path: Path) -> None:
    with pytest.raises(UsageError, match="more than a year ahead"):
        ledgers.record_count(path, KEY, 100, on="9999-12-31")
    assert not path.exists()

    ledgers.record_count(path, KEY, 100, on="2026-11-02")
    ledgers.plan_deployment(path, KEY, "west", 5, on="9999-12-31")
    with pytest.raises(UsageError, match="more than a year ahead"):
        ledgers.finish_deployment(path, KEY, "west", on="9999-12-31")


def test_what_was_written_late_of_an_early_day_is_not_warned_of(path: Path) -> None:
    ledgers.record_count(path, KEY, 100, on="2026-11-20")

    answer = ledgers.record_count(path, KEY, 120, on="2026-11-02")

    assert answer.exit_code == ExitCode.CLEAN


def test_all_that_write_at_once_are_in_the_ledger(path: Path) -> None:
    with ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as pool:
        codes = list(pool.map(partial(recorded, path), range(12)))

    assert codes == [ExitCode.CLEAN] * 12
    points = shown(path)[0]["points"]
    assert isinstance(points, list)
    assert sorted(point["count"] for point in points) == list(range(12))


def recorded(path: Path, count: int) -> ExitCode:
    """One of many that begin the same ledger."""
    return ledgers.record_count(path, KEY, count, on="2026-11-02").exit_code
