"""`[device_encryption]`: whether Windows may encrypt drives automatically."""

from typing import Annotated, Final

from pydantic import Field

from unattend_gen.tables.mapping.marks import Sets
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.model.base import Table

_PREVENT: Final = "specialize/Microsoft-Windows-SecureStartup-FilterDriver/PreventDeviceEncryption"


class DeviceEncryption(Table):
    """Automatic encryption; BitLocker can still be enabled by hand.

    Set in the specialize pass, before a user signs in and encryption starts.
    """

    prevent: Annotated[bool, Sets(_PREVENT)] = Field(
        description="Whether to prevent automatic encryption."
    )


TABLE: Final = SpecTable[DeviceEncryption]("device_encryption", DeviceEncryption)
