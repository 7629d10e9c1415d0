r"""Windows Deployment Services hand out answer files over a channel that nobody authenticates on.

## What it checks
The number 1 in the value `AllowHandsFreeFunctionality` of the server's key
`Services\WdsServer\Providers\WdsImgSrv\Unattend`.

## Why it matters
Updates of January and April 2026 stop the hand-out of answer files to whoever asks. This value
turns it on again: each answer file of the server, with the passwords in it, can be read by others
on the network.

## Instead
Set the value to 0 and deploy with Configuration Manager, from media, or with answer files that
hold no secret.

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
    summary="WDS hands answer files to whoever asks",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_EXPORT.format(1),
    good=_EXPORT.format(0),
    bad_name="wds.reg",
)


def check(key: RegistryKey) -> Iterator[Finding]:
    """The switch, where it is on."""
    value = key.values.get(_VALUE)
    if value is not None and value.number == 1 and key.steps[-len(_KEY) :] == _KEY:
        yield CARD.finding(
            key.location(value),
            "Windows Deployment Services hand out answer files without authentication",
            advice="set the value to 0, and change what passwords the server's answer files hold",
        )


RULE: Final = Rule(CARD, check)
