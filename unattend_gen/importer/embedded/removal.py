"""An answer file without some of its elements; every other line keeps its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.edit import edited
from unattend_gen.answer_file.names import UNATTEND_NS
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.tree import child_elements
from unattend_gen.core.finding import Edit
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element

_MOST_DIGITS: Final = 5
_ORDER: Final = f"{{{UNATTEND_NS}}}Order"


def without(answer_file: AnswerFile, data: bytes, elements: Iterable[Element]) -> AnswerFile | None:
    """Return the answer file without these elements, or None if it cannot be edited.

    Args:
        answer_file: the parsed file.
        data: its bytes.
        elements: list items, or elements below the root.
    """
    rest = data_without(answer_file, data, elements)
    return None if rest is None else parse(rest)


def data_without(answer_file: AnswerFile, data: bytes, elements: Iterable[Element]) -> bytes | None:
    """Return the bytes of a file without these elements, or None if it cannot be edited.

    What is left of a list of commands is numbered from 1. A list without commands is removed,
    too, and so are comments directly before a removed element.

    Args:
        answer_file: the parsed file.
        data: its bytes.
        elements: list items, or elements below the root.
    """
    removed = set(elements)
    lists = {parent for each in removed if (parent := each.getparent()) is not None}
    lists.discard(answer_file.root)
    for parent in lists:
        if removed.issuperset(child_elements(parent)):
            removed.difference_update(child_elements(parent))
            removed.add(parent)
    edits = [_removal(answer_file, each) for each in removed]
    edits += [edit for parent in lists - removed for edit in _numbers(answer_file, parent, removed)]
    if None in edits:
        return None
    try:
        rest = edited(data, [edit for edit in edits if edit])
        parse(rest)
    except (AnswerFileError, ValueError):
        return None
    return rest


def _removal(answer_file: AnswerFile, element: Element) -> Edit | None:
    markup = answer_file.markup(element)
    if markup is None:
        return None
    start = _start_with_comments(answer_file.text, markup.start)
    return Edit(start, markup.end, "\n" * answer_file.text.count("\n", start, markup.end))


def _start_with_comments(text: str, start: int) -> int:
    """Return where the comments begin that directly precede an index."""
    while True:
        end = start
        while text[end - 1].isspace():
            end -= 1
        opening = text.rfind("<!--", 0, end) if text.endswith("-->", 0, end) else -1
        if opening < 0:
            return start
        start = opening


def _numbers(
    answer_file: AnswerFile, parent: Element, removed: set[Element]
) -> Iterator[Edit | None]:
    """Yield the edits that number the rest of a list in the order of its numbers."""
    left = [each for each in child_elements(parent) if each not in removed]
    orders = [each.find(_ORDER) for each in left]
    texts = [("" if order is None else order.text or "").strip() for order in orders]
    if not all(text.isdecimal() and len(text) <= _MOST_DIGITS for text in texts):
        return
    ordered = sorted(zip(texts, orders, strict=True), key=lambda each: int(each[0]))
    for number, (_, order) in enumerate(ordered, start=1):
        markup = None if order is None else answer_file.markup(order)
        yield None if markup is None else Edit(markup.inner, markup.inner_end, str(number))
