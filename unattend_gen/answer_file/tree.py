"""Passes, components and settings of a parsed answer file, with their locations.

The classes are thin views of the lxml tree. libxml2 keeps only the line where a tag ends, so exact
lines and columns come from a second pass over the text, made when the first one is requested.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypeVar

from lxml import etree

from unattend_gen.answer_file.markup import (
    markup_at,
    place_at,
    start_places,
    start_tags,
    tag_places,
)
from unattend_gen.answer_file.names import ACTION, COMPONENT, KEY_VALUE, SETTINGS, local
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.location import Location
from unattend_gen.core.secret import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from unattend_gen.answer_file.encoding import Encoding
    from unattend_gen.answer_file.markup import Markup


_T = TypeVar("_T")
_MARKED: Final = MARKER.strip("*")

_FEW: Final = 20
"""Up to this number, locations are found one by one; then all are read at once."""

Element: TypeAlias = etree._Element  # noqa: SLF001 - the type has no public name
"""An element of the tree, for annotations in other rooms."""


class ComponentNode(NamedTuple):
    """A `component` element and the pass that contains it, with names as written."""

    element: etree._Element
    pass_name: str
    name: str

    @property
    def address(self) -> str:
        """Return pass and component as written, with product keys masked."""
        return without_keys(f"{self.pass_name}/{self.name}")


class SettingNode(NamedTuple):
    """An element below a component; a tuple, because one is created for each element of each file.

    Attributes:
        name: the element's name without its namespace.
        path: element names below the component, as in the catalog.
        numbered: the same with `[n]` behind each name that repeats among its siblings.
    """

    element: etree._Element
    component: ComponentNode
    name: str
    path: str
    numbered: str

    @property
    def text(self) -> str:
        """Return the character data of the element itself, without comments."""
        return own_text(self.element)

    @property
    def is_leaf(self) -> bool:
        """Whether the element has no child elements."""
        return next(child_elements(self.element), None) is None

    @property
    def address(self) -> str:
        """Return the setting path with the pass as written and product keys masked."""
        return f"{self.component.address}/{without_keys(self.numbered)}"

    @property
    def action(self) -> str | None:
        """Return the attribute `wcm:action`, or None."""
        return self.element.get(ACTION)

    @property
    def key_value(self) -> str | None:
        """Return the attribute `wcm:keyValue`, or None."""
        return self.element.get(KEY_VALUE)


class AnswerFile:
    """A parsed document that may be an answer file.

    Attributes:
        root: the root element, of any name.
        text: the decoded document.
        encoding: of the original bytes.
        doctype_line: line of a document type declaration, or None.
    """

    def __init__(
        self,
        root: etree._Element,
        text: str,
        encoding: Encoding,
        *,
        doctype_line: int | None = None,
    ) -> None:
        self.root = root
        self.text = text
        self.encoding = encoding
        self.doctype_line = doctype_line
        self._located: dict[tuple[int | None, int | None], etree._Element] = {}
        self._steps: dict[etree._Element, Mapping[etree._Element, str]] = {}

    def passes(self) -> Iterator[etree._Element]:
        """Yield the `settings` elements in document order."""
        return self.root.iterchildren(SETTINGS)

    def components(self) -> Iterator[ComponentNode]:
        """Yield the components of all passes in document order."""
        for settings in self.passes():
            for element in settings.iterchildren(COMPONENT):
                yield ComponentNode(element, settings.get("pass", ""), element.get("name", ""))

    def settings(self) -> Iterator[SettingNode]:
        """Yield every element below every component, parents before children."""
        for component in self.components():
            yield from setting_nodes(component)

    def comments(self) -> Iterator[tuple[etree._Element, str]]:
        """Yield each comment with its text, including those before and after the root."""
        first = self.root
        while (before := first.getprevious()) is not None:
            first = before
        for node in (first, *first.itersiblings()):
            for comment in node.iter(etree.Comment):
                yield comment, comment.text or ""

    @property
    def was_processed(self) -> bool:
        """Whether Setup has marked at least one pass as processed, as in a Panther copy."""
        return any(
            settings.get("wasPassProcessed", "").lower() == "true" for settings in self.passes()
        )

    def location(self, path: str, element: etree._Element, setting: str | None = None) -> Location:
        """Return the location of an element's start tag in the document named `path`."""
        line, column = self._place(element) or (element.sourceline or 1, None)
        return Location(path, line=line, column=column, setting=setting)

    def elements_at(
        self, places: AbstractSet[tuple[int | None, int | None]]
    ) -> Mapping[tuple[int | None, int | None], etree._Element]:
        """Return the elements whose start tags are at these lines and columns."""
        found: dict[tuple[int | None, int | None], etree._Element] = {
            at: self._located[at] for at in places & self._located.keys()
        }
        if any(column is not None and (line, column) not in found for line, column in places):
            found |= {at: element for element, at in self._positions.items() if at in places}
        return found

    def step(self, element: etree._Element) -> str:
        """Return the name of an element, numbered if it repeats or is a list item.

        All children of a parent are numbered at once, because lists may be long.
        """
        parent = element.getparent()
        if parent is None:
            return local(element.tag)
        if parent not in self._steps:
            self._steps[parent] = {child: step for child, _, step in _numbered(parent)}
        return self._steps[parent][element]

    def markup(self, element: etree._Element) -> Markup | None:
        """Return where the parts of an element are in `text`.

        The result is None for a document with a DOCTYPE, whose entities may contain whole elements.
        """
        place = self._tag_places.get(element)
        return None if place is None else markup_at(self.text, *place)

    @cached_property
    def _tag_places(self) -> Mapping[etree._Element, tuple[int, int]]:
        """Return start and end of each element."""
        return self._by_element(tag_places(self.text) if self.doctype_line is None else ())

    def _place(self, element: etree._Element) -> tuple[int, int] | None:
        """Return line and column of a start tag.

        All are read at once after the first few, or if the text is not plain.
        """
        starts = self._starts if len(self._located) < _FEW else None
        if starts is None:
            return self._positions.get(element)
        index = starts.get(element)
        if index is None:
            return None
        at = place_at(self.text, index)
        self._located[at] = element
        return at

    @cached_property
    def _starts(self) -> Mapping[etree._Element, int] | None:
        """Return the index of each start tag, or None if the text is not plain."""
        starts = start_tags(self.text) if self.doctype_line is None else None
        return None if starts is None else self._by_element(starts)

    @cached_property
    def _positions(self) -> Mapping[etree._Element, tuple[int, int]]:
        """Return line and column of each start tag."""
        return self._by_element(start_places(self.text))

    def _by_element(self, found: Sequence[_T]) -> Mapping[etree._Element, _T]:
        """Return what was found at the start tags by element; empty if the numbers differ."""
        elements = list(self.root.iter(etree.Element))
        return dict(zip(elements, found, strict=True)) if len(elements) == len(found) else {}


