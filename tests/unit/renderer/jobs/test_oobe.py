from __future__ import annotations

import pytest

from tests.specs import a_spec
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.jobs.oobe import jobs
from unattend_gen.tables.mapping.jobs import Command


def test_without_a_word_on_the_network_nothing_is_run() -> None:
    assert list(jobs(a_spec())) == []
    assert list(jobs(a_spec(oobe={"hide_eula": True}))) == []


@pytest.mark.parametrize(("said", "value"), [(True, 1), (False, 0)])
def test_a_value_of_the_registry_says_whether_a_network_is_needed(
    said: bool,  # noqa: FBT001 - a value of the spec
    value: int,
) -> None:
    line = (
        r"reg.exe add HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\OOBE"
        f" /v BypassNRO /t REG_DWORD /d {value} /f"
    )

    assert list(jobs(a_spec(oobe={"without_network": said}))) == [
        Command(Pass.SPECIALIZE, line, "First start without a network")
    ]
