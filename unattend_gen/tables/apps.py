"""`[apps]`: provisioned apps that no new user gets.

Source:
    Vendor reference of app package manifests: a package name has 3 to 50 letters, digits, dots
    and dashes. Vendor reference of the DISM module: a provisioned package is removed by its full
    name, which differs by version; its `DisplayName` does not.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Final, TypeAlias

from pydantic import BeforeValidator, Field

from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, Script, Stage
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Parsed, Table, listed, named, text

_NAME: Final = r"[A-Za-z0-9.-]{3,50}"
_LISTED: Final = re.compile(rf"^    '({_NAME})'$", re.MULTILINE)
"""A name in the list at the top of the script."""

_SCRIPT: Final = "remove-apps"


def _name(value: object) -> str:
    name = text(value)
    if re.fullmatch(_NAME, name):
        return name
    message = f"{named(name)} is not the name of an app package"
    advice = "write a DisplayName from Get-AppxProvisionedPackage -Online, without wildcards"
    raise InputError(message, advice=advice)


Name: TypeAlias = Annotated[str, Parsed(_name, {"type": "string", "pattern": f"^{_NAME}$"})]
Names: TypeAlias = Annotated[
    tuple[Name, ...], BeforeValidator(listed, json_schema_input_type=Name | list[Name])
]


class Apps(Table):
    """Apps of the image that are removed before the first user is created."""

    remove: Names = Field(
        default=(), description="Package names such as Microsoft.BingNews, from Windows 8 on."
    )


class _Removal(SettingsMapping[Apps]):
    """One script for all apps, in the specialize pass."""

    def to_settings(self, table: Apps) -> Iterator[Addition]:
        if table.remove:
            values = {"names": table.remove}
            template = "scripts/remove-apps.ps1.j2"
            yield Script(Stage.SPECIALIZE, _SCRIPT, ".ps1", template, values)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        for script in view.scripts_named(_SCRIPT):
            yield Candidate({"remove": _LISTED.findall(script.text)})


TABLE: Final = SpecTable("apps", Apps, _Removal())
