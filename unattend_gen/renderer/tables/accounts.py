"""`[accounts]` in the oobeSystem pass: passwords, local accounts, automatic logon.

Source:
    Vendor reference: `PlainText` says whether the sibling `Value` is clear text; an encoded one
    has the name of the wrapping element behind the password. Groups are joined by semicolons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import SecretKind
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.tables.mapping.additions import PendingSecret, assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.accounts import Accounts, DomainAccount, LocalAccount
    from unattend_gen.tables.mapping.additions import Planned

_SHELL: Final = "oobeSystem/Microsoft-Windows-Shell-Setup"
_USERS: Final = f"{_SHELL}/UserAccounts"
_LOGON: Final = f"{_SHELL}/AutoLogon"


def assignments(spec: Spec) -> Iterator[Planned]:
    """Everybody who can log on; without the table Windows asks for a first user."""
    accounts = spec.accounts
    if accounts is None:
        return
    is_clear = accounts.passwords == "clear"
    administrator = f"{_USERS}/AdministratorPassword"
    yield from _password(administrator, accounts.administrator, is_clear=is_clear)
    for number, account in enumerate(accounts.local, start=1):
        item = f"{_USERS}/LocalAccounts/LocalAccount[{number}]"
        yield from _account(item, account)
        yield from _password(f"{item}/Password", account.password, is_clear=is_clear)
    yield from _domain_accounts(accounts)
    yield from _auto_logon(accounts)
    yield from _password(f"{_LOGON}/Password", accounts.auto_logon_password, is_clear=is_clear)


def _account(item: str, account: LocalAccount) -> Iterator[Planned]:
    yield from assign(
        {
            f"{item}/Name": account.name,
            f"{item}/DisplayName": account.display_name,
            f"{item}/Description": account.description,
            f"{item}/Group": ";".join(account.groups) or None,
        }
    )


def _domain_accounts(accounts: Accounts) -> Iterator[Planned]:
    """A list for each domain, in the order in which the domains are first named."""
    by_domain: dict[str, list[DomainAccount]] = {}
    for account in accounts.domain:
        by_domain.setdefault(account.domain.lower(), []).append(account)
    for number, members in enumerate(by_domain.values(), start=1):
        listed = f"{_USERS}/DomainAccounts/DomainAccountList[{number}]"
        yield from assign({f"{listed}/Domain": members[0].domain})
        for position, account in enumerate(members, start=1):
            item = f"{listed}/DomainAccount[{position}]"
            groups = ";".join(account.groups)
            yield from assign({f"{item}/Name": account.name, f"{item}/Group": groups})


def _auto_logon(accounts: Accounts) -> Iterator[Planned]:
    logon = accounts.auto_logon
    if logon is not None:
        yield from assign(
            {
                f"{_LOGON}/Enabled": True,
                f"{_LOGON}/Username": logon.user,
                f"{_LOGON}/Domain": logon.domain,
                f"{_LOGON}/LogonCount": logon.count,
            }
        )


def _password(element: str, source: SecretSource | None, *, is_clear: bool) -> Iterator[Planned]:
    if source is not None:
        path = SettingPath.parse(f"{element}/Value")
        encoded_for = None if is_clear else element.rpartition("/")[2]
        yield PendingSecret(path, source, SecretKind.PASSWORD, encoded_for)
        yield from assign({f"{element}/PlainText": is_clear})
