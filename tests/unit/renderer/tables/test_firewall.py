from __future__ import annotations

import pytest

from tests.specs import a_spec, written
from unattend_gen.renderer.tables import remote_desktop
from unattend_gen.renderer.tables.firewall import assignments

GROUP = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup"
FIREWALL = {"groups": [{"group": "@FirewallAPI.dll,-28502", "active": False, "profile": "domain"}]}


def test_a_group_is_switched_by_its_resource() -> None:
    assert written(assignments(a_spec(firewall=FIREWALL))) == {
        f"{GROUP}[1]/@keyValue": "Group1",
        f"{GROUP}[1]/Active": "false",
        f"{GROUP}[1]/Group": "@FirewallAPI.dll,-28502",
        f"{GROUP}[1]/Profile": "domain",
    }


@pytest.mark.parametrize(("is_enabled", "number"), [(True, 2), (False, 1)])
def test_it_stands_behind_the_group_of_remote_desktop(*, is_enabled: bool, number: int) -> None:
    spec = a_spec(firewall=FIREWALL, remote_desktop={"enabled": is_enabled})
    ours = written(assignments(spec))

    assert f"{GROUP}[{number}]/Group" in ours
    assert not ours.keys() & written(remote_desktop.assignments(spec)).keys()


def test_no_groups_no_settings() -> None:
    assert written(assignments(a_spec())) == {}
