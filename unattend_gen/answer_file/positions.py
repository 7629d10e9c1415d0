"""Lines and columns in the decoded text, counted as expat counts them, and its start tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Sequence

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