def child_elements(element: etree._Element) -> Iterator[etree._Element]:
    """Return the child elements, without comments and processing instructions."""
    return element.iterchildren("*")


def own_text(element: etree._Element) -> str:
    """Return the character data of an element itself, without comments."""
    if len(element) == 0:
        return element.text or ""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def is_marker(text: str) -> bool:
    """Return whether a text is Setup's marker, in any case and with or without outer asterisks."""
    return "*" in text and text.strip().strip("*.").upper() == _MARKED


def setting_nodes(component: ComponentNode) -> Iterator[SettingNode]:
    """Yield every element below one component, parents before children."""
    stack = _children(component, component.element, "", "")
    while stack:
        node = stack.pop()
        yield node
        if len(node.element):
            stack += _children(component, node.element, f"{node.path}/", f"{node.numbered}/")


def child_nodes(parent: ComponentNode | SettingNode) -> list[SettingNode]:
    """Return the children of a component or of an element below it, in document order."""
    if isinstance(parent, ComponentNode):
        nodes = _children(parent, parent.element, "", "")
    else:
        path, numbered = f"{parent.path}/", f"{parent.numbered}/"
        nodes = _children(parent.component, parent.element, path, numbered)
    nodes.reverse()
    return nodes


def _children(
    component: ComponentNode, parent: etree._Element, path: str, numbered: str
) -> list[SettingNode]:
    """Return the children of an element, last first; repeated names and list items are numbered."""
    nodes = [
        SettingNode(child, component, name, path + name, numbered + step)
        for child, name, step in _numbered(parent)
    ]
    nodes.reverse()
    return nodes


def _numbered(parent: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield each child with its name, and the name with `[n]` if it repeats or is a list item."""
    children = list(child_elements(parent))
    names = [local(child.tag) for child in children]
    totals = Counter(names) if len(set(names)) < len(names) else {}
    seen: dict[str, int] = {}
    for child, name in zip(children, names, strict=True):
        step = name
        if totals.get(name, 1) > 1 or (child.keys() and child.get(ACTION) is not None):
            seen[name] = seen.get(name, 0) + 1
            step = f"{name}[{seen[name]}]"
        yield child, name, step
