from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.power import Power


def test_a_plan_and_minutes() -> None:
    table = {"plan": "balanced", "hibernate": False, "sleep_minutes": 0}

    assert a_spec(power=table).power == Power(plan="balanced", hibernate=False, sleep_minutes=0)


@pytest.mark.parametrize(
    ("minutes", "message"),
    [(-1, "should be 0 or more"), (71_582_789, "should be 71582788 or less")],
)
def test_minutes_have_bounds(minutes: int, message: str) -> None:
    assert refusals(power={"sleep_minutes": minutes}) == {"power.sleep_minutes": message}
