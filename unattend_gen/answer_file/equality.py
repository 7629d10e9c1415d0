"""When two answer files say the same: what Setup is told, without how it is laid out.

Counted: passes, components with their attributes, settings with their texts and attributes,
elements beside the passes. Not counted: comments, processing instructions, prefixes, blanks
between elements, the order of elements with different names, the marks that Setup leaves on a
pass, and passes and components with nothing in them. Elements of one name keep their order, and
two components of one name and architecture in one pass are one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import COMPONENT, SETTINGS, UNATTEND_NS, local, namespace
from unattend_gen.answer_file.tree import child_elements, own_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.answer_file.tree import AnswerFile, Element

_ATTRIBUTES: Final = ("processorArchitecture", "publicKeyToken", "language", "versionScope")


def same_content(one: AnswerFile, other: AnswerFile) -> bool:
    """Whether two answer files say the same."""
    return not differences(one, other)


def differences(one: AnswerFile, other: AnswerFile) -> tuple[str, ...]:
    """The addresses at which two answer files differ, sorted; never a value.

    An address is that of a setting, numbered where its name repeats, with `@name` behind it for
    an attribute.
    """
    first, second = dict(_content(one)), dict(_content(other))
    places = first.keys() | second.keys()
    return tuple(sorted(place for place in places if first.get(place) != second.get(place)))


def _content(answer_file: AnswerFile) -> Iterator[tuple[str, str]]:
    """Each text and attribute by its address."""
    components: dict[str, list[Element]] = {}
    strangers: list[Element] = []
    for element in child_elements(answer_file.root):
        if element.tag != SETTINGS:
            strangers.append(element)
            continue
        pass_ = element.get("pass", "")
        for child in child_elements(element):
            place = f"{pass_}/{_name(child)}"
            components.setdefault(place, []).append(child)
    yield from _below("", strangers)
    for place, found in components.items():
        children = [child for component in found for child in child_elements(component)]
        yield from _below(f"{place}/", children)
        yield from _text(place, found)


def _text(place: str, found: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """Loose text of a component, which is none of its settings."""
    text = "".join(own_text(component).strip() for component in found)
    if text:
        yield place, text


def _name(element: Element) -> str:
    """A component by all that tells it from another; anything else by its tag."""
    if element.tag != COMPONENT:
        return str(element.tag)
    attributes = " ".join(element.get(name, "") for name in _ATTRIBUTES)
    return f"{element.get('name', '')} ({attributes})"


def _tag(element: Element) -> str:
    """The name of an element; with its namespace where that is not the one of answer files."""
    return local(element.tag) if namespace(element.tag) == UNATTEND_NS else str(element.tag)


def _below(place: str, elements: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """What stands in elements that are siblings, and below them."""
    total = Counter(element.tag for element in elements)
    seen: Counter[object] = Counter()
    for element in elements:
        seen[element.tag] += 1
        number = f"[{seen[element.tag]}]" if total[element.tag] > 1 else ""
        yield from _element(f"{place}{_tag(element)}{number}", element)


def _element(place: str, element: Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        yield f"{place}/@{name}", str(value)
    children = [*child_elements(element)]
    text = own_text(element)
    yield place, text.strip() if children else text
    yield from _below(f"{place}/", children)
