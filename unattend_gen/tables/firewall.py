"""`[firewall]`: rule groups that are enabled or disabled."""

import re
from collections.abc import Iterator
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.spec_table import ContextMapping, SpecHead, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Parsed, Table, text
from unattend_gen.tables.remote_desktop import FIREWALL_GROUPS
from unattend_gen.tables.remote_desktop import TABLE as REMOTE_DESKTOP

_GROUP: Final = r"@.+,-\d+"


def _group(value: object) -> str:
    group = text(value)
    if re.fullmatch(_GROUP, group):
        return group
    message = "should be the resource of a rule group"
    raise InputError(
        message, advice="write it as @FirewallAPI.dll,-28752; names differ by language"
    )


Group: TypeAlias = Annotated[str, Parsed(_group, {"type": "string", "pattern": f"^{_GROUP}$"})]


class FirewallGroup(Table):
    """All rules of one group."""

    group: Group = Field(
        description="Resource that names the group, such as @FirewallAPI.dll,-28502."
    )
    active: bool = Field(default=True, description="Whether its rules are active.")
    profile: Literal["all", "domain", "private", "public"] = Field(
        default="all", description="Networks to which the rules apply."
    )


class Firewall(Table):
    """The groups of Windows Firewall, in addition to the one of `remote_desktop`."""

    groups: tuple[FirewallGroup, ...] = ()


class _Groups(ContextMapping[Firewall]):
    """The groups as items of a list, after the one that Remote Desktop needs."""

    def to_settings(self, table: Firewall, spec: SpecHead) -> Iterator[Addition]:
        desktop = REMOTE_DESKTOP.of(spec)
        first = 2 if desktop and desktop.enabled else 1
        for number, group in enumerate(table.groups, start=first):
            item = f"{FIREWALL_GROUPS}[{number}]"
            yield from assign(
                {
                    f"{item}/@keyValue": f"Group{number}",
                    f"{item}/Active": group.active,
                    f"{item}/Group": group.group,
                    f"{item}/Profile": group.profile,
                }
            )

    def from_settings(self, view: View) -> Iterator[Candidate]:
        groups = [
            given(
                {
                    "group": view.text(f"{item}/Group"),
                    "active": view.truth(f"{item}/Active"),
                    "profile": view.text(f"{item}/Profile"),
                }
            )
            for number, item in enumerate(view.items(FIREWALL_GROUPS), start=1)
            if view.text(f"{item}/@keyValue") == f"Group{number}"
        ]
        yield Candidate({"groups": groups} if groups else {})


TABLE: Final = SpecTable("firewall", Firewall, _Groups(), rank=1)
"""Asked after Remote Desktop, whose group comes first."""
