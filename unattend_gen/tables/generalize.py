"""`[generalize]`: what Sysprep keeps and what the next start does.

Source:
    Vendor reference: `SkipRearm` keeps the state of activation, `PersistAllDeviceInstalls` the
    devices, `DoNotCleanUpNonPresentDevices` those that are not present; `Reseal` says how the
    computer starts next; `CopyProfile` makes the profile of the administrator that of new users.
"""

from typing import Annotated, Final, Literal

from pydantic import Field

from unattend_gen.tables.mapping.marks import Sets
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.mapping.transforms import BIT
from unattend_gen.tables.model.base import Table

_DEVICES: Final = "generalize/Microsoft-Windows-PnpSysprep"
_RESEAL: Final = "Microsoft-Windows-Deployment/Reseal/Mode"


class Generalize(Table):
    """Sysprep, and audit mode."""

    skip_rearm: Annotated[
        bool | None, Sets("generalize/Microsoft-Windows-Security-SPP/SkipRearm", BIT)
    ] = Field(default=None, description="Whether the state of activation is kept.")
    keep_devices: Annotated[bool | None, Sets(f"{_DEVICES}/PersistAllDeviceInstalls")] = Field(
        default=None, description="Whether installed devices are kept."
    )
    keep_absent_devices: Annotated[
        bool | None, Sets(f"{_DEVICES}/DoNotCleanUpNonPresentDevices")
    ] = Field(default=None, description="Whether devices that are not present are kept.")
    copy_profile: Annotated[
        bool | None, Sets("specialize/Microsoft-Windows-Shell-Setup/CopyProfile")
    ] = Field(
        default=None,
        description="Whether new users get the profile of the built-in administrator.",
    )
    first_start: Annotated[Literal["Audit", "OOBE"] | None, Sets(f"oobeSystem/{_RESEAL}")] = Field(
        default=None, description="Whether the computer starts in audit mode instead of OOBE."
    )
    after_audit: Annotated[Literal["Audit", "OOBE"] | None, Sets(f"auditUser/{_RESEAL}")] = Field(
        default=None, description="How the computer starts after audit mode."
    )


TABLE: Final = SpecTable[Generalize]("generalize", Generalize)
