from __future__ import annotations

from tests.specs import a_spec
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.jobs.locale import jobs
from unattend_gen.tables.mapping.additions import Command


def test_without_a_region_nothing_is_run() -> None:
    assert list(jobs(a_spec())) == []
    assert list(jobs(a_spec(locale={"user": "de-DE"}))) == []


def test_the_region_is_set_by_the_user_who_logs_on_first() -> None:
    line = 'powershell.exe -NoProfile -Command "Set-WinHomeLocation -GeoId 94"'

    assert list(jobs(a_spec(locale={"region": "Germany"}))) == [
        Command(Pass.OOBE_SYSTEM, line, "Home region")
    ]
