"""A secret is in a pass that never ran.

## What it checks
A live secret in a pass without `wasPassProcessed`, in a file in which Setup has marked another pass
as processed.

## Why it matters
Setup scrubs a pass after it has run. A pass that never runs on the machine stays readable, although
the file looks scrubbed elsewhere.

## Instead
Delete the file, or replace the secret with the marker. Omit settings in passes that should not run.

## References
- Vendor reference: how Setup annotates its copy of the answer file
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.secret import MARKER
from unattend_gen.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.core.finding import Finding
    from unattend_gen.rules.places import RuleContext

_SIGN: Final = b"wasPassProcessed"
_WIDE: Final = _SIGN.decode().encode("utf-16-le")
_SETTINGS: Final = (
    '<settings pass="{}"{}><component name="Microsoft-Windows-Shell-Setup"><AutoLogon>'
    "<Password>{}</Password></AutoLogon></component></settings>"
)
_FILE: Final = '<unattend xmlns="urn:schemas-microsoft-com:unattend">{}{}</unattend>'
_DONE: Final = _SETTINGS.format("specialize", ' wasPassProcessed="true"', MARKER)
CARD: Final = RuleCard(
    slug="pass-never-ran",
    summary="a secret is in a pass that never ran",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1",
    bad=_FILE.format(_DONE, _SETTINGS.format("generalize", "", "<Value>not-a-real-one</Value>")),
    good=_FILE.format(_DONE, _SETTINGS.format("generalize", "", MARKER)),
    bad_name="Windows/Panther/unattend.xml",
    exposes_secret=True,
)


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield a finding for the first secret of each pass that never ran."""
    if not context.leaks or not _is_marked(context.document.data):
        return
    answer_file = context.parsed()
    if answer_file is None:
        return
    processed = _processed(answer_file)
    seen: set[str] = set(processed)
    for leak in context.leaks if processed else ():
        name, slash, _ = (leak.location.setting or "").partition("/")
        if slash and name not in seen:
            seen.add(name)
            yield CARD.finding(
                leak.location,
                f"the pass {name} never ran, so Setup did not scrub it",
                advice="delete the file, or replace the secret with the marker",
            )


def _is_marked(data: bytes) -> bool:
    return _SIGN in data or _WIDE in data


def _processed(answer_file: AnswerFile) -> set[str]:
    """The passes that Setup has marked."""
    return {
        element.get("pass", "")
        for element in answer_file.root.iter("{*}settings")
        if element.get("wasPassProcessed", "").lower() == "true"
    }


RULE: Final = Rule(CARD, check)
