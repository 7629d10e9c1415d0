"""Write a tree as canonical bytes: UTF-8 without byte order mark, indented by two spaces."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from unattend_gen.answer_file.tree import child_elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile

_DECLARATION: Final = b'<?xml version="1.0" encoding="utf-8"?>\n'
_INDENT: Final = "  "
_BLANKS: Final = " \t\r\n"
"""The blanks of XML; `str.strip` removes others too, such as an ideographic space."""


def write(answer_file: AnswerFile) -> bytes:
    """Return the document in its canonical form.

    Comments and the text of leaves are kept, and blanks between elements are replaced by
    indentation. A DOCTYPE is dropped, because its entities are resolved. Parsing the result and
    writing it again gives the same bytes.
    """
    root = deepcopy(answer_file.root)
    _indent(root, 0)
    before = reversed([*answer_file.root.itersiblings(preceding=True)])
    parts = (*before, root, *answer_file.root.itersiblings())
    return _DECLARATION + b"".join(_lines(parts))


def _lines(parts: tuple[etree._Element, ...]) -> Iterator[bytes]:
    """Yield the root and the nodes before and after it, each on a line of its own."""
    for part in parts:
        yield etree.tostring(part, encoding="utf-8") + b"\n"


def _indent(element: etree._Element, depth: int) -> None:
    """Indent the children of a container; text other than blanks is kept."""
    if next(child_elements(element), None) is None:
        element.text = element.text or None  # an empty CDATA section would keep the tag open
        return
    inner = "\n" + _INDENT * (depth + 1)
    if _is_blank(element.text):
        element.text = inner
    for child in element:
        if _is_blank(child.tail):
            child.tail = inner
    for child in child_elements(element):
        _indent(child, depth + 1)
    if _is_blank(element[-1].tail):
        element[-1].tail = "\n" + _INDENT * depth


def _is_blank(text: str | None) -> bool:
    return text is None or not text.strip(_BLANKS)
