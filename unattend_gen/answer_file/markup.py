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
