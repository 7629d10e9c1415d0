"""`[wds]`: image, logon and server switch, for the target wds only.

Source:
    Vendor reference: `WindowsDeploymentServices`, its logon, and its image selection, which has
    an `InstallTo` that replaces the one below `ImageInstall/OSImage`.
"""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field, ValidationInfo, field_validator

from unattend_gen.core.secret import SecretKind
from unattend_gen.tables.disk import INSTALL_TO
from unattend_gen.tables.disk import TABLE as DISK
from unattend_gen.tables.mapping.additions import (
    Addition,
    Assignment,
    PendingSecret,
    assign,
    setting_path,
)
from unattend_gen.tables.mapping.spec_table import ContextMapping, SpecHead, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Parsed, Source, Table, Text, rejected
from unattend_gen.tables.model.choice import windows_name


class Wds(Table):
    """The choices of the client and the settings of the server.

    Source:
        KB5074952 for the switch.
    """

    image: Text | None = Field(
        default=None, description="Name of the install image on the server, as WDS shows it."
    )
    image_group: Text | None = Field(
        default=None, validate_default=True, description="Its image group."
    )
    image_file: Text | None = Field(
        default=None, description="File name, if several images have the same name."
    )
    account: Text | None = Field(
        default=None, description="Account that logs on to the server, with or without @domain."
    )
    account_domain: Text | None = Field(default=None, description="Domain of that account.")
    password: Source | None = Field(
        default=None,
        validate_default=True,
        description="Source of its password; anyone who asks the server can read it.",
    )
    boot_windows: Annotated[str, Parsed(windows_name, {"type": "string"})] | None = Field(
        default=None,
        description="Windows version of the boot image, whose Setup reads the client file.",
    )
    hands_free: bool | None = Field(
        default=None,
        description="Value of the server's switch for answer files without logon; true is unsafe.",
    )

    @field_validator("image_group", "image_file")
    @classmethod
    def _require_image(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Require both the name and the group of an image."""
        image = info.data.get("image")
        if image is not None and value is None and info.field_name == "image_group":
            message = "is missing; an image is chosen by its name and its group"
            raise rejected(message, advice='add image_group = "…", as WDS shows it')
        if image is None and value is not None:
            message = "has no effect without an image"
            raise rejected(message, advice='add image = "…", or remove this key')
        return value

    @field_validator("account_domain", "password")
    @classmethod
    def _require_account(cls, value: object, info: ValidationInfo) -> object:
        """Require both an account and its password."""
        account = info.data.get("account")
        if account is not None and value is None and info.field_name == "password":
            message = "is missing; the account needs a password"
            raise rejected(message, advice='add password = "env:NAME"')
        if account is None and value is not None:
            message = "has no effect without an account"
            raise rejected(message, advice='add account = "…", or remove this key')
        return value


_SERVICES: Final = "windowsPE/Microsoft-Windows-Setup/WindowsDeploymentServices"
_LOGIN: Final = f"{_SERVICES}/Login/Credentials"
_SELECTION: Final = f"{_SERVICES}/ImageSelection"
_PASSWORD: Final = f"{_LOGIN}/Password"
_TEXTS: Final = {
    "image": f"{_SELECTION}/InstallImage/ImageName",
    "image_group": f"{_SELECTION}/InstallImage/ImageGroup",
    "image_file": f"{_SELECTION}/InstallImage/Filename",
    "account": f"{_LOGIN}/Username",
    "account_domain": f"{_LOGIN}/Domain",
}


class _Client(ContextMapping[Wds]):
    """The choices of the client; without an image or an account it asks for them."""

    def to_settings(self, table: Wds, spec: SpecHead) -> Iterator[Addition]:
        if spec.target != "wds":
            return
        yield from assign({path: getattr(table, key) for key, path in _TEXTS.items()})
        if table.password is not None:
            yield PendingSecret(setting_path(_PASSWORD), table.password, SecretKind.PASSWORD)
        if table.image is not None:
            yield from _install_to(spec)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        texts = {key: view.text(path) for key, path in _TEXTS.items()}
        yield Candidate(given({**texts, "password": view.source(_PASSWORD)}))


def _install_to(spec: SpecHead) -> Iterator[Assignment]:
    """Yield the disk and the partition that `[disk]` has for Windows, where WDS looks for them."""
    for addition in DISK.additions(spec):
        if isinstance(addition, Assignment) and str(addition.path).startswith(f"{INSTALL_TO}/"):
            element = str(addition.path).removeprefix(INSTALL_TO)
            path = setting_path(f"{_SELECTION}/InstallTo{element}")
            yield Assignment(path, addition.value)


TABLE: Final = SpecTable("wds", Wds, _Client())
