"""Pieces of answer files, and other markup with elements named for passwords and keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.kinds import answer_file, azure_environment, wireless_profile
from unattend_gen.detect.markup import in_broken_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SIGN: Final = re.compile(
    r"<(?:[\w.-]{1,40}:)?[\w.-]{0,60}(?:password|productkey)\s*>", re.IGNORECASE
)
_WHOLE: Final = (answer_file, azure_environment, wireless_profile)
_SIGNS: Final = ("password>", "productkey>")
_WORDS: Final = ("assword", "roductkey")
"""Words of the prefilter; a document without any of them contains no sign."""


def recognises(reading: Reading) -> bool:
    """Recognise the tag of a password or key anywhere, unless it is a complete document."""
    if reading.encoding is None or not reading.hints.may_contain(*_WORDS):
        return False
    if any(kind.recognises(reading) for kind in _WHOLE):
        return False
    lowered = reading.text.lower()
    return any(sign in lowered for sign in _SIGNS) and _SIGN.search(reading.text) is not None


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the matches of elements, commands and shapes."""
    yield from in_broken_markup(reading, "a piece of markup")


DETECTOR: Final = Detector(
    summary="pieces of answer files, and other markup with passwords and keys in it",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "notes.txt",
            "Put this into the file:\n<AutoLogon><Password>\n<Value>not-a-real-one</Value>\n"
            "</Password></AutoLogon>\n",
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example("app.config", f"<config><Password>{MARKER}</Password></config>", ()),
    ),
)
