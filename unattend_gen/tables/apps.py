"""`[apps]`: provisioned apps that no new user gets.

Source:
    Vendor reference of app package manifests: a package name has 3 to 50 letters, digits, dots
    and dashes.
"""

import re
from typing import Annotated, Final, TypeAlias

from pydantic import BeforeValidator, Field

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, Table, text

_NAME: Final = r"[A-Za-z0-9.-]{3,50}"


def _name(value: object) -> str:
    name = text(value)
    if re.fullmatch(_NAME, name):
        return name
    message = "is no name of an app package"
    advice = "write DisplayName as Get-AppxProvisionedPackage -Online gives it; no wildcards"
    raise InputError(message, advice=advice)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Name: TypeAlias = Annotated[str, Parsed(_name, {"type": "string", "pattern": f"^{_NAME}$"})]
Names: TypeAlias = Annotated[
    tuple[Name, ...], BeforeValidator(_listed, json_schema_input_type=Name | list[Name])
]


class Apps(Table):
    """Which apps of the image are taken out before the first user is made."""

    remove: Names = Field(
        default=(), description="Package names such as Microsoft.BingNews, from Windows 8 on."
    )
