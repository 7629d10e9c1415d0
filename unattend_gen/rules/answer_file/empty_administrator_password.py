"""The built-in administrator gets an empty password.

## What it checks
An `AdministratorPassword` whose `Value` is there and empty, in clear or encoded.

## Why it matters
Whoever sits at the computer signs in as its administrator.

## Instead
Give a password when the file is rendered, or leave the element out.

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
    summary="the built-in administrator gets an empty password",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=administrator_password(""),
    good=administrator_password(MARKER),
)


def check(index: Index) -> Iterator[Finding]:
    """Each administrator password without a character."""
    for path in _PASSWORDS:
        for password in index.settings(SHELL_SETUP, path):
            value = password.child("Value")
            if value is not None and not value.is_placeholder and _is_empty(value):
                yield CARD.finding(
                    value.location,
                    "the password of the administrator is empty",
                    advice="give a password when the file is rendered, or leave the element out",
                )


def _is_empty(value: IndexedSetting) -> bool:
    if not value.value:
        return value.node.is_leaf and not value.node.text
    if value.parent is None or value.parent.value_of("PlainText").lower() != "false":
        return False
    decoded = decode_password(value.value, "AdministratorPassword")
    return decoded is not None and decoded.has_suffix and decoded.password == Secret("")


RULE = Rule(CARD, check)
