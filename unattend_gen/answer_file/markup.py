"""Locate elements in the decoded text: tags, attributes, content, lines and columns.

The text is that of a well-formed document without a DOCTYPE, so short patterns are exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_BLANK: Final = r"[ \t\r\n]"
_NAME: Final = r"[^ \t\r\n/>=]+"
ATTRIBUTE: Final = re.compile(
    rf"{_BLANK}++(?P<name>{_NAME}){_BLANK}*+={_BLANK}*+(?:\"(?P<one>[^\"]*)\"|'(?P<other>[^']*)')"
)
"""An attribute in a start tag; the group `one` or, in single quotes, `other` is its value."""

_START_TAG: Final = re.compile(
    rf"<(?P<name>{_NAME})(?>{_BLANK}++{_NAME}{_BLANK}*+={_BLANK}*+(?:\"[^\"]*\"|'[^']*'))*+"
    rf"{_BLANK}*+(?P<slash>/?)>"
)


@dataclass(frozen=True, slots=True)
class AttributeMarkup:
    """An attribute in a start tag.

    Attributes:
        name: as written, with its prefix.
        start: index of the blank before the name.
        end: index after the closing quote.
        value_start: index of the first character of the value.
        value_end: index of the closing quote.
    """

    name: str
    start: int
    end: int
    value_start: int
    value_end: int


@dataclass(frozen=True, slots=True)
class Markup:
    """An element in the text, as indexes of characters.

    Attributes:
        name: as written, with its prefix.
        start: of the `<` that opens it.
        inner: after the `>` of its start tag.
        inner_end: of the `<` of its end tag; equal to `inner` for an empty-element tag.
        end: after the end tag.
    """

    name: str
    start: int
    inner: int
    inner_end: int
    end: int

    @property
    def name_end(self) -> int:
        """The index after the name in the start tag."""
        return self.start + 1 + len(self.name)

    @property
    def has_end_tag(self) -> bool:
        """Whether the element has an end tag of its own."""
        return self.inner_end < self.end

    def attributes(self, text: str) -> Iterator[AttributeMarkup]:
        """Yield the attributes in document order, including namespace declarations."""
        for match in ATTRIBUTE.finditer(text, self.name_end, self.inner):
            value = "one" if match["one"] is not None else "other"
            yield AttributeMarkup(match["name"], *match.span(), *match.span(value))


def markup_at(text: str, start: int, close: int) -> Markup:
    """Return the element with a start tag at `start` and an end tag, if any, at `close`."""
    tag = _START_TAG.match(text, start)
    if tag is None:
        message = "there is no start tag at this index"
        raise ValueError(message)
    if tag["slash"]:
        return Markup(tag["name"], start, tag.end(), tag.end(), tag.end())
    return Markup(tag["name"], start, tag.end(), close, text.index(">", close) + 1)


def tag_places(text: str) -> Sequence[tuple[int, int]]:
    """Return the indexes of start tag and end tag of each element, in the order of the start tags.

    For an empty-element tag the second index is the one after it. The result is empty for a text
    that expat rejects.
    """
    data = text.encode("utf-8", "surrogatepass")
    places = _byte_places(data)
    if len(data) == len(text):
        return places
    return _in_characters(data, places)


def _byte_places(data: bytes) -> Sequence[tuple[int, int]]:
    starts: list[int] = []
    closes: dict[int, int] = {}
    open_: list[int] = []
    reader = expat.ParserCreate("utf-8")

    def begin(_name: str, _attributes: object) -> None:
        open_.append(len(starts))
        starts.append(reader.CurrentByteIndex)

    def finish(_name: str) -> None:
        closes[open_.pop()] = reader.CurrentByteIndex

    reader.StartElementHandler = begin
    reader.EndElementHandler = finish
    try:
        reader.Parse(data, True)
    except expat.ExpatError:
        return ()
    return [(start, closes[number]) for number, start in enumerate(starts)]


def _in_characters(data: bytes, places: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return byte indexes as character indexes, in one pass over the bytes."""
    stops = sorted({0, *(index for place in places for index in place)})
    characters = {0: 0}
    for before, stop in pairwise(stops):
        characters[stop] = characters[before] + len(data[before:stop].decode("utf-8"))
    return [(characters[start], characters[close]) for start, close in places]


_PLAIN_DECLARATION: Final = re.compile(
    r"<\?xml\s+version=([\"'])1\.0\1(?:\s+encoding=([\"'])[A-Za-z][\w.-]*\2)?"
    r"(?:\s+standalone=([\"'])(?:yes|no)\3)?\s*\?>|(?!<\?xml\s)"
)
_MARKUP: Final = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?![/!?])", re.DOTALL)


def place_at(text: str, index: int) -> tuple[int, int]:
    """Return line and column of an index, both from 1; CR, LF and CRLF each end one line."""
    last = text.rfind("\n", 0, index)
    line = text.count("\n", 0, index) + 1
    if "\r" in text:
        last = max(last, text.rfind("\r", 0, index))
        line += text.count("\r", 0, index) - text.count("\r\n", 0, index)
    return line, index - last


def start_tags(text: str) -> Sequence[int] | None:
    """Return the index of each start tag of a well-formed document, or None if it is not plain.

    A plain document is ASCII and XML 1.0. The caller has made sure that there is no DOCTYPE.
    """
    if not text.isascii() or _PLAIN_DECLARATION.match(text) is None:
        return None
    return [each.start() for each in _MARKUP.finditer(text) if each.end() - each.start() == 1]


def start_places(text: str) -> Sequence[tuple[int, int]]:
    """Return line and column of each start tag; empty for a text that expat rejects."""
    starts: list[tuple[int, int]] = []
    reader = expat.ParserCreate("utf-8")
    reader.StartElementHandler = lambda *_: starts.append(
        (reader.CurrentLineNumber, reader.CurrentColumnNumber + 1)
    )
    try:
        reader.Parse(text.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError:
        return ()
    return starts


_PIECE: Final = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<literal>.*?)\]\]>|&[^;\s<&]{1,32};|\r\n?|[^<&\r]",
    re.DOTALL,
)


def text_places(content: str, start: int) -> list[tuple[int, int]]:
    """Return start and end in the document of each character of an element's own text.

    Args:
        content: the markup between the tags, without child elements.
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
    """Return where a part of an element's text is in the document, or None if unknown.

    Args:
        content: the markup between the tags.
        start: index of its first character in the document.
        first: index in the text of the first character of the part.
        last: index after its last character.
        text_length: of the whole text according to the parser, to detect a mismatch.
    """
    if len(content) == text_length:
        return start + first, start + last
    places = text_places(content, start)
    if len(places) != text_length or not first < last:
        return None
    return places[first][0], places[last - 1][1]
