"""Which character of an element's text stands where in the document.

Between the two lie references, CDATA sections and comments: `<Value>a&amp;<!-- x -->b</Value>` has
the text `a&b`, and its last character is the sixteenth of what is written.
"""

from __future__ import annotations

import re
from typing import Final

_PIECE: Final = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<literal>.*?)\]\]>|&[^;\s<&]{1,32};|\r\n?|[^<&\r]",
    re.DOTALL,
)


def text_places(content: str, start: int) -> list[tuple[int, int]]:
    """Start and end in the document of each character of an element's own text.

    Args:
        content: what is written between the tags; no element stands in it.
        start: index of its first character in the document.
    """
    places: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(content):
        written = piece[0]
        if written.startswith(("<!--", "<?")):
            continue
        if piece["literal"] is not None:
            first = start + piece.start("literal")
            places += ((first + n, first + n + 1) for n in range(len(piece["literal"])))
        else:
            places.append((start + piece.start(), start + piece.end()))
    return places


def text_span(
    content: str, start: int, first: int, last: int, *, text_length: int
) -> tuple[int, int] | None:
    """Where a piece of an element's text stands in the document.

    Args:
        content: what is written between the tags.
        start: index of its first character in the document.
        first: index in the text of the first character of the piece.
        last: index behind its last one.
        text_length: of the whole text as the parser gave it; the two readings must agree.
    """
    if len(content) == text_length:
        return start + first, start + last
    places = text_places(content, start)
    if len(places) != text_length or not first < last:
        return None
    return places[first][0], places[last - 1][1]
