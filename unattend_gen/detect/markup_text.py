"""Markup without a tree: comments and other notes, and documents that cannot be parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.detect.loose_suspect import from_loose
from unattend_gen.detect.loose_text import secrets_in_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.detect.reading import Reading
    from unattend_gen.detect.suspect import Suspect

_OPEN: Final = "<!--"
_INSTRUCTION: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?(?P<inside>.*?)(?:\?>|\Z)", re.DOTALL
)
_REFERENCE_IN_QUOTES: Final = re.compile(r"=\s*+(?:\"[^\"<&]*+&|'[^'<&]*+&)")
_DECLARATION: Final = "<?"
_ASKED_FOR: Final = "keyValue"
"""The one attribute that holds a secret by itself; its element is asked for it."""


def in_broken_markup(reading: Reading, where: str) -> Iterator[Suspect]:
    """What tags, commands and shapes give away in text that no parser takes."""
    yield from _in_piece(reading, 0, len(reading.text), where)


def in_comments(reading: Reading) -> Iterator[Suspect]:
    """What the comments of a document hold, elements that were commented out among it."""
    text = reading.text
    start = text.find(_OPEN)
    while start >= 0:
        end = text.find("-->", start + len(_OPEN))
        end = len(text) if end < 0 else end
        yield from _in_piece(reading, start + len(_OPEN), end, "a comment")
        start = text.find(_OPEN, end)


def in_instructions(reading: Reading) -> Iterator[Suspect]:
    """What processing instructions hold: notes that programs and people left for each other."""
    if reading.text.find(_DECLARATION, reading.text.find(_DECLARATION) + 1) < 0:
        return  # none beside the declaration of XML itself
    for match in _INSTRUCTION.finditer(reading.text):
        if match["inside"]:
            yield from _in_piece(reading, *match.span("inside"), "a processing instruction")


def in_attributes(reading: Reading, answer_file: AnswerFile) -> Iterator[Suspect]:
    """What attributes hold in characters that are written as references.

    The general search finds what is written as it is meant.
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


def _in_piece(reading: Reading, start: int, end: int, where: str) -> Iterator[Suspect]:
    for loose in secrets_in_markup(reading.text[start:end]):
        span = (start + loose.start, start + loose.end)
        yield from_loose(loose, where, span=span, line=reading.line(span[0]))
