from __future__ import annotations

from tests.imports import tables
from tests.specs import a_spec, refusals, written
from unattend_gen.tables.remote_desktop import TABLE, RemoteDesktop


def test_only_the_switch_is_needed() -> None:
    assert a_spec(remote_desktop={"enabled": True}).remote_desktop == RemoteDesktop(
        enabled=True, network_level_authentication=None, firewall_profile="all"
    )


def test_the_switch_has_to_be_set() -> None:
    assert refusals(remote_desktop={"firewall_profile": "domain"}) == {
        "remote_desktop.enabled": "is missing"
    }


DENY = "specialize/Microsoft-Windows-TerminalServices-LocalSessionManager/fDenyTSConnections"
PROOF = "specialize/Microsoft-Windows-TerminalServices-RDP-WinStationExtensions/UserAuthentication"
GROUP = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]"


def test_connections_are_allowed_through_the_firewall() -> None:
    desktop = {
        "enabled": True,
        "network_level_authentication": True,
        "firewall_profile": "domain",
    }

    assert written(TABLE.additions(a_spec(remote_desktop=desktop))) == {
        DENY: "false",
        PROOF: "1",
        f"{GROUP}/@keyValue": "RemoteDesktop",
        f"{GROUP}/Active": "true",
        f"{GROUP}/Group": "@FirewallAPI.dll,-28752",
        f"{GROUP}/Profile": "domain",
    }


def test_connections_that_are_denied_open_nothing() -> None:
    desktop = {"enabled": False, "network_level_authentication": False}

    assert written(TABLE.additions(a_spec(remote_desktop=desktop))) == {DENY: "true", PROOF: "0"}


PROFILE = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]/Profile"


def test_connections_that_are_allowed_open_the_firewall() -> None:
    values: dict[str, str] = {DENY: "false", PROOF: "1", PROFILE: "domain"}

    assert tables(TABLE, {**values})[0] == {
        "enabled": True,
        "network_level_authentication": True,
        "firewall_profile": "domain",
    }


def test_connections_that_are_denied_open_nothing_imported() -> None:
    assert tables(TABLE, {DENY: "true", PROFILE: "all"})[0] == {"enabled": False}


def test_without_the_switch_nothing_is_proposed() -> None:
    assert tables(TABLE, {PROFILE: "all"}) == []
