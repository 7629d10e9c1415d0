"""`[oobe]`: which pages the first start shows.

Source:
    Vendor reference: of the three values of `ProtectYourPC`, 1 and 2 switch the express settings
    on and 3 switches them off. `BypassNRO` is not documented by the vendor; public answer files
    for Windows 11 write it.
"""

from typing import Annotated, Final, Literal

from pydantic import Field

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.marks import Runs, Sets
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.mapping.transforms import BIT, words
from unattend_gen.tables.model.base import Table

_OOBE: Final = "oobeSystem/Microsoft-Windows-Shell-Setup/OOBE"
_EXPRESS: Final = Sets(f"{_OOBE}/ProtectYourPC", words({True: "1", False: "3"}))
_NO_NETWORK: Final = Runs(
    Pass.SPECIALIZE,
    r"reg.exe add HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\OOBE"
    " /v BypassNRO /t REG_DWORD /d {text} /f",
    "First start without a network",
    BIT,
)


class Oobe(Table):
    """Pages of the first start, which are shown unless hidden."""

    hide_eula: Annotated[bool | None, Sets(f"{_OOBE}/HideEULAPage")] = Field(
        default=None, description="The licence page."
    )
    hide_local_account: Annotated[bool | None, Sets(f"{_OOBE}/HideLocalAccountScreen")] = Field(
        default=None, description="The page for the administrator's password, on servers."
    )
    hide_oem_registration: Annotated[bool | None, Sets(f"{_OOBE}/HideOEMRegistrationScreen")] = (
        Field(default=None, description="The registration page of the manufacturer.")
    )
    hide_online_account: Annotated[bool | None, Sets(f"{_OOBE}/HideOnlineAccountScreens")] = Field(
        default=None, description="The pages for an account at Microsoft."
    )
    hide_wireless: Annotated[bool | None, Sets(f"{_OOBE}/HideWirelessSetupInOOBE")] = Field(
        default=None, description="The Wi-Fi page."
    )
    network_location: Annotated[
        Literal["Home", "Work", "Other"] | None, Sets(f"{_OOBE}/NetworkLocation")
    ] = Field(
        default=None,
        description="Kind of network, up to Windows 8.1; without it, the page is shown.",
    )
    express_settings: Annotated[bool | None, _EXPRESS] = Field(
        default=None,
        description="Express privacy settings on or off; without it, the page is shown.",
    )
    without_network: Annotated[bool | None, _NO_NETWORK] = Field(
        default=None,
        description=(
            "Whether the first start continues without a network: the registry value BypassNRO, "
            "which the vendor does not document."
        ),
    )


TABLE: Final = SpecTable[Oobe]("oobe", Oobe)
