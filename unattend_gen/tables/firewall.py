"""`[firewall]`: rule groups that are switched on or off."""

import re
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, Table, text

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
    active: bool = Field(default=True, description="Whether its rules apply.")
    profile: Literal["all", "domain", "private", "public"] = Field(
        default="all", description="On which networks."
    )


class Firewall(Table):
    """The groups of Windows Firewall, beside the one of `remote_desktop`."""

    groups: tuple[FirewallGroup, ...] = ()
