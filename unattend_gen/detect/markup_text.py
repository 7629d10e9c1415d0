"""Markup without a tree: comments, and documents that cannot be parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.detect.loose_suspect import from_loose
from unattend_gen.detect.loose_text import secrets_in_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading
    from unattend_gen.detect.suspect import Suspect

_OPEN: Final = "<!--"


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


def _in_piece(reading: Reading, start: int, end: int, where: str) -> Iterator[Suspect]:
    for loose in secrets_in_markup(reading.text[start:end]):
        span = (start + loose.start, start + loose.end)
        yield from_loose(loose, where, span=span, line=reading.line(span[0]))
