"""WDS provides answer files without authentication.

## What it checks
The value `AllowHandsFreeFunctionality` set to 1, in the key of the WDS image server.

## Why it matters
Anyone on the network can request the answer files of the server, and read the passwords and keys in
them.

## Instead
Set the value to 0, and change the secrets in the answer files.

## References
- Vendor support article 5074952 (CVE-2026-0386)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.registry_key import RegistryKey

_KEY: Final = ("services", "wdsserver", "providers", "wdsimgsrv", "unattend")
_VALUE: Final = "allowhandsfreefunctionality"
_EXPORT: Final = (
    "Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet"
    "\\Services\\WdsServer\\Providers\\WdsImgSrv\\Unattend]\n"
    '"AllowHandsFreeFunctionality"=dword:{:08x}\n'
)
CARD: Final = RuleCard(
    slug="hands-free-wds",
    summary="WDS provides answer files without authentication",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_EXPORT.format(1),
    good=_EXPORT.format(0),
    bad_name="wds.reg",
)


def check(key: RegistryKey) -> Iterator[Finding]:
    """Yield a finding for the value if it is 1."""
    value = key.values.get(_VALUE)
    if value is not None and value.number == 1 and key.steps[-len(_KEY) :] == _KEY:
        yield CARD.finding(
            key.location(value),
            "Windows Deployment Services provides answer files without authentication",
            advice="set the value to 0, and change the passwords in the server's answer files",
        )


RULE: Final = Rule(CARD, check)
