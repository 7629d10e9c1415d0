"""`[device_encryption]`: whether Windows may encrypt drives by itself."""

from pydantic import Field

from unattend_gen.spec.models.base import Table


class DeviceEncryption(Table):
    """The encryption that needs nobody to ask for it; BitLocker can be switched on all the same."""

    prevent: bool = Field(description="Keep Windows from encrypting the drive by itself.")
