"""Long lists, divided for the schema.

libxml2 counts the siblings before each fault to state its place, so the time for a list with many
faults grows with the square of its length. A part of a valid list is valid, too: the schema demands
no element, and no list of different elements is as long as a part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile, Element

_LONGEST: Final = 500
_TO_COMPONENT: Final = -3
"""The component among an element and those around it; behind it are `settings` and the root."""


def has_long_list(answer_file: AnswerFile) -> bool:
    """Whether an element of a component has more than 500 children."""
    if answer_file.text.count("<") <= _LONGEST:
        return False
    return bool(_long_lists(answer_file))


def divide_long_lists(copy: AnswerFile, originals: dict[Element, Element]) -> None:
    """Move the items of long lists into components of their own, at most 500 into each.

    Args:
        copy: is changed.
        originals: the original element for each element of the copy; new elements are added.
    """
    for holder in _long_lists(copy):
        items = list(holder)[_LONGEST:]
        for start in range(0, len(items), _LONGEST):
            _another(holder, originals).extend(items[start : start + _LONGEST])


def _long_lists(answer_file: AnswerFile) -> list[Element]:
    return [
        element
        for node in answer_file.components()
        for element in node.element.iter("*")
        if len(element) > _LONGEST
    ]


def _another(holder: Element, originals: dict[Element, Element]) -> Element:
    """Return an empty copy of an element, in a new component next to its own."""
    above = (holder, *holder.iterancestors())
    component, around = above[_TO_COMPONENT], above[:_TO_COMPONENT]
    new = etree.Element(component.tag, dict(component.attrib), nsmap=component.nsmap)
    component.addnext(new)
    originals[new] = originals[component]
    for element in reversed(around):
        new = etree.SubElement(new, element.tag, dict(element.attrib))
        originals[new] = originals[element]
    return new
