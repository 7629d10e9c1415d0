"""An answer file stands where Windows Deployment Services hands it to whoever asks.

## What it checks
Any answer file in a `RemoteInstall` share, or in its folders of client and image answer files,
with secrets in it or without.

## Why it matters
A client asks for its answer file before anybody has logged on, and over a channel that nobody
has to authenticate on: what the file says, others on the network can read, whatever the
permissions of the share are. Updates of January and April 2026 turn this off by default; a value
in the server's registry turns it on again.

## Instead
Keep keys and passwords out of these files: activate by a key management server or afterwards by
proxy, and let the machine join the domain by an account that may do nothing else. Leave the
registry value `AllowHandsFreeFunctionality` at 0.

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
    summary="an answer file stands where WDS hands it to whoever asks",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=f'<unattend xmlns="urn:schemas-microsoft-com:unattend"><!-- {MARKER} --></unattend>',
    good="<Boot/>",
    bad_name="RemoteInstall/WdsClientUnattend/x64.xml",
)


def check(context: RuleContext) -> Iterator[Finding]:
    """The file itself, at its first secret if it has any."""
    if context.place.kind is PlaceKind.WDS:
        yield CARD.finding(
            context.first_leak,
            "Windows Deployment Services hands this answer file to whoever asks",
            advice="keep secrets out of it, and leave AllowHandsFreeFunctionality at 0",
        )


RULE: Final = Rule(CARD, check)
