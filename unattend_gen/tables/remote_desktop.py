"""`[remote_desktop]`: Remote Desktop and the firewall group it needs.

Source:
    Vendor reference: `fDenyTSConnections`, `UserAuthentication`, and the resource that names the
    firewall group of Remote Desktop in every language.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import Field

from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marks import Sets
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.transforms import BIT, NEGATED
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Table, Text

_DENY: Final = (
    "specialize/Microsoft-Windows-TerminalServices-LocalSessionManager/fDenyTSConnections"
)
_PROOF: Final = (
    "specialize/Microsoft-Windows-TerminalServices-RDP-WinStationExtensions/UserAuthentication"
)
FIREWALL_GROUPS: Final = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup"
"""The items of the list of firewall groups."""

_GROUP: Final = f"{FIREWALL_GROUPS}[1]"
_KEY: Final = "RemoteDesktop"
_RESOURCE: Final = "@FirewallAPI.dll,-28752"


class RemoteDesktop(Table):
    """Remote Desktop and the firewall group it needs."""

    enabled: Annotated[bool, Sets(_DENY, NEGATED)] = Field(
        description="Whether connections are accepted."
    )
    network_level_authentication: Annotated[bool | None, Sets(_PROOF, BIT)] = Field(
        default=None, description="Whether users authenticate before a session starts."
    )
    firewall_profile: Literal["all", "domain", "private", "public"] = Field(
        default="all", description="Networks on which the firewall accepts connections."
    )
    firewall_group: Text = Field(
        default=_RESOURCE,
        description="Group of firewall rules; its resource, which has the same name in every "
        "language, unless given.",
    )


class _FirewallGroup(SettingsMapping[RemoteDesktop]):
    """The built-in group of firewall rules, which only accepted connections need."""

    def to_settings(self, table: RemoteDesktop) -> Iterator[Addition]:
        if table.enabled:
            yield from assign(
                {
                    f"{_GROUP}/@keyValue": _KEY,
                    f"{_GROUP}/Active": True,
                    f"{_GROUP}/Group": table.firewall_group,
                    f"{_GROUP}/Profile": table.firewall_profile,
                }
            )

    def from_settings(self, view: View) -> Iterator[Candidate]:
        profile = view.text(f"{_GROUP}/Profile")
        if profile and view.truth(_DENY) is False:
            group = view.text(f"{_GROUP}/Group")
            named = {"firewall_group": group} if group != _RESOURCE else {}
            yield Candidate({"firewall_profile": profile, **named})
        yield Candidate({})


TABLE: Final = SpecTable("remote_desktop", RemoteDesktop, _FirewallGroup())
