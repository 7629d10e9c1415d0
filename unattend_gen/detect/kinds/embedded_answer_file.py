"""Answer files in base64 within scripts, as deployment scripts contain them."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.document import Document
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.detect.base64_text import SIGNS, STARTS, base64_texts, decoded, unpacked
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.kinds import answer_file
from unattend_gen.detect.reading import readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SAMPLE: Final = (
    '<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="specialize">'
    '<component name="Microsoft-Windows-Shell-Setup"><AutoLogon><Password>{}</Password>'
    "</AutoLogon></component></settings></unattend>"
)


def _script(content: str) -> str:
    text = base64.b64encode(_SAMPLE.format(content).encode()).decode()
    return f"$answers = [Convert]::FromBase64String('{text}')\n"


def recognises(reading: Reading) -> bool:
    """Recognise the beginning of an encoded answer file anywhere."""
    return (
        reading.encoding is not None
        and reading.hints.may_contain(*SIGNS)
        and any(start in reading.text for start in STARTS)
    )


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the matches in each answer file, at the line of the base64 text."""
    for found in base64_texts(reading.text):
        line = reading.line(found.span[0])
        for inner in _inner_readings(reading, found.bare):
            if answer_file.recognises(inner):
                for match in answer_file.matches(inner):
                    where = f"{match.where} of an answer file in base64"
                    yield replace(
                        match,
                        where=where,
                        span=None,
                        whole=None,
                        envelope=found.span,
                        line=line,
                    )


def _inner_readings(reading: Reading, text: str) -> Iterator[Reading]:
    data = decoded(text)
    if data is not None:
        yield from readings(Document(reading.document.location, unpacked(data)))


DETECTOR: Final = Detector(
    summary="answer files in base64 within scripts",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "deploy.ps1",
            _script("<Value>not-a-real-one</Value><PlainText>true</PlainText>"),
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example("clean.ps1", _script(MARKER), ((SecretKind.PASSWORD, ContentKind.MARKER),)),
    ),
)
