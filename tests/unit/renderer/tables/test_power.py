from __future__ import annotations

import pytest

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.power import assignments

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
    assert written(assignments(a_spec(power={"plan": plan}))) == {PLAN: identifier}


def test_without_a_plan_nothing_is_set() -> None:
    assert written(assignments(a_spec(power={"hibernate": True}))) == {}
    assert written(assignments(a_spec())) == {}
