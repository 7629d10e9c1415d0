"""`[accounts]`: local accounts, the built-in administrator, and automatic logon."""

from typing import Annotated, Final, Literal

from pydantic import Field, ValidationInfo, field_validator

from unattend_gen.errors import InputError
from unattend_gen.spec.models.base import Source, Table, Text, Texts, rejected
from unattend_gen.spec.secrets import SecretSource

ADMINISTRATOR: Final = "Administrator"
"""Name of the built-in account."""


class LocalAccount(Table):
    """One local account."""

    name: Text = Field(description="Name to log on with, at most 20 characters.")
    display_name: Text | None = None
    description: Text | None = None
    groups: Texts = Field(
        default=(), description="Local groups by their English names, such as Administrators."
    )
    password: Source | None = Field(
        default=None, description="Where the password is; without it the account has none."
    )


class AutoLogon(Table):
    """A logon without anybody at the keyboard.

    `count` is written as it is. The vendor's reference says that Windows adds one to it.
    """

    user: Text
    count: Annotated[int, Field(ge=1)] = Field(
        default=1, description="How many times; the reference says that Windows adds one."
    )
    domain: Text | None = Field(default=None, description="Domain of the user, if it has one.")
    password: Source | None = Field(
        default=None, description="Where the password is; that of the account unless given."
    )


class Accounts(Table):
    """Everybody who can log on to the computer."""

    administrator: Source | None = Field(
        default=None, description="Where the password of the built-in administrator is."
    )
    local: tuple[LocalAccount, ...] = ()
    passwords: Literal["encoded", "clear"] = Field(
        default="encoded",
        description="How passwords stand in the answer file. Encoded ones can be read by anyone.",
    )
    auto_logon: AutoLogon | None = None

    @property
    def auto_logon_password(self) -> SecretSource | None:
        """Where the password for automatic logon is: its own, or that of the account it names."""
        if self.auto_logon is None:
            return None
        known = _passwords(self.local, self.administrator)
        return self.auto_logon.password or known.get(self.auto_logon.user.lower())

    @field_validator("auto_logon")
    @classmethod
    def _demand_account(cls, logon: AutoLogon | None, info: ValidationInfo) -> AutoLogon | None:
        """An account that is not made here has to say where its password is."""
        if logon is None or logon.password or not {"local", "administrator"} <= info.data.keys():
            return logon
        if logon.user.lower() not in _passwords(info.data["local"], info.data["administrator"]):
            message = "names an account of which no password is known here"
            advice = 'add the account to accounts.local, or add password = "env:NAME"'
            raise rejected(InputError(message, advice=advice))
        return logon


def _passwords(
    local: tuple[LocalAccount, ...], administrator: SecretSource | None
) -> dict[str, SecretSource | None]:
    """Where the passwords of the accounts made here are, by name in lower case."""
    passwords = {account.name.lower(): account.password for account in local}
    if administrator:
        passwords.setdefault(ADMINISTRATOR.lower(), administrator)
    return passwords
