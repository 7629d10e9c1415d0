from __future__ import annotations

import json
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import GVLK_ENTERPRISE, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.errors import ExitCode, InputError, KeyFormatError, UsageError

KEY = ug.activation.LedgerKey(key_from="env:MAK", hash_key="env:HASH_KEY")
OTHER = ug.activation.LedgerKey(key_from="env:OTHER_MAK", hash_key="env:HASH_KEY")


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where a ledger is to be, with the secrets in the environment."""
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("OTHER_MAK", OTHER_TEST_MAK)
    monkeypatch.setenv("HASH_KEY", "a long random text that is kept")
    return tmp_path / "mak.ledger"


def shown(path: Path) -> list[dict[str, object]]:
    answer = ug.activation.ledger(path, on="2026-11-20")
    keys: list[dict[str, object]] = json.loads(answer.format("json"))["keys"]
    return keys


def test_a_rollout_is_counted_to_its_end(path: Path) -> None:
    ug.activation.record_count(path, KEY, 100, on="2026-11-02")
    ug.activation.plan_deployment(path, KEY, "west", 40, on="2026-11-09")
    ug.activation.finish_deployment(path, KEY, "west", 38, on="2026-11-10")
    ug.activation.finish_deployment(path, KEY, "west", on="2026-11-11")

    first = shown(path)[0]
    assert (first["left"], first["still_due"]) == (60, 0)


def test_two_keys_are_distinguished_and_never_in_the_file(path: Path) -> None:
    ug.activation.record_count(path, KEY, 100, on="2026-11-02")
    ug.activation.record_count(path, OTHER, 7, on="2026-11-02")

    assert [key["last_five"] for key in shown(path)] == ["Q4JK2", "Q9DYC"]
    assert b"J8NJ4" not in path.read_bytes()
    assert b"94KN8" not in path.read_bytes()


def test_a_plan_that_takes_too_many_is_written_and_warned_of(path: Path) -> None:
    ug.activation.record_count(path, KEY, 100, on="2026-11-02")

    answer = ug.activation.plan_deployment(path, KEY, "west", 95, on="2026-11-09", warn_below=10)

    assert answer.exit_code == ExitCode.FINDINGS
    assert "warning: 5 left, fewer than 10, after west" in answer.format()
    assert shown(path)[0]["still_due"] == 95


def test_a_key_without_a_count_cannot_be_planned(path: Path) -> None:
    ug.activation.record_count(path, KEY, 100, on="2026-11-02")

    with pytest.raises(InputError, match="no count of the key ending in Q9DYC"):
        ug.activation.plan_deployment(path, OTHER, "west", 5)


def test_a_deployment_without_plan_cannot_be_done(path: Path) -> None:
    ug.activation.record_count(path, KEY, 100, on="2026-11-02")

    with pytest.raises(InputError, match="no deployment with this name"):
        ug.activation.finish_deployment(path, KEY, "wset", 5)


def test_a_published_key_has_no_count(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAK", GVLK_ENTERPRISE)

    with pytest.raises(KeyFormatError, match="this is not a MAK"):
        ug.activation.record_count(path, KEY, 100)

    assert not path.exists()


def test_an_old_count_is_warned_of(path: Path) -> None:
    ug.activation.record_count(path, KEY, 100, on="2026-11-02")

    old = ug.activation.ledger(path, on="2026-11-20", max_age=17)
    new = ug.activation.ledger(path, on="2026-11-20", max_age=18)
    assert (old.exit_code, new.exit_code) == (ExitCode.FINDINGS, ExitCode.CLEAN)


def test_secrets_replace_variables(path: Path) -> None:
    values = {"NO_MAK": TEST_MAK, "NO_HASH_KEY": "a long random text that is kept"}
    key = ug.activation.LedgerKey(key_from="env:NO_MAK", hash_key="env:NO_HASH_KEY", secrets=values)

    ug.activation.record_count(path, key, 100, on="2026-11-02")

    assert shown(path)[0]["last_five"] == "Q4JK2"
    assert TEST_MAK not in repr(key)


def test_wrong_types_are_named(path: Path) -> None:
    with pytest.raises(UsageError, match="count takes an int, not str"):
        ug.activation.record_count(path, KEY, "9")  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(UsageError, match="max_age takes an int, not float"):
        ug.activation.ledger(path, max_age=1.5)  # type: ignore[arg-type]  # wrong on purpose


def test_today_is_taken_where_no_day_is_said(path: Path) -> None:
    ug.activation.record_count(path, KEY, 100)

    assert ug.activation.ledger(path).exit_code == ExitCode.CLEAN


@pytest.mark.parametrize(("warn_below", "max_age"), [(-1, 90), (0, -1)])
def test_limits_below_nothing_are_refused(path: Path, warn_below: int, max_age: int) -> None:
    ug.activation.record_count(path, KEY, 100)

    with pytest.raises(UsageError, match="must not be negative"):
        ug.activation.ledger(path, warn_below=warn_below, max_age=max_age)


@pytest.mark.parametrize("action", ["record", "plan", "done"])
def test_limits_below_nothing_are_refused_before_anything_is_written(
    path: Path, action: str
) -> None:
    ug.activation.record_count(path, KEY, 100, on="2026-11-02")
    ug.activation.plan_deployment(path, KEY, "west", 40, on="2026-11-09")
    before = path.read_bytes()
    actions = {
        "record": lambda: ug.activation.record_count(path, KEY, 9, warn_below=-1),
        "plan": lambda: ug.activation.plan_deployment(path, KEY, "east", 9, warn_below=-1),
        "done": lambda: ug.activation.finish_deployment(path, KEY, "west", 9, warn_below=-1),
    }

    with pytest.raises(UsageError, match="must not be negative"):
        actions[action]()

    assert path.read_bytes() == before


def test_a_plan_for_a_late_day_does_not_make_the_count_old(path: Path) -> None:
    ug.activation.record_count(path, KEY, 100, on="2026-11-02")

    answer = ug.activation.plan_deployment(path, KEY, "west", 5, on="2027-11-02")

    assert answer.exit_code == ExitCode.CLEAN


def test_nothing_is_recorded_of_a_day_that_is_far_ahead(path: Path) -> None:
    with pytest.raises(UsageError, match="more than a year ahead"):
        ug.activation.record_count(path, KEY, 100, on="9999-12-31")
    assert not path.exists()

    ug.activation.record_count(path, KEY, 100, on="2026-11-02")
    ug.activation.plan_deployment(path, KEY, "west", 5, on="9999-12-31")
    with pytest.raises(UsageError, match="more than a year ahead"):
        ug.activation.finish_deployment(path, KEY, "west", on="9999-12-31")


def test_a_late_entry_of_an_early_day_gives_no_warning(path: Path) -> None:
    ug.activation.record_count(path, KEY, 100, on="2026-11-20")

    answer = ug.activation.record_count(path, KEY, 120, on="2026-11-02")

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
    return ug.activation.record_count(path, KEY, count, on="2026-11-02").exit_code
