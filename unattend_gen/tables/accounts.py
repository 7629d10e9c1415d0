"""`[accounts]`: local and domain accounts, the built-in administrator, automatic logon.

Source:
    Vendor reference: `PlainText` says whether the sibling `Value` is clear text; an encoded one
    has the name of the wrapping element after the password. Groups are joined by semicolons.
    Vendor pages on `net accounts`, and public answer files that run it.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from unattend_gen.core.password import decoded_secret, encode_password
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import SecretSource
from unattend_gen.tables.mapping.additions import (
    Addition,
    Assignment,
    PendingSecret,
    assign,
    setting_path,
)
from unattend_gen.tables.mapping.marked import fields
from unattend_gen.tables.mapping.marks import ITEM, Bounded, Fits, Sets
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.transforms import joined
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.account_policy import (
    LOCKOUT,
    PASSWORD_AGE,
    LockoutField,
    PasswordAge,
)
from unattend_gen.tables.model.base import Table, Text, Texts, rejected
from unattend_gen.tables.model.password import (
    COUNT,
    UNLIMITED,
    LogonCount,
    LogonPassword,
    Password,
)

ADMINISTRATOR: Final = "Administrator"
"""Name of the built-in account."""

_SHELL: Final = "oobeSystem/Microsoft-Windows-Shell-Setup"
_ADMINISTRATOR: Final = f"{_SHELL}/UserAccounts/AdministratorPassword"
_ACCOUNTS: Final = f"{_SHELL}/UserAccounts/LocalAccounts/LocalAccount"
_LOCAL: Final = f"{_ACCOUNTS}{ITEM}"
_DOMAINS: Final = f"{_SHELL}/UserAccounts/DomainAccounts/DomainAccountList"
_LOGON: Final = f"{_SHELL}/AutoLogon"
_RESERVED: Final = "none"
_LONGEST_GROUPS: Final = 256
"""Characters of all groups of an account, which the setting joins into one text."""


def _not_reserved(name: str) -> str:
    if name.lower() == _RESERVED:
        message = "is a name that Windows reserves"
        raise rejected(message, advice="choose another name")
    return name


def _joinable(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Require groups that can be joined by semicolons."""
    if any(";" in group or not group.strip() for group in groups):
        message = "has a group whose name is empty or contains a semicolon"
        raise rejected(message, advice='write a list: ["Administrators", "Users"]')
    if len(";".join(groups)) > _LONGEST_GROUPS:
        message = f"has more than {_LONGEST_GROUPS} characters of group names"
        raise rejected(message, advice="name fewer groups")
    return groups


Groups: TypeAlias = Annotated[Texts, AfterValidator(_joinable)]


class LocalAccount(Table):
    """A local account."""

    name: Annotated[Text, Fits(f"{_LOCAL}/Name"), AfterValidator(_not_reserved)] = Field(
        description="Logon name, at most 20 characters."
    )
    display_name: Annotated[Text, Fits(f"{_LOCAL}/DisplayName")] | None = Field(
        default=None, description="Displayed name."
    )
    description: Annotated[Text, Fits(f"{_LOCAL}/Description")] | None = Field(
        default=None, description="Description of the account."
    )
    groups: Annotated[Groups, Sets(f"{_LOCAL}/Group", joined(";"))] = Field(
        default=(), description="Local groups by their English names, such as Administrators."
    )
    password: Password | None = Field(
        default=None,
        description='Source of the password; without it, or with "", the account has none.',
    )


class DomainAccount(Table):
    """A domain account or group that becomes a member of local groups."""

    name: Annotated[Text, Bounded(f"{_DOMAINS}/DomainAccount/Name")] = Field(
        description="Name of the account or group, such as Domain Users."
    )
    domain: Annotated[Text, Bounded(f"{_DOMAINS}/Domain")] = Field(
        description="Domain that has it."
    )
    groups: Annotated[Groups, Field(min_length=1)] = Field(
        description="Local groups by their English names, such as Administrators."
    )


class AutoLogon(Table):
    """Automatic logon of one user.

    `count` is written as it is; the vendor reference says that Windows adds one to it.
    """

    user: Annotated[Text, Fits(f"{_LOGON}/Username"), AfterValidator(_not_reserved)] = Field(
        description="Account to log on."
    )
    count: Annotated[LogonCount, Sets(f"{_LOGON}/LogonCount", COUNT)] = Field(
        default=1,
        description="Number of logons; the vendor reference says that Windows adds one. With "
        "unlimited, Windows logs the user on at every start.",
    )
    domain: Annotated[Text, Fits(f"{_LOGON}/Domain")] | None = Field(
        default=None, description="Domain of the user, if any."
    )
    password: LogonPassword | None = Field(
        default=None,
        description="Source of the password; that of the account if not given, none if false.",
    )

    enabled: Literal[True, False, "unset"] = Field(
        default=True, description="Whether the user is logged on; unset to leave that out."
    )
    existing: bool = Field(
        default=False,
        description="Whether a local account that is not created here exists in the image.",
    )


