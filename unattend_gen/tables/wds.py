"""`[wds]`: what only the target wds reads: the image on the server, the log-on, the switch."""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, Source, Table, Text, rejected
from unattend_gen.tables.model.choice import windows_name


class Wds(Table):
    """The client's choices and what the server is told.

    Source:
        Vendor reference: `WindowsDeploymentServices`, its image selection and its log-on;
        KB5074952 for the switch.
    """

    image: Text | None = Field(
        default=None, description="Name of the install image on the server, as WDS shows it."
    )
    image_group: Text | None = Field(
        default=None, validate_default=True, description="Image group that holds it."
    )
    image_file: Text | None = Field(
        default=None, description="File name that tells images of one name apart."
    )
    account: Text | None = Field(
        default=None, description="Account for the log-on at the server, with or without @domain."
    )
    account_domain: Text | None = Field(default=None, description="Domain of that account.")
    password: Source | None = Field(
        default=None,
        validate_default=True,
        description="Where its password is; anyone who asks the server can read it.",
    )
    boot_windows: Annotated[str, Parsed(windows_name, {"type": "string"})] | None = Field(
        default=None,
        description="Windows of the boot image, whose Setup reads the client file.",
    )
    hands_free: bool | None = Field(
        default=None,
        description="Value of the server's switch for answer files without log-on; true is unsafe.",
    )

    @field_validator("image_group", "image_file")
    @classmethod
    def _demand_image(cls, value: str | None, info: ValidationInfo) -> str | None:
        """An image is named by its name and its group."""
        image = info.data.get("image")
        if image is not None and value is None and info.field_name == "image_group":
            message = "is missing, an image is chosen by its name and its group"
            raise rejected(InputError(message, advice='add image_group = "…", as WDS shows it'))
        if image is None and value is not None:
            message = "names no image by itself"
            raise rejected(InputError(message, advice='add image = "…", or remove this key'))
        return value

    @field_validator("account_domain", "password")
    @classmethod
    def _demand_account(cls, value: object, info: ValidationInfo) -> object:
        """An account and its password come together."""
        account = info.data.get("account")
        if account is not None and value is None and info.field_name == "password":
            message = "is missing, the account logs on with it"
            raise rejected(InputError(message, advice='add password = "env:NAME"'))
        if account is None and value is not None:
            message = "belongs to an account, and there is none"
            raise rejected(InputError(message, advice='add account = "…", or remove this key'))
        return value
