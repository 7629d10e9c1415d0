"""An account has a reserved name.

## What it checks
The name `NONE`, in any case, for a local account or an automatic logon.

## Why it matters
The reference reserves the name, so Windows does not create the account.

## Instead
Give the account another name.

## References
- Vendor reference: LocalAccount/Name, AutoLogon/Username
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index

_NAMES: Final = (
    "AutoLogon/Username",
    "UserAccounts/LocalAccounts/LocalAccount/Name",
    "OfflineUserAccounts/OfflineLocalAccounts/LocalAccount/Name",
)


def _example(name: str) -> str:
    return snippet(
        "oobeSystem",
        SHELL_SETUP,
        "<UserAccounts><LocalAccounts>",
        f'<LocalAccount wcm:action="add"><Name>{name}</Name><Group>Users</Group></LocalAccount>',
        "</LocalAccounts></UserAccounts>",
    )


CARD = RuleCard(
    slug="reserved-account-name",
    summary="an account has a reserved name",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_example("None"),
    good=_example("technician"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each account with the reserved name."""
    for path in _NAMES:
        for name in index.settings(SHELL_SETUP, path):
            if name.value.upper() == "NONE":
                yield CARD.finding(
                    name.location, "the account name NONE is reserved", advice="choose another name"
                )


RULE = Rule(CARD, check)
