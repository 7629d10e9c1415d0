"""Compare the content of two answer files, ignoring layout.

Passes, components with their attributes, settings with their texts and attributes, and elements
next to the passes are compared. Comments, processing instructions, prefixes, blanks between
elements, the order of elements with different names, the attributes that Setup adds to a processed
pass, and empty passes and components are ignored. Elements of one name keep their order. Two
components of one name and architecture in one pass count as one.
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
    """Return whether two answer files have the same content."""
    return not differences(one, other)


def differences(one: AnswerFile, other: AnswerFile) -> tuple[str, ...]:
    """Return the addresses at which two answer files differ, sorted, without values.

    An address is the path of a setting, numbered if its name repeats, with `/@name` appended for
    an attribute.
    """
    first, second = dict(_content(one)), dict(_content(other))
    places = first.keys() | second.keys()
    return tuple(sorted(place for place in places if first.get(place) != second.get(place)))


def _content(answer_file: AnswerFile) -> Iterator[tuple[str, str]]:
    """Yield each text and attribute with its address."""
    components: dict[str, list[Element]] = {}
    others: list[Element] = []
    for element in child_elements(answer_file.root):
        if element.tag != SETTINGS:
            others.append(element)
            continue
        pass_ = element.get("pass", "")
        for child in child_elements(element):
            place = f"{pass_}/{_name(child)}"
            components.setdefault(place, []).append(child)
    yield from _below("", others)
    for place, found in components.items():
        children = [child for component in found for child in child_elements(component)]
        yield from _below(f"{place}/", children)
        yield from _text(place, found)


def _text(place: str, found: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """Yield the text of components outside their settings."""
    text = "".join(own_text(component).strip() for component in found)
    if text:
        yield place, text


def _name(element: Element) -> str:
    """Return the identifying attributes of a component, or the tag of another element."""
    if element.tag != COMPONENT:
        return str(element.tag)
    attributes = " ".join(element.get(name, "") for name in _ATTRIBUTES)
    return f"{element.get('name', '')} ({attributes})"


def _tag(element: Element) -> str:
    """Return the name of an element, with any namespace but that of answer files."""
    return local(element.tag) if namespace(element.tag) == UNATTEND_NS else str(element.tag)


def _below(place: str, elements: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """Yield the content of sibling elements and of the elements below them."""
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
