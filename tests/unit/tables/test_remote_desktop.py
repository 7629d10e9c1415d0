from __future__ import annotations

from tests.specs import a_spec, refusals
from unattend_gen.tables.remote_desktop import RemoteDesktop


def test_only_the_switch_is_needed() -> None:
    assert a_spec(remote_desktop={"enabled": True}).remote_desktop == RemoteDesktop(
        enabled=True, network_level_authentication=None, firewall_profile="all"
    )


def test_the_switch_has_to_be_set() -> None:
    assert refusals(remote_desktop={"firewall_profile": "domain"}) == {
        "remote_desktop.enabled": "is missing"
    }
