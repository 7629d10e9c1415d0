"""Answer files inside other text: in strings of JSON and programs, in XML as text or CDATA.

`ConvertTo-Json` of PowerShell writes `\u003c` for `<`, XML writes `&lt;`, and addresses write
`%3C`. A text may be escaped twice, as an answer file in a task sequence in JSON is.
"""

from __future__ import annotations

import json
import re
from html import escape, unescape
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.prefilter import ESCAPED_NAMES, ESCAPED_SIGNS
from unattend_gen.detect.shifted import ShiftedText
from unattend_gen.detect.text import matches_in_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_OPEN: Final = r"[&\\%](?:(?<=&)(?:amp;)*(?:lt|#0*60|#x0*3c);|(?<=\\)\\{0,7}(?:u00|x)3c|(?<=%)3c)"
"""Begins with a set of characters, which is searched several times faster than alternatives."""

_CLOSE: Final = r"(?:>|&(?:amp;)*(?:gt|#0*62|#x0*3e);|\\{1,8}u003e|\\{1,8}x3e|%3e)"
_SIGN: Final = re.compile(
    rf"{_OPEN}(?:[\w.-]{{1,40}}:)?[\w.-]{{0,60}}(?:password|productkey|commandline|path)\s*{_CLOSE}",
    re.IGNORECASE,
)
_CDATA: Final = "<![CDATA["
_STARTS: Final = ("&lt;", "&amp;lt;", "&#", "u003c", "u003C", "x3c", "x3C", "%3c", "%3C")
_SIGNS: Final = (*ESCAPED_NAMES, "schemas-microsoft-com:unattend")
"""Words of the prefilter; a document without any of them contains no answer file."""

_ESCAPE: Final = re.compile(
    r"&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}"
    r"|%[0-9a-f]{2}|\\[\\/\"'nrt]",
    re.IGNORECASE,
)
_LINE_SIGNS: Final = {"n": " ", "r": " ", "t": "\t"}
_HEXADECIMAL: Final = 16
_SURROGATES: Final = range(0xD800, 0xE000)
_LAYERS: Final = 3
_SAMPLE: Final = "<AutoLogon><Password><Value>{}</Value></Password></AutoLogon>"


def recognises(reading: Reading) -> bool:
    """Recognise an escaped tag, or a section of character data about answer files."""
    if reading.encoding is None or not reading.hints.may_contain(*_SIGNS):
        return False
    if not reading.hints.may_contain(*ESCAPED_SIGNS):
        return False
    text = reading.text
    return _CDATA in text or (any(one in text for one in _STARTS) and bool(_SIGN.search(text)))


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the matches of elements and commands in each layer that contains tags."""
    shifted = ShiftedText(reading.text)
    seen: set[tuple[int, int]] = set()
    for layer in range(_LAYERS):
        if layer or _CDATA in reading.text:
            for match in matches_in_markup(shifted.text):
                span = shifted.written(match.start), shifted.written(match.end)
                if span not in seen and (match.command is None or layer):
                    seen.add(span)
                    line = reading.line(span[0])
                    yield match.inside("an answer file in other text", span=span, line=line)
        if not _SIGN.search(shifted.text):
            return
        shifted = shifted.replaced(_ESCAPE, _meant)


def _meant(match: re.Match[str]) -> str:
    """Return the character that an escape stands for."""
    text = match[0]
    if text.startswith("&"):
        return unescape(text)
    if text.startswith("%"):
        return chr(int(text[1:], base=_HEXADECIMAL))
    if text[1] not in "uUxX":
        return _LINE_SIGNS.get(text[1], text[1])
    number = int(text[2:], base=_HEXADECIMAL)
    return " " if number in _SURROGATES else chr(number)


def _in_json(content: str) -> str:
    return json.dumps({"unattend": _SAMPLE.format(content)}).replace("<", "\\u003c")


DETECTOR: Final = Detector(
    summary="answer files inside other text, escaped or as character data",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "export.json", _in_json("not-a-real-one"), ((SecretKind.PASSWORD, ContentKind.CLEAR),)
        ),
        Example(
            "task.xml",
            f"<task><content>{escape(_SAMPLE.format('not-a-real-one'))}</content></task>",
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example("clean.json", _in_json(MARKER), ()),
    ),
)
