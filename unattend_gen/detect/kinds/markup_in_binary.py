"""Answer files, and pieces of them, inside binary data: disk images, databases, mail stores."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.kinds import answer_file
from unattend_gen.detect.markup import in_broken_markup
from unattend_gen.detect.reading import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SIGN: Final = re.compile(r"<(?:[\w.-]{1,40}:)?[\w.-]{0,60}password\s*>", re.IGNORECASE)
_SAMPLE: Final = (
    "\x01\x02\x00\x03<AutoLogon><Password><Value>{}</Value></Password></AutoLogon>\x00\x00\x02\x01"
)


def recognises(reading: Reading) -> bool:
    """Recognise the tag of a password anywhere in binary data."""
    if reading.encoding is not None or answer_file.recognises(reading):
        return False
    return "assword>" in reading.text.lower() and _SIGN.search(reading.text) is not None


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the matches of elements; without a place, because the data cannot be rewritten."""
    text = replace(reading, text=printable(reading.text), whole=None)
    for match in in_broken_markup(text, "an answer file in binary data"):
        if match.command is None and match.kind is SecretKind.PASSWORD:
            yield replace(match, span=None)


DETECTOR: Final = Detector(
    summary="answer files and pieces of them in binary data",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "memory.dmp",
            _SAMPLE.format("not-a-real-one"),
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example("clean.dmp", _SAMPLE.format(MARKER), ()),
    ),
)
