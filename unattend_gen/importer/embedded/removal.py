"""An answer file without some of its elements; every other line keeps its number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.edit import edited
from unattend_gen.answer_file.names import UNATTEND_NS
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.tree import child_elements
from unattend_gen.core.finding import Edit
from unattend_gen.errors import AnswerFileError
from unattend_gen.importer.generators._generator import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element

_MOST_DIGITS: Final = 5
_ORDER: Final = f"{{{UNATTEND_NS}}}Order"


@dataclass(frozen=True, slots=True)
class NewCommand:
    """A command that takes the place of another one in its list."""

    line: str
    description: str


def without(
    source: Source,
    elements: Iterable[Element],
    instead: Mapping[Element, tuple[NewCommand, ...]] | None = None,
) -> Source | None:
    """Return the answer file without these elements, or None if it cannot be edited.

    What is left of a list of commands is numbered from 1. A list without commands is removed,
    too, and so are comments directly before a removed element.

    Args:
        source: the answer file.
        elements: list items, or elements below the root.
        instead: the commands that take the place of a list item.
    """
    answer_file, new = source.answer_file, instead or {}
    removed = set(elements)
    lists = {parent for each in (*removed, *new) if (parent := each.getparent()) is not None}
    lists.discard(answer_file.root)
    for parent in lists:
        if removed.issuperset(child_elements(parent)):
            removed.difference_update(child_elements(parent))
            removed.add(parent)
    edits = [_removal(answer_file, each) for each in removed]
    for parent in lists - removed:
        left = [each for each in child_elements(parent) if each not in removed]
        edits += _numbers(answer_file, left, new)
    if None in edits:
        return None
    try:
        data = edited(source.data, [edit for edit in edits if edit])
        return Source(parse(data), data)
    except (AnswerFileError, ValueError):
        return None


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
    answer_file: AnswerFile,
    items: list[Element],
    new: Mapping[Element, tuple[NewCommand, ...]],
) -> Iterator[Edit | None]:
    """Yield the edits that number the items of a list, and the commands instead of some."""
    orders = {item: item.find(_ORDER) for item in items}
    texts = {item: _text(order) for item, order in orders.items()}
    if not all(text.isdecimal() and len(text) <= _MOST_DIGITS for text in texts.values()):
        yield from [None] * len(new)
        return
    number = 1
    for item in sorted(items, key=lambda each: int(texts[each])):
        if item in new:
            yield _replacement(answer_file, item, new[item], number)
        else:
            order = orders[item]
            markup = None if order is None else answer_file.markup(order)
            yield None if markup is None else Edit(markup.inner, markup.inner_end, str(number))
        number += len(new.get(item, (item,)))


def _text(order: Element | None) -> str:
    return ("" if order is None else order.text or "").strip()


def _replacement(
    answer_file: AnswerFile, item: Element, commands: tuple[NewCommand, ...], first: int
) -> Edit | None:
    markup = answer_file.markup(item)
    if markup is None:
        return None
    text = answer_file.text
    opening, closing = text[markup.start : markup.inner], text[markup.inner_end : markup.end]
    items = "".join(
        f"{opening}<Order>{number}</Order>{_element('Description', command.description)}"
        f"{_element('Path', command.line)}{closing}"
        for number, command in enumerate(commands, start=first)
    )
    return Edit(markup.start, markup.end, items + "\n" * text.count("\n", markup.start, markup.end))


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>"
