"""Baselines that runs read and write."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.reports import LEFTOVER
from unattend_gen.api.baselines import noted, read_baseline, utc_today, write_baseline
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report
from unattend_gen.errors import InputError
from unattend_gen.sources.walk.tree import Address


def test_the_files_in_a_baseline_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_baseline(Report("audit", findings=(LEFTOVER,)), "a.json")
    found = [Address(Location(name), False) for name in ("Panther/unattend.xml", "other")]
    read: set[str] = set()

    assert [*noted(found, read_baseline(Path("a.json")), read)] == found
    assert read == {"Panther/unattend.xml"}


def test_without_a_baseline_nothing_is_noted() -> None:
    read: set[str] = set()

    assert len([*noted([Address(Location("a"), False)], read_baseline(None), read)]) == 1
    assert read == set()


def test_a_missing_baseline_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_baseline(tmp_path / "none.json")


def test_entries_expire_by_the_day_in_utc() -> None:
    assert utc_today() == datetime.now(UTC).date()
