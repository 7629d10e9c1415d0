"""`[oobe]`: which pages the first start shows."""

from typing import Literal

from pydantic import Field

from unattend_gen.spec.models.base import Table


class Oobe(Table):
    """Pages of the first start; each is shown unless it is hidden."""

    hide_eula: bool | None = None
    hide_local_account: bool | None = Field(
        default=None, description="The page for the administrator's password, on servers."
    )
    hide_oem_registration: bool | None = None
    hide_online_account: bool | None = None
    hide_wireless: bool | None = None
    network_location: Literal["Home", "Work", "Other"] | None = Field(
        default=None, description="Only up to Windows 8.1."
    )
    protect_your_pc: Literal[1, 2, 3] | None = Field(
        default=None, description="1 recommended, 2 only updates, 3 none; without it Windows asks."
    )
