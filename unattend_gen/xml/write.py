"""A tree as canonical bytes: UTF-8 without byte order mark, two spaces, newline at the end."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from unattend_gen.xml.answer_file import child_elements

if TYPE_CHECKING:
    from unattend_gen.xml.answer_file import AnswerFile

_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'


def write(answer_file: AnswerFile) -> bytes:
    """The document in its one canonical form.

    Comments stay, text of leaves stays untouched, blanks between elements are set anew. Writing
    what was parsed from the result gives the same bytes.
    """
    root = deepcopy(answer_file.root)
    for element in root.iter(etree.Element):
        if next(child_elements(element), None) is not None:
            _drop_blanks(element)
    etree.indent(root, space="  ")
    return _DECLARATION + etree.tostring(root, encoding="utf-8") + b"\n"


def _drop_blanks(element: etree._Element) -> None:
    if element.text is not None and not element.text.strip():
        element.text = None
    for child in element:
        if child.tail is not None and not child.tail.strip():
            child.tail = None
