from __future__ import annotations

from tests.imports import tables
from unattend_gen.importer.tables.remote_desktop import propose

DENY = "specialize/Microsoft-Windows-TerminalServices-LocalSessionManager/fDenyTSConnections"
PROOF = "specialize/Microsoft-Windows-TerminalServices-RDP-WinStationExtensions/UserAuthentication"
PROFILE = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]/Profile"


def test_connections_that_are_allowed_open_the_firewall() -> None:
    values: dict[str, str] = {DENY: "false", PROOF: "1", PROFILE: "domain"}

    assert tables(propose, {**values})[0] == {
        "enabled": True,
        "network_level_authentication": True,
        "firewall_profile": "domain",
    }


def test_connections_that_are_denied_open_nothing() -> None:
    assert tables(propose, {DENY: "true", PROFILE: "all"})[0] == {"enabled": False}


def test_without_the_switch_nothing_is_proposed() -> None:
    assert tables(propose, {PROFILE: "all"}) == []
