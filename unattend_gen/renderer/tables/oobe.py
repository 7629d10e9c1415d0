"""`[oobe]` in the oobeSystem pass.

Source:
    Vendor reference: of the three values of `ProtectYourPC`, 1 and 2 switch the express settings
    on and 3 switches them off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.assignment import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.assignment import Planned

_OOBE: Final = "oobeSystem/Microsoft-Windows-Shell-Setup/OOBE"
_PROTECTION: Final = {None: None, True: 1, False: 3}


def assignments(spec: Spec) -> Iterator[Planned]:
    """The pages of the first start that are hidden, and what is answered in their place."""
    oobe = spec.oobe
    if oobe is None:
        return
    yield from assign(
        {
            f"{_OOBE}/HideEULAPage": oobe.hide_eula,
            f"{_OOBE}/HideLocalAccountScreen": oobe.hide_local_account,
            f"{_OOBE}/HideOEMRegistrationScreen": oobe.hide_oem_registration,
            f"{_OOBE}/HideOnlineAccountScreens": oobe.hide_online_account,
            f"{_OOBE}/HideWirelessSetupInOOBE": oobe.hide_wireless,
            f"{_OOBE}/NetworkLocation": oobe.network_location,
            f"{_OOBE}/ProtectYourPC": _PROTECTION[oobe.express_settings],
        }
    )
