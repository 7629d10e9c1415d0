"""`[accounts]`: local and domain accounts, the built-in administrator, automatic logon."""

from collections.abc import Iterable
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from unattend_gen.core.secret_source import SecretSource
from unattend_gen.errors import InputError
from unattend_gen.tables.model.account_policy import LockoutField, PasswordAge
from unattend_gen.tables.model.base import Fits, Source, Table, Text, Texts, rejected

ADMINISTRATOR: Final = "Administrator"
"""Name of the built-in account."""

_SHELL: Final = "Microsoft-Windows-Shell-Setup"
_LOCAL: Final = "UserAccounts/LocalAccounts/LocalAccount"
_DOMAIN: Final = "UserAccounts/DomainAccounts/DomainAccountList"
_RESERVED: Final = "none"
_LONGEST_GROUPS: Final = 256
"""Characters of all groups of an account together; the setting holds them as one text."""


def _not_reserved(name: str) -> str:
    if name.lower() == _RESERVED:
        message = "is a name that Windows keeps for itself"
        raise rejected(InputError(message, advice="choose another name"))
    return name


def _joinable(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Groups are written as one text with semicolons between them."""
    if any(";" in group or not group.strip() for group in groups):
        message = "has a group whose name is empty or holds a semicolon"
        raise rejected(InputError(message, advice='write a list: ["Administrators", "Users"]'))
    if len(";".join(groups)) > _LONGEST_GROUPS:
        message = f"has more than {_LONGEST_GROUPS} characters of group names"
        raise rejected(InputError(message, advice="name fewer groups"))
    return groups


Groups: TypeAlias = Annotated[Texts, AfterValidator(_joinable)]


class LocalAccount(Table):
    """One local account."""

    name: Annotated[Text, Fits(_SHELL, f"{_LOCAL}/Name"), AfterValidator(_not_reserved)] = Field(
        description="Name to log on with, at most 20 characters."
    )
    display_name: Annotated[Text, Fits(_SHELL, f"{_LOCAL}/DisplayName")] | None = Field(
        default=None, description="Name as it is shown."
    )
    description: Annotated[Text, Fits(_SHELL, f"{_LOCAL}/Description")] | None = Field(
        default=None, description="Remark on the account."
    )
    groups: Groups = Field(
        default=(), description="Local groups by their English names, such as Administrators."
    )
    password: Source | None = Field(
        default=None, description="Where the password is; without it the account has none."
    )


class DomainAccount(Table):
    """An account or a group of a domain that becomes a member of local groups."""

    name: Annotated[Text, Fits(_SHELL, f"{_DOMAIN}/DomainAccount/Name")] = Field(
        description="Name of the account or group, such as Domain Users."
    )
    domain: Annotated[Text, Fits(_SHELL, f"{_DOMAIN}/Domain")] = Field(
        description="Domain that has it."
    )
    groups: Annotated[Groups, Field(min_length=1)] = Field(
        description="Local groups by their English names, such as Administrators."
    )


class AutoLogon(Table):
    """A logon without anybody at the keyboard.

    `count` is written as it is. The vendor's reference says that Windows adds one to it.
    """

    user: Annotated[Text, Fits(_SHELL, "AutoLogon/Username"), AfterValidator(_not_reserved)] = (
        Field(description="Account that is logged on.")
    )
    count: Annotated[int, Field(ge=1)] = Field(
        default=1, description="How many times; the reference says that Windows adds one."
    )
    domain: Annotated[Text, Fits(_SHELL, "AutoLogon/Domain")] | None = Field(
        default=None, description="Domain of the user, if it has one."
    )
    password: Source | None = Field(
        default=None, description="Where the password is; that of the account unless given."
    )


class Accounts(Table):
    """Everybody who can log on to the computer."""

    administrator: Source | None = Field(
        default=None, description="Where the password of the built-in administrator is."
    )
    local: tuple[LocalAccount, ...] = Field(default=(), description="Local accounts to make.")
    domain: tuple[DomainAccount, ...] = Field(
        default=(), description="Accounts of a domain for local groups."
    )
    passwords: Literal["encoded", "clear"] = Field(
        default="encoded",
        description="How passwords stand in the answer file. Encoded ones can be read by anyone.",
    )
    password_days: PasswordAge | None = Field(
        default=None,
        description="Days after which passwords of local accounts expire, or never.",
    )
    lockout: LockoutField | None = None
    auto_logon: AutoLogon | None = None

    @property
    def auto_logon_password(self) -> SecretSource | None:
        """Where the password for automatic logon is: its own, or that of the account it names."""
        if self.auto_logon is None:
            return None
        known = _passwords(self.local, self.administrator)
        return self.auto_logon.password or known.get(self.auto_logon.user.lower())

    @field_validator("local")
    @classmethod
    def _demand_different(cls, accounts: tuple[LocalAccount, ...]) -> tuple[LocalAccount, ...]:
        _demand_unique(account.name for account in accounts)
        return accounts

    @field_validator("domain")
    @classmethod
    def _demand_each_once(cls, accounts: tuple[DomainAccount, ...]) -> tuple[DomainAccount, ...]:
        _demand_unique(f"{account.domain}\\{account.name}" for account in accounts)
        return accounts

    @field_validator("auto_logon")
    @classmethod
    def _demand_account(cls, logon: AutoLogon | None, info: ValidationInfo) -> AutoLogon | None:
        """An account that is not made here has to say whose it is, and where its password is."""
        if logon is None or not {"local", "administrator"} <= info.data.keys():
            return logon
        known = _passwords(info.data["local"], info.data["administrator"])
        is_known = logon.user.lower() in known
        if not is_known and not logon.password:
            message = "names an account of which no password is known here"
            advice = 'add the account to accounts.local, or add password = "env:NAME"'
            raise rejected(InputError(message, advice=advice))
        is_built_in = logon.user.lower() == ADMINISTRATOR.lower()
        if not is_known and not is_built_in and logon.domain in {None, "."}:
            message = "names an account that is not made here"
            advice = "add the account to accounts.local, or say its domain or computer with domain"
            raise rejected(InputError(message, advice=advice))
        return logon


def _demand_unique(names: Iterable[str]) -> None:
    """Windows does not tell capitals from small letters in the names of accounts."""
    lower = [name.lower() for name in names]
    if len(set(lower)) < len(lower):
        message = "names the same account twice"
        raise rejected(InputError(message, advice="keep one of them"))


def _passwords(
    local: tuple[LocalAccount, ...], administrator: SecretSource | None
) -> dict[str, SecretSource | None]:
    """Where the passwords of the accounts made here are, by name in lower case."""
    passwords = {account.name.lower(): account.password for account in local}
    if administrator:
        passwords.setdefault(ADMINISTRATOR.lower(), administrator)
    return passwords
