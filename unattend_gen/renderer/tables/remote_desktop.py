"""`[remote_desktop]` in the specialize pass: the switch, the proof of identity, the firewall.

Source:
    Vendor reference: `fDenyTSConnections`, `UserAuthentication`, and the resource that names the
    firewall's group of Remote Desktop in every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.assignment import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.assignment import Planned

_DENY: Final = (
    "specialize/Microsoft-Windows-TerminalServices-LocalSessionManager/fDenyTSConnections"
)
_PROOF: Final = (
    "specialize/Microsoft-Windows-TerminalServices-RDP-WinStationExtensions/UserAuthentication"
)
_GROUP: Final = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]"


def assignments(spec: Spec) -> Iterator[Planned]:
    """Connections allowed or denied; the firewall is opened only for allowed ones."""
    desktop = spec.remote_desktop
    if desktop is None:
        return
    proof = desktop.network_level_authentication
    yield from assign({_DENY: not desktop.enabled, _PROOF: None if proof is None else int(proof)})
    if desktop.enabled:
        yield from assign(
            {
                f"{_GROUP}/@keyValue": "RemoteDesktop",
                f"{_GROUP}/Active": True,
                f"{_GROUP}/Group": "@FirewallAPI.dll,-28752",
                f"{_GROUP}/Profile": desktop.firewall_profile,
            }
        )
