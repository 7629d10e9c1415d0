from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.remote_desktop import assignments

DENY = "specialize/Microsoft-Windows-TerminalServices-LocalSessionManager/fDenyTSConnections"
PROOF = "specialize/Microsoft-Windows-TerminalServices-RDP-WinStationExtensions/UserAuthentication"
GROUP = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]"


def test_without_the_table_nothing_is_said() -> None:
    assert written(assignments(a_spec())) == {}


def test_connections_are_allowed_through_the_firewall() -> None:
    desktop = {
        "enabled": True,
        "network_level_authentication": True,
        "firewall_profile": "domain",
    }

    assert written(assignments(a_spec(remote_desktop=desktop))) == {
        DENY: "false",
        PROOF: "1",
        f"{GROUP}/@keyValue": "RemoteDesktop",
        f"{GROUP}/Active": "true",
        f"{GROUP}/Group": "@FirewallAPI.dll,-28752",
        f"{GROUP}/Profile": "domain",
    }


def test_connections_that_are_denied_open_nothing() -> None:
    desktop = {"enabled": False, "network_level_authentication": False}

    assert written(assignments(a_spec(remote_desktop=desktop))) == {DENY: "true", PROOF: "0"}
