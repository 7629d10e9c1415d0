r"""The machine does not activate automatically.

## What it checks
The number 1 in the value `Manual` of the key `SoftwareProtectionPlatform\Activation`.

## Why it matters
A machine deployed with a MAK is not activated until someone starts the activation, and its key
stays on it. The value is not a leak; an audit of keys reports it because it shows which machines
use theirs.

## Instead
If the machine should activate automatically, delete the value or set it to 0. If it is activated by
proxy or by telephone, no change is needed.

## References
- Vendor guide to volume activation: registry values of the licensing service
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.registry_key import RegistryKey

_KEY: Final = ("softwareprotectionplatform", "activation")
_VALUE: Final = "manual"
_EXPORT: Final = (
    "Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT"
    "\\CurrentVersion\\SoftwareProtectionPlatform\\Activation]\n"
    '"Manual"=dword:{:08x}\n'
)
CARD: Final = RuleCard(
    slug="manual-activation",
    summary="the machine does not activate automatically",
    severity=Severity.NOTE,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_EXPORT.format(1),
    good=_EXPORT.format(0),
    bad_name="activation.reg",
)


def check(key: RegistryKey) -> Iterator[Finding]:
    """Yield a finding for the value if automatic activation is off."""
    value = key.values.get(_VALUE)
    if value is not None and value.number == 1 and key.steps[-len(_KEY) :] == _KEY:
        yield CARD.finding(
            key.location(value),
            "automatic activation is off",
            advice="set the value to 0 if the machine should activate automatically",
        )


RULE: Final = Rule(CARD, check)
