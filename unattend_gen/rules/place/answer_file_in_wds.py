"""Windows Deployment Services gives this answer file to any computer that asks.

## What it checks
An answer file in a `RemoteInstall` share, or in its folders of client and image answer files, with
or without secrets.

## Why it matters
A client requests its answer file before anyone has signed in, over a channel without
authentication. Others on the network can read the file, whatever the permissions of the share are.
Updates of January and April 2026 disable this by default; a registry value on the server enables it
again.

## Instead
Keep keys and passwords out of these files: activate with a KMS host, or later by proxy, and join
the domain with an account that may do nothing else. Leave the registry value
`AllowHandsFreeFunctionality` at 0.

## References
- Vendor support article 5074952 (CVE-2026-0386)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.secret import MARKER
from unattend_gen.rules.places import PlaceKind
from unattend_gen.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.rules.places import RuleContext

CARD: Final = RuleCard(
    slug="answer-file-in-wds",
    summary="WDS gives this answer file to any computer that asks",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=f'<unattend xmlns="urn:schemas-microsoft-com:unattend"><!-- {MARKER} --></unattend>',
    good="<Boot/>",
    bad_name="RemoteInstall/WdsClientUnattend/x64.xml",
)


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield a finding for the file, at its first secret if it has any."""
    if context.place.kind is PlaceKind.WDS:
        yield CARD.finding(
            context.first_leak,
            "Windows Deployment Services gives this answer file to any computer that asks",
            advice="keep secrets out of it, and leave AllowHandsFreeFunctionality at 0",
        )


RULE: Final = Rule(CARD, check)
