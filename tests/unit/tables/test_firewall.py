from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.firewall import Firewall, FirewallGroup


def test_a_group_is_on_everywhere_unless_told_otherwise() -> None:
    assert a_spec(firewall={"groups": [{"group": "@FirewallAPI.dll,-28502"}]}).firewall == Firewall(
        groups=(FirewallGroup(group="@FirewallAPI.dll,-28502", active=True, profile="all"),)
    )


@pytest.mark.parametrize("group", ["Remote Desktop", "@FirewallAPI.dll", "@,-1 x"])
def test_a_name_in_some_language_is_no_group(group: str) -> None:
    assert refusals(firewall={"groups": [{"group": group}]}) == {
        "firewall.groups[1].group": "should be the resource of a rule group"
    }