class Accounts(Table):
    """The accounts that can log on to the computer."""

    administrator: Password | None = Field(
        default=None,
        description='Source of the password of the built-in administrator; "" for an empty one.',
    )
    local: tuple[LocalAccount, ...] = Field(default=(), description="Local accounts to create.")
    domain: tuple[DomainAccount, ...] = Field(
        default=(), description="Domain accounts to add to local groups."
    )
    passwords: Literal["encoded", "clear", "unmarked"] = Field(
        default="encoded",
        description="Form of passwords in the answer file; anyone can decode encoded ones, and "
        "unmarked ones are clear text.",
    )
    password_days: Annotated[PasswordAge | None, PASSWORD_AGE] = Field(
        default=None,
        description="Days after which passwords of local accounts expire, or never.",
    )
    lockout: Annotated[LockoutField | None, LOCKOUT] = None
    auto_logon: AutoLogon | None = None

    @property
    def auto_logon_password(self) -> SecretSource | Literal[""] | None:
        """The password source of automatic logon: its own, or that of the account it names."""
        if self.auto_logon is None or self.auto_logon.password is False:
            return None
        if self.auto_logon.password is not None:
            return self.auto_logon.password
        return _passwords(self.local, self.administrator).get(self.auto_logon.user.lower())

    @field_validator("local")
    @classmethod
    def _require_different(cls, accounts: tuple[LocalAccount, ...]) -> tuple[LocalAccount, ...]:
        _require_unique(account.name for account in accounts)
        return accounts

    @field_validator("domain")
    @classmethod
    def _require_each_once(cls, accounts: tuple[DomainAccount, ...]) -> tuple[DomainAccount, ...]:
        _require_unique(f"{account.domain}\\{account.name}" for account in accounts)
        return accounts

    @field_validator("auto_logon")
    @classmethod
    def _require_account(cls, logon: AutoLogon | None, info: ValidationInfo) -> AutoLogon | None:
        """Require domain and password of an account that is not created here."""
        if logon is None or not {"local", "administrator"} <= info.data.keys():
            return logon
        known = _passwords(info.data["local"], info.data["administrator"])
        is_known = logon.user.lower() in known
        if not is_known and logon.password is None:
            message = "names an account whose password is not known"
            advice = 'add the account to accounts.local, or add password = "env:NAME"'
            raise rejected(message, advice=advice)
        is_built_in = logon.user.lower() == ADMINISTRATOR.lower()
        is_here = logon.domain in {None, "."} and not logon.existing
        if not is_known and not is_built_in and is_here:
            message = "names an account that is not created here"
            advice = (
                "add the account to accounts.local, or its domain or computer as domain, or write "
                "existing = true for an account of the image"
            )
            raise rejected(message, advice=advice)
        return logon


def _require_unique(names: Iterable[str]) -> None:
    """Require different account names; case does not matter to Windows."""
    lower = [name.lower() for name in names]
    if len(set(lower)) < len(lower):
        message = "names the same account twice"
        raise rejected(message, advice="keep one of them")


def _passwords(
    local: tuple[LocalAccount, ...], administrator: SecretSource | Literal[""] | None
) -> dict[str, SecretSource | Literal[""] | None]:
    """Return the password sources of the accounts created here, by name in lower case."""
    passwords = {account.name.lower(): account.password for account in local}
    if administrator is not None:
        passwords.setdefault(ADMINISTRATOR.lower(), administrator)
    return passwords


class _Passwords(SettingsMapping[Accounts]):
    """The passwords of all accounts, encoded or clear, and that a user is logged on."""

    def to_settings(self, table: Accounts) -> Iterator[Addition]:
        form = table.passwords
        yield from _password(_ADMINISTRATOR, table.administrator, form)
        for number, account in enumerate(table.local, start=1):
            yield from _password(f"{_ACCOUNTS}[{number}]/Password", account.password, form)
        if table.auto_logon is not None:
            enabled = table.auto_logon.enabled
            yield from assign({f"{_LOGON}/Enabled": None if enabled == "unset" else enabled})
            yield from _password(f"{_LOGON}/Password", table.auto_logon_password, form)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        """Yield encoded passwords, then clear ones; the table has one kind.

        Of both first without a password for automatic logon, which may be that of an account.
        """
        decoded = _decoded(view)
        own = _found_password(view, f"{_LOGON}/Password")
        local = [_found_account(view, item, number) for number, item in _numbered(view)]
        for password in dict.fromkeys((None, False if own is None else own)):
            found = {
                "administrator": _found_password(view, _ADMINISTRATOR),
                "local": local or None,
                "auto_logon": _found_logon(view, password),
            }
            yield Candidate(found, decoded)
            yield Candidate({"passwords": "clear", **found})
            if not _is_marked(view):
                yield Candidate({"passwords": "unmarked", **found})


