r"""The machine signs in automatically with a password in its registry.

## What it checks
The value `AutoAdminLogon` set to 1 and a `DefaultPassword` that is not empty, in the key `Windows
NT\CurrentVersion\Winlogon`.

## Why it matters
Anyone who starts the machine is signed in to that account, and anyone who can read its registry has
the password. `leftover-password` reports the password itself; this rule reports that it is in use.

## Instead
End automatic sign-in with `LogonCount` in the answer file, delete both values after the deployment,
and change the password.

## References
- Vendor reference: AutoLogon, and the registry values of automatic logon
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.secret import MARKER
from unattend_gen.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.registry_key import RegistryKey, RegistryValue

_KEY: Final = ("windows nt", "currentversion", "winlogon")
_SWITCH: Final = "autoadminlogon"
_PASSWORD: Final = "defaultpassword"  # noqa: S105 - the name of a value
_ON: Final = "1"
_EXPORT: Final = (
    "Windows Registry Editor Version 5.00\n\n"
    "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon]\n"
    '"AutoAdminLogon"="{}"\n"DefaultPassword"="{}"\n'
)
CARD: Final = RuleCard(
    slug="automatic-logon",
    summary="the machine signs in automatically with a password in its registry",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_EXPORT.format(1, "not-a-real-one"),
    good=_EXPORT.format(0, MARKER),
    bad_name="winlogon.reg",
)


def check(key: RegistryKey) -> Iterator[Finding]:
    """Yield a finding for the password if automatic sign-in uses it."""
    switch, password = key.values.get(_SWITCH), key.values.get(_PASSWORD)
    if switch is None or password is None or key.steps[-len(_KEY) :] != _KEY:
        return
    if _is_on(switch) and password.content is not None and password.content.is_leak:
        yield CARD.finding(
            key.location(password),
            "the machine signs in automatically with this password",
            advice="delete it and AutoAdminLogon, and change the password",
        )


def _is_on(switch: RegistryValue) -> bool:
    return switch.number == 1 or (switch.text or "").strip() == _ON


RULE: Final = Rule(CARD, check)
