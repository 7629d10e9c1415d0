"""`AutoLogon` names a user that the answer file does not create.

## What it checks
An enabled `AutoLogon` whose `Username` is not a local account of the file, if the file creates
accounts or installs Windows. The built-in administrator, users of a domain, and users whose name
appears in a command are not reported.

## Why it matters
Windows cannot sign in a user that does not exist. It shows the sign-in screen, and the first-logon
commands do not run.

## Instead
Create the account in `UserAccounts/LocalAccounts`, or name an account that exists.

## References
- Vendor reference: AutoLogon, LocalAccounts
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.passes import Pass
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedSetting

_ACCOUNTS: Final = (
    "UserAccounts/LocalAccounts/LocalAccount",
    "OfflineUserAccounts/OfflineLocalAccounts/LocalAccount",
    "UserAccounts/DomainAccounts/DomainAccountList/DomainAccount",
)
_ADMINISTRATOR: Final = "UserAccounts/AdministratorPassword"
_LIKE_ADMINISTRATOR: Final = ("admin", "järjestelm", "rendszergazda", "администратор")
"""How the built-in administrator is called in languages of Windows."""


def _example(user: str) -> str:
    account = "<Name>technician</Name><Group>Administrators</Group>"
    return snippet(
        "oobeSystem",
        SHELL_SETUP,
        "<AutoLogon><Enabled>true</Enabled><LogonCount>1</LogonCount>",
        f"<Username>{user}</Username></AutoLogon>",
        "<UserAccounts><LocalAccounts>",
        f'<LocalAccount wcm:action="add">{account}</LocalAccount>',
        "</LocalAccounts></UserAccounts>",
    )


CARD = RuleCard(
    slug="auto-logon-of-unknown-user",
    summary="AutoLogon names a user that the answer file does not create",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_example("visitor"),
    good=_example("technician"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each automatic logon of a user that nothing in the file creates."""
    made = {name.value.lower() for name in _names(index)}
    if not made and not any(one.pass_ is Pass.WINDOWS_PE for one in index.components):
        return
    for logon in index.settings(SHELL_SETUP, "AutoLogon"):
        user = logon.child("Username")
        if user is None or not user.is_open_value or not logon.is_true("Enabled"):
            continue
        if not _is_there(index, logon, user.value.lower(), made):
            yield CARD.finding(
                user.location,
                "neither an account nor a command in this file creates the user of AutoLogon",
                advice="create the account in UserAccounts/LocalAccounts",
            )


def _names(index: Index) -> Iterator[IndexedSetting]:
    for path in _ACCOUNTS:
        yield from index.settings(SHELL_SETUP, f"{path}/Name")


def _is_there(index: Index, logon: IndexedSetting, user: str, made: set[str]) -> bool:
    """Whether the user is created here, is built in, or may come from elsewhere."""
    domain = logon.child("Domain")
    if user in made or (domain is not None and domain.value not in {"", "."}):
        return True
    if any(not name.is_open_value for name in _names(index)) or "\\" in user or "@" in user:
        return True
    if index.settings(SHELL_SETUP, _ADMINISTRATOR) and user.startswith(_LIKE_ADMINISTRATOR):
        return True
    is_built_in = user == "administrator"
    return is_built_in or any(user in command.value.lower() for command in index.commands)


RULE = Rule(CARD, check)
