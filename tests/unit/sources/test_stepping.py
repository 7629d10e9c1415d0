from __future__ import annotations

from unattend_gen.core.location import Location
from unattend_gen.sources.stepping import step_into


def test_a_member_is_one_step_further_in() -> None:
    assert step_into(Location("a.zip", ("b.zip",)), "c/d.xml") == Location(
        "a.zip", ("b.zip", "c/d.xml")
    )
