from __future__ import annotations

from tests.imports import tables
from tests.specs import a_spec, written
from unattend_gen.tables.generalize import TABLE


def test_the_keys_are_written_and_read_back() -> None:
    table = {"skip_rearm": True, "first_start": "Audit"}

    settings = written(TABLE.additions(a_spec(generalize=table)))

    assert settings == {
        "generalize/Microsoft-Windows-Security-SPP/SkipRearm": "1",
        "oobeSystem/Microsoft-Windows-Deployment/Reseal/Mode": "Audit",
    }
    assert tables(TABLE, {path: str(value) for path, value in settings.items()}) == [table]


def test_nothing_is_written_without_a_key() -> None:
    assert written(TABLE.additions(a_spec(generalize={}))) == {}
