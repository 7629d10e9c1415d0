from __future__ import annotations

import pytest

from tests.imports import spec_of_file, tables
from tests.samples import a_component, an_answer_file
from tests.specs import a_spec, given, jobs, refusals, written
from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import Command
from unattend_gen.tables.power import TABLE


def test_a_plan_and_minutes() -> None:
    table = {"plan": "balanced", "hibernate": False, "sleep_minutes": 0}

    assert given(a_spec(power=table).power) == table


@pytest.mark.parametrize(
    ("minutes", "message"),
    [(-1, "should be 0 or more"), (71_582_789, "should be 71582788 or less")],
)
def test_minutes_have_bounds(minutes: int, message: str) -> None:
    assert refusals(power={"sleep_minutes": minutes}) == {"power.sleep_minutes": message}


PLAN = "specialize/Microsoft-Windows-powercpl/PreferredPlan"


@pytest.mark.parametrize(
    ("plan", "identifier"),
    [
        ("balanced", "381b4222-f694-41f0-9685-ff5bb260df2e"),
        ("high-performance", "8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c"),
        ("power-saver", "a1841308-3541-4fab-bc81-f71556f20b4a"),
    ],
)
def test_a_plan_is_set_by_its_identifier(plan: str, identifier: str) -> None:
    assert written(TABLE.additions(a_spec(power={"plan": plan}))) == {PLAN: identifier}


def test_without_a_plan_nothing_is_set() -> None:
    assert written(TABLE.additions(a_spec(power={"hibernate": True}))) == {}


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
    assert [*jobs(TABLE, a_spec(power=power))] == [Command(Pass.SPECIALIZE, line, description)]


def test_a_plan_needs_no_command() -> None:
    assert [*jobs(TABLE, a_spec(power={"plan": "balanced"}))] == []


COMPONENT = "Microsoft-Windows-powercpl"


def test_an_identifier_of_another_plan_is_not_read() -> None:
    assert tables(TABLE, {PLAN: "x"}) == []


def test_the_plan_of_the_file_is_taken() -> None:
    body = "<PreferredPlan>8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c</PreferredPlan>"
    data = an_answer_file(("specialize", a_component(COMPONENT, body)))

    assert spec_of_file(data)["power"] == {"plan": "high-performance"}
