"""Edits for fixes: rename, remove, rewrite, number.

Each function finds the place in the text of the document and returns None if that text is not plain
enough to edit: an entity, a CDATA section or a comment inside a value, or a DOCTYPE. The text that
is
written comes from this program or the catalog, never from the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.tree import child_elements, own_text
from unattend_gen.core.finding import Edit, Fix
from unattend_gen.rules.values import as_integer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.answer_file.markup import Markup
    from unattend_gen.answer_file.tree import Element
    from unattend_gen.rules.index import Index, IndexedSetting

_MARKS: Final = ("<", "&")
_INLINE_BLANKS: Final = " \t"
_REST_OF_LINE: Final = re.compile(r"[ \t]*(?:\r\n?|\n)")
_NO_COMMENT: Final = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|[^<]+", re.DOTALL)


def renaming(
    index: Index, element: Element, name: str, *, is_safe: bool, uncovers: bool = False
) -> Fix | None:
    """Return a fix that changes the local name in both tags; a prefix stays."""
    markup = index.answer_file.markup(element)
    if markup is None:
        return None
    tags = [markup.start + 1, *([markup.inner_end + 2] if markup.has_end_tag else [])]
    end = len(markup.name)
    local_start = markup.name.rfind(":") + 1
    edits = tuple(Edit(tag + local_start, tag + end, name) for tag in tags)
    return Fix(f"write {name}", is_safe, edits, uncovers)


def new_value(index: Index, element: Element, text: str, *, is_safe: bool) -> Fix | None:
    """Return a fix that replaces the text of a leaf; white space around it stays."""
    span = _value_span(index, element)
    if span is None:
        return None
    return Fix(f"write {text}", is_safe, (Edit(*span, _escaped(text)),))


def trimming(index: Index, element: Element) -> Fix | None:
    """Return a fix that removes the white space around the text of a leaf."""
    markup, span = index.answer_file.markup(element), _value_span(index, element)
    if markup is None or span is None:
        return None
    edits = (Edit(markup.inner, span[0]), Edit(span[1], markup.inner_end))
    return Fix("take away the blanks around the value", True, tuple(filter(_changes, edits)))


def wrapping(index: Index, element: Element, name: str) -> Fix | None:
    """Return a fix that wraps the text of an element in a new element of this name."""
    markup, words = index.answer_file.markup(element), [*_loose_words(index, element)]
    if markup is None or len(words) != 1:
        return None
    start, end = words[0].start, words[0].end
    name = markup.name[: markup.name.rfind(":") + 1] + name
    edits = (Edit(start, start, f"<{name}>"), Edit(end, end, f"</{name}>"))
    return Fix(f"put it into <{name}>", is_safe=False, edits=edits)


def removal(index: Index, element: Element, *, is_safe: bool) -> Fix | None:
    """Return a fix that removes an element, its line, and parents that become empty."""
    parent = element.getparent()
    while parent is not None and parent.getparent() is not None and _holds_only(parent, element):
        element, parent = parent, parent.getparent()
    markup = index.answer_file.markup(element)
    if markup is None or parent is None:
        return None
    return Fix("delete it", is_safe, (Edit(*_with_line(index.answer_file.text, markup)),))


def is_twin(one: Element, other: Element) -> bool:
    """Whether two elements are equal: name, attributes, text and everything below."""
    if one.tag != other.tag or dict(one.attrib) != dict(other.attrib):
        return False
    below, other_below = list(child_elements(one)), list(child_elements(other))
    return (
        own_text(one).strip() == own_text(other).strip()
        and len(below) == len(other_below)
        and all(is_twin(*pair) for pair in zip(below, other_below, strict=True))
    )


def loose_text_removal(index: Index, element: Element) -> Fix | None:
    """Return a fix that removes the text between the children of an element; comments stay."""
    if index.answer_file.markup(element) is None:
        return None
    edits = tuple(_loose_words(index, element))
    return Fix("delete the text", is_safe=False, edits=edits) if edits else None


def _value_span(index: Index, element: Element) -> tuple[int, int] | None:
    """Return the span of the text of a leaf without white space, or None if it is not plain."""
    markup = index.answer_file.markup(element)
    if markup is None:
        return None
    content = index.answer_file.text[markup.inner : markup.inner_end]
    if not content.strip() or any(mark in content for mark in _MARKS):
        return None
    start = markup.inner + len(content) - len(content.lstrip())
    return start, start + len(content.strip())


def _changes(edit: Edit) -> bool:
    return edit.start < edit.end or bool(edit.text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _holds_only(parent: Element, element: Element) -> bool:
    """Whether an element contains only one other element, and no comment."""
    # Not by counting: libxml2 walks through all the siblings for that.
    is_alone = element.getprevious() is None and element.getnext() is None
    return is_alone and not own_text(parent).strip()


def _with_line(text: str, markup: Markup) -> tuple[int, int]:
    """Return the span of an element, extended to its lines if they contain nothing else."""
    start = markup.start
    while start and text[start - 1] in _INLINE_BLANKS:
        start -= 1
    rest = _REST_OF_LINE.match(text, markup.end)
    if rest is None or text[start - 1 : start] not in {"\n", "\r"}:
        return markup.start, markup.end
    return start, rest.end()


def _loose_words(index: Index, element: Element) -> Iterator[Edit]:
    """Return the spans of the text directly in an element, if all of it is plain."""
    markup = index.answer_file.markup(element)
    children = [index.answer_file.markup(child) for child in element.iterchildren("*")]
    if markup is None:
        return
    known = [child for child in children if child is not None]
    starts = (markup.inner, *(child.end for child in known))
    ends = (*(child.start for child in known), markup.inner_end)
    for start, end in zip(starts, ends, strict=True):
        yield from _words(index.answer_file.text, start, end)


def _words(text: str, start: int, end: int) -> Iterator[Edit]:
    """Return the spans of words in a gap between elements; a CDATA section prevents the fix."""
    for piece in _NO_COMMENT.finditer(text, start, end):
        words = piece[0].strip()
        if words and "<" not in words:
            begin = piece.start() + piece[0].index(words)
            yield Edit(begin, begin + len(words))


ORDER: Final = "Order"

_MOST_NUMBERED: Final = 250
"""Items of a list that a fix numbers; every finding on the list has the same fix."""


def numbering(index: Index, items: Sequence[IndexedSetting]) -> Fix | None:
    """Return a fix that numbers items from 1 in their present order.

    If numbers are missing, the order is only clear if the others ascend in the file. A number that
    is a placeholder is not changed, and neither is a list of more than 250 items.
    """
    if len(items) > _MOST_NUMBERED:
        return None
    in_order = _in_order(items)
    edits: list[Edit] = []
    for number, item in enumerate(in_order, start=1):
        edit = _numbered(index, item, str(number))
        if edit is None:
            return None
        edits += edit
    if not edits:
        return None
    return Fix(f"number the items 1 to {len(in_order)}", is_safe=False, edits=tuple(edits))


def _in_order(items: Sequence[IndexedSetting]) -> Sequence[IndexedSetting]:
    """Return the items sorted by number, or nothing if their order is not clear."""
    numbers = [as_integer(item.value_of(ORDER)) for item in items]
    known = [number for number in numbers if number is not None]
    if known == sorted(known):
        return items
    if len(known) < len(items):
        return ()
    by_number = sorted(zip(known, range(len(items)), strict=True))
    return [items[index] for _, index in by_number]


def _numbered(index: Index, item: IndexedSetting, number: str) -> tuple[Edit, ...] | None:
    """Return edits that give an item this number: empty if it has it, None if it cannot have it."""
    child = item.child(ORDER)
    if child is not None and as_integer(child.value) == int(number):
        return ()
    if child is not None and child.value:
        fix = new_value(index, child.node.element, number, is_safe=False)
        return None if fix is None or child.is_placeholder else fix.edits
    markup = index.answer_file.markup(item.node.element)
    if child is not None or markup is None or not markup.has_end_tag:
        return None
    text = index.answer_file.text
    content = text[markup.inner : markup.inner_end]
    blank = content[: len(content) - len(content.lstrip(" \t\r\n"))]
    name = markup.name[: markup.name.rfind(":") + 1] + ORDER
    return (Edit(markup.inner, markup.inner, f"{blank}<{name}>{number}</{name}>"),)
