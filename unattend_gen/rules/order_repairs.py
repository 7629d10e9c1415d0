"""The edits that number the items of a list 1, 2, 3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Edit, Fix
from unattend_gen.rules.repairs import new_value
from unattend_gen.rules.values import as_integer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unattend_gen.rules.index import Index, IndexedSetting

ORDER: Final = "Order"


def numbering(index: Index, items: Sequence[IndexedSetting]) -> Fix | None:
    """The items numbered from 1 in the order that they have now.

    Where numbers are missing that order is only clear if the others count up down the file; and
    a number that a template has still to fill in is left to it.
    """
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
    """The items by their numbers; none where that order is not clear."""
    numbers = [as_integer(item.value_of(ORDER)) for item in items]
    known = [number for number in numbers if number is not None]
    if known == sorted(known):
        return items
    if len(known) < len(items):
        return ()
    by_number = sorted(zip(known, range(len(items)), strict=True))
    return [items[index] for _, index in by_number]


def _numbered(index: Index, item: IndexedSetting, number: str) -> tuple[Edit, ...] | None:
    """The edits that give an item this number: none where it has it, None where none can."""
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
