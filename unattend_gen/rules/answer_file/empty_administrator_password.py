"""The password of the built-in administrator is empty.

## What it checks
An `AdministratorPassword` with an empty `Value`, in clear text or encoded.

## Why it matters
Anyone at the computer can sign in as its administrator.

## Instead
Provide a password when the file is rendered, or omit the element.

## References
- Vendor reference: AdministratorPassword
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.password import decode_password
from unattend_gen.core.secret import MARKER, Secret
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import SHELL_SETUP, administrator_password

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedSetting

_PASSWORDS: Final = (
    "UserAccounts/AdministratorPassword",
    "OfflineUserAccounts/OfflineAdministratorPassword",
)


CARD = RuleCard(
    slug="empty-administrator-password",
    summary="the password of the built-in administrator is empty",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=administrator_password(""),
    good=administrator_password(MARKER),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each empty administrator password."""
    for path in _PASSWORDS:
        for password in index.settings(SHELL_SETUP, path):
            value = password.child("Value")
            if value is not None and not value.is_placeholder and _is_empty(value):
                yield CARD.finding(
                    value.location,
                    "the password of the built-in administrator is empty",
                    advice="provide a password when the file is rendered, or omit the element",
                )


def _is_empty(value: IndexedSetting) -> bool:
    if not value.value:
        return value.node.is_leaf and not value.node.text
    if value.parent is None or value.parent.value_of("PlainText").lower() != "false":
        return False
    decoded = decode_password(value.value, "AdministratorPassword")
    return decoded is not None and decoded.has_suffix and decoded.password == Secret("")


RULE = Rule(CARD, check)
