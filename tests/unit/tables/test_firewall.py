from __future__ import annotations

import pytest

from tests.imports import tables
from tests.specs import a_spec, refusals, written
from unattend_gen.tables import remote_desktop
from unattend_gen.tables.firewall import TABLE, Firewall, FirewallGroup


def test_a_group_is_active_on_all_networks_by_default() -> None:
    assert a_spec(firewall={"groups": [{"group": "@FirewallAPI.dll,-28502"}]}).firewall == Firewall(
        groups=(FirewallGroup(group="@FirewallAPI.dll,-28502", active=True, profile="all"),)
    )


@pytest.mark.parametrize("group", ["Remote Desktop", "@FirewallAPI.dll", "@,-1 x"])
def test_a_translated_name_is_not_a_group(group: str) -> None:
    assert refusals(firewall={"groups": [{"group": group}]}) == {
        "firewall.groups[1].group": "should be the resource of a rule group"
    }


GROUP = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup"
FIREWALL = {"groups": [{"group": "@FirewallAPI.dll,-28502", "active": False, "profile": "domain"}]}


def test_a_group_is_switched_by_its_resource() -> None:
    assert written(TABLE.additions(a_spec(firewall=FIREWALL))) == {
        f"{GROUP}[1]/@keyValue": "Group1",
        f"{GROUP}[1]/Active": "false",
        f"{GROUP}[1]/Group": "@FirewallAPI.dll,-28502",
        f"{GROUP}[1]/Profile": "domain",
    }


@pytest.mark.parametrize(("is_enabled", "number"), [(True, 2), (False, 1)])
def test_it_comes_after_the_group_of_remote_desktop(*, is_enabled: bool, number: int) -> None:
    spec = a_spec(firewall=FIREWALL, remote_desktop={"enabled": is_enabled})
    ours = written(TABLE.additions(spec))

    assert f"{GROUP}[{number}]/Group" in ours
    assert not ours.keys() & written(remote_desktop.TABLE.additions(spec)).keys()


def test_groups_are_read_without_the_one_of_remote_desktop() -> None:
    spec = a_spec(firewall=FIREWALL, remote_desktop={"enabled": True})
    both = (*remote_desktop.TABLE.additions(spec), *TABLE.additions(spec))
    values = {path: str(value) for path, value in written(both).items()}

    assert tables(TABLE, {**values}) == [FIREWALL]
