"""`[device_encryption]`: whether Windows may encrypt drives by itself."""

from typing import Annotated, Final

from pydantic import Field

from unattend_gen.tables.model.base import Sets, Table

_DRIVER: Final = "Microsoft-Windows-SecureStartup-FilterDriver"


class DeviceEncryption(Table):
    """The encryption that needs nobody to ask for it; BitLocker can be switched on all the same."""

    prevent: Annotated[bool, Sets(_DRIVER, "PreventDeviceEncryption")] = Field(
        description="Keep Windows from encrypting the drive by itself."
    )
