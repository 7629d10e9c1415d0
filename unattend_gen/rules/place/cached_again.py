r"""An answer file with a secret will be cached again over the scrubbed copy.

## What it checks
An answer file with a live secret in `Panther\Unattend`, on a drive where Setup keeps its copy in
`Panther`.

## Why it matters
At the start of each pass, Setup searches for an answer file again. A file in `Panther\Unattend`
takes precedence over the copy and is copied over it, so the secrets of scrubbed passes come back.

## Instead
Delete the file after the deployment. To use an answer file once, name it on the command line of
Setup or Sysprep.

## References
- Vendor reference: implicit search order of answer files
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

_BEFORE: Final = ("windows", "panther", "unattend")
_NAMES: Final = frozenset({"unattend.xml", "autounattend.xml"})
_COPY: Final = ("windows", "panther", "unattend.xml")
_FILE: Final = (
    '<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="specialize">'
    '<component name="Microsoft-Windows-Shell-Setup"><AutoLogon><Password>{}</Password>'
    "</AutoLogon></component></settings></unattend>"
)
CARD: Final = RuleCard(
    slug="cached-again",
    summary="an answer file with a secret will be cached again over the scrubbed copy",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_FILE.format("<Value>not-a-real-one</Value>"),
    good=_FILE.format(MARKER),
    bad_name="Windows/Panther/Unattend/Unattend.xml",
    neighbors=(("Windows/Panther/unattend.xml", _FILE.format(MARKER)),),
    exposes_secret=True,
)


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield a finding for the file that takes precedence, at its first secret."""
    place = context.place
    if place.kind is not PlaceKind.WINDOWS or not context.leaks:
        return
    *folder, name = place.below
    if tuple(folder) != _BEFORE or name not in _NAMES:
        return
    if context.neighbor(place, _COPY) is not None:
        yield CARD.finding(
            context.first_leak,
            "Setup prefers this file to its own copy, and copies it there in each pass",
            advice="delete it; to use an answer file once, name it on the command line",
        )


RULE: Final = Rule(CARD, check)
