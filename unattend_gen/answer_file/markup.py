"""Where the pieces of an element stand in the decoded text: its tags, its content, its attributes.

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
"""An attribute in a start tag; its value is the group `one` or, in single quotes, `other`."""

_START_TAG: Final = re.compile(
    rf"<(?P<name>{_NAME})(?:{_BLANK}++{_NAME}{_BLANK}*+={_BLANK}*+(?:\"[^\"]*\"|'[^']*'))*+"
    rf"{_BLANK}*+(?P<slash>/?)>"
)


@dataclass(frozen=True, slots=True)
class AttributeMarkup:
    """An attribute in a start tag.

    Attributes:
        name: as it is written, with its prefix.
        start: index of the blank before it.
        end: index behind its closing quote.
        value_start: index of the first character in its quotes.
        value_end: index of the closing quote.
    """

    name: str
    start: int
    end: int
    value_start: int
    value_end: int


@dataclass(frozen=True, slots=True)
class Markup:
    """One element in the text, by indexes of characters.

    Attributes:
        name: as it is written, with its prefix.
        start: of the `<` that opens it.
        inner: behind the `>` of its start tag.
        inner_end: of the `<` of its end tag; equal to `inner` where the start tag closes itself.
        end: behind everything.
    """

    name: str
    start: int
    inner: int
    inner_end: int
    end: int

    @property
    def name_end(self) -> int:
        """The index behind the name in the start tag."""
        return self.start + 1 + len(self.name)

    @property
    def has_end_tag(self) -> bool:
        """Whether the element is closed by a tag of its own."""
        return self.inner_end < self.end

    def attributes(self, text: str) -> Iterator[AttributeMarkup]:
        """The attributes in the order in which they are written, declarations of prefixes too."""
        for match in ATTRIBUTE.finditer(text, self.name_end, self.inner):
            value = "one" if match["one"] is not None else "other"
            yield AttributeMarkup(match["name"], *match.span(), *match.span(value))


def markup_at(text: str, start: int, close: int) -> Markup:
    """The element that opens at one index and whose end tag, if any, stands at another."""
    tag = _START_TAG.match(text, start)
    if tag is None:
        message = "no start tag stands at this index"
        raise ValueError(message)
    if tag["slash"]:
        return Markup(tag["name"], start, tag.end(), tag.end(), tag.end())
    return Markup(tag["name"], start, tag.end(), close, text.index(">", close) + 1)


def tag_places(text: str) -> Sequence[tuple[int, int]]:
    """Where each element opens and where its end tag stands, in the order of the start tags.

    For a start tag that closes itself the second index is that behind it. A text that is no
    XML gives nothing.
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
    """The same places counted in characters, in one walk over the bytes."""
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
    """Line and column, each counted from 1, of a character; CR, LF and CRLF each end one line."""
    last = text.rfind("\n", 0, index)
    line = text.count("\n", 0, index) + 1
    if "\r" in text:
        last = max(last, text.rfind("\r", 0, index))
        line += text.count("\r", 0, index) - text.count("\r\n", 0, index)
    return line, index - last


def start_tags(text: str) -> Sequence[int] | None:
    """The index of each start tag, where the text of a well-formed document is plain; else None.

    Plain is what every reader of XML reads alike: ASCII, version 1.0. A DOCTYPE is not looked for.
    """
    if not text.isascii() or _PLAIN_DECLARATION.match(text) is None:
        return None
    return [each.start() for each in _MARKUP.finditer(text) if each.end() - each.start() == 1]


def start_places(text: str) -> Sequence[tuple[int, int]]:
    """Line and column of each start tag; nothing of a text that expat refuses."""
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
