from __future__ import annotations

import pytest

from tests.specs import a_spec
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.jobs.power import jobs
from unattend_gen.tables.mapping.jobs import Command


@pytest.mark.parametrize(
    ("power", "line", "description"),
    [
        ({"hibernate": False}, "powercfg.exe /hibernate off", "Hibernation off"),
        ({"hibernate": True}, "powercfg.exe /hibernate on", "Hibernation on"),
        (
            {"display_off_minutes": 10},
            "powercfg.exe /change monitor-timeout-ac 10",
            "Idle minutes until the display is off",
        ),
        (
            {"sleep_minutes": 0},
            "powercfg.exe /change standby-timeout-ac 0",
            "Idle minutes until the machine sleeps",
        ),
    ],
)
def test_each_value_is_a_call_of_powercfg(
    power: dict[str, object], line: str, description: str
) -> None:
    assert [*jobs(a_spec(power=power))] == [Command(Pass.SPECIALIZE, line, description)]


def test_a_plan_needs_no_command() -> None:
    assert [*jobs(a_spec(power={"plan": "balanced"}))] == []
    assert [*jobs(a_spec())] == []