class _DomainAccounts(SettingsMapping[Accounts]):
    """A list for each domain, in the order in which the domains are first named."""

    def to_settings(self, table: Accounts) -> Iterator[Addition]:
        by_domain: dict[str, list[DomainAccount]] = {}
        for account in table.domain:
            by_domain.setdefault(account.domain.lower(), []).append(account)
        for number, members in enumerate(by_domain.values(), start=1):
            listed = f"{_DOMAINS}[{number}]"
            yield from assign({f"{listed}/Domain": members[0].domain})
            for position, account in enumerate(members, start=1):
                item = f"{listed}/DomainAccount[{position}]"
                groups = ";".join(account.groups)
                yield from assign({f"{item}/Name": account.name, f"{item}/Group": groups})

    def from_settings(self, view: View) -> Iterator[Candidate]:
        found = [
            {
                "name": view.text(f"{item}/Name"),
                "domain": view.text(f"{listed}/Domain"),
                "groups": (view.text(f"{item}/Group") or "").split(";"),
            }
            for listed in view.items(_DOMAINS)
            for item in view.items(f"{listed}/DomainAccount")
        ]
        yield Candidate({"domain": found} if found else {})


def _password(
    element: str, source: SecretSource | Literal[""] | None, form: str
) -> Iterator[Addition]:
    if source is None:
        return
    path = setting_path(f"{element}/Value")
    encoded_for = element.rpartition("/")[2] if form == "encoded" else None
    if source != "":
        yield PendingSecret(path, source, SecretKind.PASSWORD, encoded_for)
    elif encoded_for is None:
        yield Assignment(path, "")
    else:
        yield Assignment(path, encode_password(Secret("", SecretKind.PASSWORD), encoded_for))
    if form != "unmarked":
        yield from assign({f"{element}/PlainText": form == "clear"})


def _is_marked(view: View) -> bool:
    """Return whether a password says how it is written, or there is none."""
    ends = {path.rpartition("/")[2] for path in view.values if "Password/" in path}
    return "PlainText" in ends or "Value" not in ends


def _numbered(view: View) -> Iterator[tuple[int, str]]:
    return enumerate(view.items(_ACCOUNTS), start=1)


def _found_account(view: View, item: str, number: int) -> dict[str, object]:
    password = _found_password(view, f"{item}/Password")
    return given({**fields(LocalAccount, view, number), "password": password})


def _found_logon(view: View, password: str | Literal[False] | None) -> dict[str, object] | None:
    marked = fields(AutoLogon, view)
    if "user" not in marked:
        return None
    enabled = view.truth(f"{_LOGON}/Enabled")
    said = {} if enabled else {"enabled": "unset" if enabled is None else False}
    found = {"count": UNLIMITED, **marked, "password": password, **said}
    user = str(found.get("user", "")).lower()
    names = {(view.text(f"{item}/Name") or "").lower() for _, item in _numbered(view)}
    is_known = user in names or user == ADMINISTRATOR.lower()
    is_existing = not is_known and found.get("domain") in {None, "."}
    return given({**found, "existing": is_existing or None})


def _found_password(view: View, element: str) -> str | None:
    """Return the source of a password, or an empty text for one that is empty when decoded."""
    path = f"{element}/Value"
    written = view.secret(path)
    decoded = decoded_secret(written, element.rpartition("/")[2]) if written else None
    if decoded is not None and decoded.has_suffix and decoded.password.is_empty():
        return ""
    return view.source(path) or view.text(path)


def _decoded(view: View) -> dict[str, Secret]:
    """Return what the variables have to contain for the encoded passwords to come out again."""
    local = (f"{item}/Password" for _, item in _numbered(view))
    found: dict[str, Secret] = {}
    for element in (_ADMINISTRATOR, f"{_LOGON}/Password", *local):
        written = view.secret(f"{element}/Value")
        decoded = decoded_secret(written, element.rpartition("/")[2]) if written else None
        if decoded is not None and decoded.has_suffix and f"{element}/Value" in view.variables:
            found[view.variables[f"{element}/Value"]] = decoded.password
    return found


TABLE: Final = SpecTable("accounts", Accounts, _Passwords(), _DomainAccounts())
