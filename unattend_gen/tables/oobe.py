"""`[oobe]`: which pages the first start shows."""

from typing import Annotated, Final, Literal

from pydantic import Field

from unattend_gen.tables.model.base import Sets, Table

_SHELL: Final = "Microsoft-Windows-Shell-Setup"


class Oobe(Table):
    """Pages of the first start; each is shown unless it is hidden."""

    hide_eula: bool | None = Field(default=None, description="The licence page.")
    hide_local_account: Annotated[bool | None, Sets(_SHELL, "OOBE/HideLocalAccountScreen")] = Field(
        default=None, description="The page for the administrator's password, on servers."
    )
    hide_oem_registration: Annotated[
        bool | None, Sets(_SHELL, "OOBE/HideOEMRegistrationScreen")
    ] = Field(default=None, description="The registration page of the manufacturer.")
    hide_online_account: Annotated[bool | None, Sets(_SHELL, "OOBE/HideOnlineAccountScreens")] = (
        Field(default=None, description="The pages for an account at Microsoft.")
    )
    hide_wireless: Annotated[bool | None, Sets(_SHELL, "OOBE/HideWirelessSetupInOOBE")] = Field(
        default=None, description="The Wi-Fi page."
    )
    network_location: Literal["Home", "Work", "Other"] | None = Field(
        default=None, description="Kind of network, up to Windows 8.1; without it the page asks."
    )
    express_settings: bool | None = Field(
        default=None, description="Express privacy settings on or off; without it the page asks."
    )
    without_network: bool | None = Field(
        default=None,
        description=(
            "Whether the first start goes on without a network: the registry value BypassNRO, "
            "which the vendor does not document."
        ),
    )
