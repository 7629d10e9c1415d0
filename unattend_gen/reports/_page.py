"""A rule's page as blocks that a report can lay out.

The Markdown of rule pages is our own and small: paragraphs, headings of one level, lists, code
spans. Whatever else it may hold is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK_LINES: Final = re.compile(r"\n{2,}")
_HEADING: Final = "## "
_ITEM: Final = re.compile(r"^- ", re.MULTILINE)
_CODE: Final = re.compile(rf"`([^`]+)`|({re.escape(MARKER)})")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text, plain or code."""

    text: str
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list; the last is the one with items.

    Attributes:
        heading: text of a heading, or empty.
        spans: what a paragraph says, or nothing.
        items: what each item of a list says, or nothing.
    """

    heading: str = ""
    spans: tuple[Span, ...] = ()
    items: tuple[tuple[Span, ...], ...] = ()


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a page in their order."""
    for part in _BLANK_LINES.split(text.strip()):
        heading, _, rest = part.partition("\n") if part.startswith(_HEADING) else ("", "", part)
        if heading:
            yield Block(heading=heading.removeprefix(_HEADING))
        if _ITEM.match(rest):
            yield Block(items=tuple(spans(item) for item in _ITEM.split(rest) if item))
        elif rest:
            yield Block(spans=spans(rest))


def spans(text: str) -> tuple[Span, ...]:
    """A text on one line, its code apart."""
    return tuple(_spans(" ".join(text.split())))


def _spans(text: str) -> Iterator[Span]:
    begin = 0
    for match in _CODE.finditer(text):
        if match.start() > begin:
            yield Span(text[begin : match.start()])
        yield Span(match[1] or match[2], is_code=True)
        begin = match.end()
    if begin < len(text):
        yield Span(text[begin:])
