"""`[remote_desktop]`: connections from elsewhere."""

from typing import Literal

from pydantic import Field

from unattend_gen.tables.model.base import Table


class RemoteDesktop(Table):
    """Remote Desktop and the firewall group it needs."""

    enabled: bool = Field(description="Whether others may connect.")
    network_level_authentication: bool | None = Field(
        default=None, description="Whether a user proves who she is before a session is made."
    )
    firewall_profile: Literal["all", "domain", "private", "public"] = Field(
        default="all", description="On which networks the firewall lets it in."
    )
