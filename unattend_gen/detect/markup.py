"""Matches in comments and processing instructions, and in documents that cannot be parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.detect.reading import UNKNOWN, Hints
from unattend_gen.detect.text import matches_in_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.core.match import Match
    from unattend_gen.detect.reading import Reading


_OPEN: Final = "<!--"
_INSTRUCTION: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?(?P<inside>.*?)(?:\?>|\Z)", re.DOTALL
)
_REFERENCE_IN_QUOTES: Final = re.compile(r"=\s*+(?:\"[^\"<&]*+&|'[^'<&]*+&)")
_DECLARATION: Final = "<?"
_ASKED_FOR: Final = "keyValue"
"""The attribute that is a sensitive setting; it is searched with its element."""


def in_broken_markup(reading: Reading, where: str) -> Iterator[Match]:
    """Yield the matches of tags, commands and shapes in markup that cannot be parsed."""
    yield from _in_piece(reading, 0, len(reading.text), where)


def in_comments(reading: Reading) -> Iterator[Match]:
    """Yield the matches in the comments of a document, including commented-out elements."""
    text = reading.text
    start = text.find(_OPEN)
    while start >= 0:
        end = text.find("-->", start + len(_OPEN))
        end = len(text) if end < 0 else end
        yield from _in_piece(reading, start + len(_OPEN), end, "a comment", reading.hints)
        start = text.find(_OPEN, end)


def in_instructions(reading: Reading) -> Iterator[Match]:
    """Yield the matches in processing instructions, where programs and people leave notes."""
    if reading.text.find(_DECLARATION, reading.text.find(_DECLARATION) + 1) < 0:
        return  # the XML declaration is the only one
    for match in _INSTRUCTION.finditer(reading.text):
        if match["inside"]:
            yield from _in_piece(reading, *match.span("inside"), "a processing instruction")


def in_attributes(reading: Reading, answer_file: AnswerFile) -> Iterator[Match]:
    """Yield the matches in attributes that contain character references.

    The general search covers attributes without references.
    """
    if not _REFERENCE_IN_QUOTES.search(reading.text):
        return
    for element in answer_file.root.iter("*"):
        markup = answer_file.markup(element) if element.attrib else None
        if markup is None:
            continue
        for one in markup.attributes(answer_file.text):
            value = answer_file.text[one.value_start : one.value_end]
            if "&" in value and one.name.rpartition(":")[2] != _ASKED_FOR:
                yield from _in_piece(reading, one.start, one.end, "an attribute")


def _in_piece(
    reading: Reading, start: int, end: int, where: str, hints: Hints = UNKNOWN
) -> Iterator[Match]:
    for match in matches_in_markup(reading.text[start:end], hints):
        span = (start + match.start, start + match.end)
        yield match.inside(where, span=span, line=reading.line(span[0]))
