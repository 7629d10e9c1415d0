r"""`[drivers]`: folders with drivers for Setup itself, the image, and the installed Windows.

Source:
    Vendor reference: `DriverPaths/PathAndCredentials` of Microsoft-Windows-PnpCustomizationsWinPE
    for Windows PE and of Microsoft-Windows-PnpCustomizationsNonWinPE for the image, with the
    account of a share. Vendor page on the command syntax of PnPUtil: `/add-driver …` with
    `/subdirs /install` installs the drivers of a folder, since Windows 10 1607.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Final, Self, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from unattend_gen.catalog.windows import windows_version
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import SecretKind
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, PendingSecret, assign, setting_path
from unattend_gen.tables.mapping.marks import Bounded, Runs
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import (
    Parsed,
    Source,
    Table,
    Text,
    line,
    listed,
    named,
    rejected,
)

_LISTS: Final = {
    "windows_pe": (
        "windowsPE/Microsoft-Windows-PnpCustomizationsWinPE/DriverPaths/PathAndCredentials"
    ),
    "image": (
        "offlineServicing/Microsoft-Windows-PnpCustomizationsNonWinPE/DriverPaths"
        "/PathAndCredentials"
    ),
}
"""The list of folders that a key sets."""

_ITEM: Final = f"{_LISTS['windows_pe']}[n]"
_ADD: Final = Runs(
    Pass.SPECIALIZE,
    r'pnputil.exe /add-driver "{text}\*.inf" /subdirs /install',
    "Install the drivers in {text}",
)
_FIRST: Final = "10-1607"
_PLACE: Final = r"(?:[A-Za-z]:|\\\\[^\\/:*?\"<>|%]+\\[^\\/:*?\"<>|%]+)(?:\\[^\\/:*?\"<>|%]+)*"
_LONGEST: Final = 180
"""Characters that leave room for the rest of a command of the specialize pass."""


def _as_table(value: object) -> object:
    return {"path": value} if isinstance(value, str) else value


def _place(value: object) -> str:
    place = line(value)
    if re.fullmatch(_PLACE, place) and len(place) <= _LONGEST:
        return place
    message = f"{named(place)} is not a full path of a folder in Windows"
    advice = rf"write it as 'C:\Drivers', with at most {_LONGEST} characters"
    raise InputError(message, advice=advice)


Place: TypeAlias = Annotated[
    str, Parsed(_place, {"type": "string", "pattern": f"^{_PLACE}$", "maxLength": _LONGEST})
]
Places: TypeAlias = Annotated[
    tuple[Place, ...], BeforeValidator(listed, json_schema_input_type=Place | list[Place])
]


class DriverFolder(Table):
    """A folder with drivers, and the account that may read it if it is on a share."""

    path: Annotated[Text, Bounded(f"{_ITEM}/Path")] = Field(
        description=r"The folder, such as E:\vioscsi\w11\amd64 or \\server\drivers."
    )
    account: Annotated[Text, Bounded(f"{_ITEM}/Credentials/Username")] | None = Field(
        default=None, description="Name of the account."
    )
    domain: Annotated[Text, Bounded(f"{_ITEM}/Credentials/Domain")] | None = Field(
        default=None, description="Its domain, or the name of its computer."
    )
    password: Source | None = Field(default=None, description="Source of its password.")

    @model_validator(mode="after")
    def _require_account(self) -> Self:
        parts = (self.account, self.domain, self.password)
        if any(parts) and not all(parts):
            message = "has an account without domain or password"
            raise rejected(message, advice="write account, domain and password, or none of them")
        return self


Folders: TypeAlias = tuple[
    Annotated[DriverFolder, BeforeValidator(_as_table, json_schema_input_type=str | DriverFolder)],
    ...,
]


class Drivers(Table):
    """Folders with drivers. Setup reads the first two kinds, Windows installs the third."""

    windows_pe: Folders = Field(
        default=(), description="For Setup itself, such as those of the disk controller."
    )
    image: Folders = Field(
        default=(), description="Added to the image before Windows starts for the first time."
    )
    install: Annotated[Places, _ADD] = Field(
        default=(),
        description="Installed by pnputil with the folders below them; since Windows 10 1607.",
    )


def require_pnputil(table: Drivers | None, windows: str | None) -> None:
    """Require a Windows version whose pnputil installs the drivers of a folder.

    Args:
        table: the table, if there is one.
        windows: name of the version, or None if it is invalid too.

    Raises:
        PydanticCustomError: `install` is given for an older version.
    """
    if table is None or windows is None or not table.install:
        return
    if windows_version(windows).build < windows_version(_FIRST).build:
        message = "has install, which pnputil can do since Windows 10 1607"
        raise rejected(message, advice="write the folders under image, or use a script")


class _Folders(SettingsMapping[Drivers]):
    """The folders of Setup and of the image, numbered from 1."""

    def to_settings(self, table: Drivers) -> Iterator[Addition]:
        for key, path in _LISTS.items():
            for number, folder in enumerate(getattr(table, key), start=1):
                item = f"{path}[{number}]"
                yield from assign({f"{item}/@keyValue": number, f"{item}/Path": folder.path})
                yield from _account(f"{item}/Credentials", folder)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        found = {key: [*_found(view, path)] for key, path in _LISTS.items()}
        yield Candidate({key: folders for key, folders in found.items() if folders})


def _account(element: str, folder: DriverFolder) -> Iterator[Addition]:
    if folder.password is not None:
        yield from assign({f"{element}/Domain": folder.domain})
        path = setting_path(f"{element}/Password")
        yield PendingSecret(path, folder.password, SecretKind.PASSWORD)
        yield from assign({f"{element}/Username": folder.account})


def _found(view: View, path: str) -> Iterator[dict[str, object] | str]:
    for item in view.items(path):
        fields = given(
            {
                "path": view.text(f"{item}/Path"),
                "account": view.text(f"{item}/Credentials/Username"),
                "domain": view.text(f"{item}/Credentials/Domain"),
                "password": view.source(f"{item}/Credentials/Password"),
            }
        )
        yield str(fields["path"]) if fields.keys() == {"path"} else fields


TABLE: Final = SpecTable("drivers", Drivers, _Folders())
