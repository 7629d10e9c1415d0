"""`[remote_desktop]` from the specialize pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.proposal import Proposal
from unattend_gen.tables.mapping.view import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_DENY: Final = (
    "specialize/Microsoft-Windows-TerminalServices-LocalSessionManager/fDenyTSConnections"
)
_PROOF: Final = (
    "specialize/Microsoft-Windows-TerminalServices-RDP-WinStationExtensions/UserAuthentication"
)
_GROUP: Final = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]"
_PROVES: Final = {"0": False, "1": True}


def propose(view: View) -> Iterator[Proposal]:
    """Connections allowed or denied, the firewall with them."""
    denied = view.truth(_DENY)
    if denied is None:
        return
    proof = _PROVES.get(view.text(_PROOF) or "")
    profile = view.text(f"{_GROUP}/Profile")
    table = {"enabled": not denied, "network_level_authentication": proof}
    yield Proposal(given({**table, "firewall_profile": None if denied else profile}))
    yield Proposal(given(table))
