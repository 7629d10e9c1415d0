"""The original answer file is next to its scrubbed copy.

## What it checks
`unattend-original.xml` with a live secret, in a folder whose `unattend.xml` contains Setup's
marker.

## Why it matters
Setup of Windows 11 24H2 and later keeps the original next to its working copy. It scrubs only the
copy, so a scrubbed copy proves nothing about the machine.

## Instead
Delete the original at the end of each deployment, in SetupComplete.cmd, and change the secrets in
it.

## References
- Public reports on `unattend-original.xml` of Windows 11 24H2
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.secret import MARKER
from unattend_gen.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.rules.places import RuleContext

_ORIGINAL: Final = "unattend-original.xml"
_COPY: Final = "unattend.xml"
_FILE: Final = (
    '<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="specialize">'
    '<component name="Microsoft-Windows-Shell-Setup"><AutoLogon><Password>{}</Password>'
    "</AutoLogon></component></settings></unattend>"
)
CARD: Final = RuleCard(
    slug="original-beside-scrubbed",
    summary="the original answer file is next to its scrubbed copy",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_FILE.format("<Value>not-a-real-one</Value>"),
    good=_FILE.format(MARKER),
    bad_name=f"Windows/Panther/{_ORIGINAL}",
    neighbors=((f"Windows/Panther/{_COPY}", _FILE.format(MARKER)),),
    exposes_secret=True,
)


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield a finding for the original if the scrubbed copy is in the same folder."""
    below = context.place.below
    if below[-1] != _ORIGINAL or not context.leaks:
        return
    copy = context.neighbor(context.place, (*below[:-1], _COPY))
    if copy is not None and _has_marker(copy):
        yield CARD.finding(
            context.first_leak,
            "the original answer file is next to the copy that Setup scrubbed",
            advice="delete it at the end of each deployment, in SetupComplete.cmd",
        )


def _has_marker(data: bytes) -> bool:
    return MARKER.encode() in data or MARKER.encode("utf-16-le") in data


RULE: Final = Rule(CARD, check)
