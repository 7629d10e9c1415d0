"""`[bitlocker]`: encryption of the drive of Windows, after a recovery password was stored.

A script of the first logon does it, because the domain or the share has to be reachable.

Source:
    Vendor reference of the BitLocker module: `Add-BitLockerKeyProtector`, which has to come before
    `Enable-BitLocker -TpmProtector`, and `Backup-BitLockerKeyProtector` for Active Directory;
    public scripts that call `BackupToAAD-BitLockerKeyProtector` for Entra ID. The module came with
    Windows 8, XTS-AES with Windows 10 1511. Editions called Home have no BitLocker.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from unattend_gen.catalog.windows import windows_version
from unattend_gen.errors import InputError
from unattend_gen.tables.image import Image, editions_of
from unattend_gen.tables.mapping.additions import Addition, Script, Stage
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Parsed, Table, line, named, rejected
from unattend_gen.tables.product_key import ProductKeyTable

_SCRIPT: Final = "bitlocker"
_DIRECTORIES: Final = ("active-directory", "entra-id")
_FOLDER: Final = r"(?:[A-Za-z]:\\|\\\\)[^/:*?\"<>|%\x00-\x1f]+"
_METHODS: Final = {
    "aes-128": "Aes128",
    "aes-256": "Aes256",
    "xts-aes-128": "XtsAes128",
    "xts-aes-256": "XtsAes256",
}
"""The names of the module."""

_FIRST: Final = "8"
_FIRST_XTS: Final = "10-1511"
_WITHOUT: Final = ("Core", "Starter", "HomeBasic", "HomePremium")
"""Begin the ids of editions without BitLocker; ServerStandardCore does not begin with Core."""

_LINE: Final = re.compile(
    r"^\$(recovery|method|usedSpaceOnly) = (?:'(.*)'|\$(true|false))$", re.MULTILINE
)


def _recovery(value: object) -> str:
    place = line(value)
    if place in _DIRECTORIES or re.fullmatch(_FOLDER, place):
        return place
    message = f"{named(place)} is not a place for recovery passwords"
    advice = rf"write {', '.join(_DIRECTORIES)}, or a folder such as '\\server\keys'"
    raise InputError(message, advice=advice)


Recovery: TypeAlias = Annotated[
    str,
    Parsed(
        _recovery,
        {"anyOf": [{"enum": [*_DIRECTORIES]}, {"type": "string", "pattern": f"^{_FOLDER}$"}]},
    ),
]


class Bitlocker(Table):
    """BitLocker with the TPM, for the drive of Windows."""

    recovery: Recovery = Field(
        description="Where the recovery password is stored first: active-directory, entra-id, or a"
        " folder, in which it is in clear text."
    )
    method: Literal["aes-128", "aes-256", "xts-aes-128", "xts-aes-256"] | None = Field(
        default=None, description="Encryption method; that of Windows without it."
    )
    used_space_only: bool = Field(
        default=True, description="Whether only used space is encrypted, as for a new drive."
    )


def require_bitlocker(
    table: Bitlocker | None,
    windows: str | None,
    keys: ProductKeyTable | None,
    image: Image | None,
) -> None:
    """Require a Windows version and an edition that can do what the table says.

    Raises:
        PydanticCustomError: the version is too old, or the edition has no BitLocker.
    """
    if table is None or windows is None:
        return
    is_xts = table.method is not None and table.method.startswith("xts")
    first = windows_version(_FIRST_XTS if is_xts else _FIRST)
    if windows_version(windows).build < first.build:
        what = "method XTS-AES" if is_xts else "the BitLocker module"
        message = f"needs {what}, which came with {first.title}"
        raise rejected(message, advice="use another method, or a script for this Windows version")
    editions = editions_of(keys, image)
    if editions and all(each.startswith(_WITHOUT) for each in editions):
        message = "the edition of the spec has no BitLocker"
        raise rejected(message, advice="remove bitlocker, or install Pro or a higher edition")


class _Encrypts(SettingsMapping[Bitlocker]):
    """The script, whose first lines say what it does."""

    def to_settings(self, table: Bitlocker) -> Iterator[Addition]:
        values = {
            "recovery": table.recovery,
            "method": _METHODS.get(table.method or "", ""),
            "used_space_only": table.used_space_only,
        }
        yield Script(Stage.FIRST_LOGON, _SCRIPT, ".ps1", "scripts/bitlocker.ps1.j2", values)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        methods = {name: word for word, name in _METHODS.items()}
        for script in view.scripts_named(_SCRIPT):
            found = {name: text or flag for name, text, flag in _LINE.findall(script.text)}
            fields = {
                "recovery": found.get("recovery", "").replace("''", "'"),
                "method": methods.get(found.get("method", "")),
                "used_space_only": found.get("usedSpaceOnly") == "true",
            }
            yield Candidate(given(fields))


TABLE: Final = SpecTable("bitlocker", Bitlocker, _Encrypts())
