"""`[oobe]` from the oobeSystem pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.proposal import Proposal
from unattend_gen.tables.mapping.view import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_OOBE: Final = "oobeSystem/Microsoft-Windows-Shell-Setup/OOBE"
_EXPRESS: Final = {"1": True, "3": False}
"""What `ProtectYourPC` says of the express settings; 2 says the same as 1 and is kept as it is."""


def propose(view: View) -> Iterator[Proposal]:
    """The pages of the first start."""
    yield Proposal(
        given(
            {
                "hide_eula": view.truth(f"{_OOBE}/HideEULAPage"),
                "hide_local_account": view.truth(f"{_OOBE}/HideLocalAccountScreen"),
                "hide_oem_registration": view.truth(f"{_OOBE}/HideOEMRegistrationScreen"),
                "hide_online_account": view.truth(f"{_OOBE}/HideOnlineAccountScreens"),
                "hide_wireless": view.truth(f"{_OOBE}/HideWirelessSetupInOOBE"),
                "network_location": view.text(f"{_OOBE}/NetworkLocation"),
                "express_settings": _EXPRESS.get(view.text(f"{_OOBE}/ProtectYourPC") or ""),
            }
        )
    )
