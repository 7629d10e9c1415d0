"""A thin view of the parsed tree: passes, components and settings, with their places.

Nothing is copied out of the tree. Exact lines and columns come from a second, plain reading of
the text that is made only when the first place is asked for.
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
"""So many places are found sooner one by one."""

Element: TypeAlias = etree._Element  # noqa: SLF001 - the type has no public name
"""An element of the tree, for annotations outside this room."""


class ComponentNode(NamedTuple):
    """A `component` element and the pass it stands in, both as they are written."""

    element: etree._Element
    pass_name: str
    name: str

    @property
    def address(self) -> str:
        """Pass and component as they are written; what looks like a product key is masked."""
        return without_keys(f"{self.pass_name}/{self.name}")


class SettingNode(NamedTuple):
    """An element below a component; a tuple, for it is made for each element of each file.

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
        """All character data right below the element, comments left out."""
        return own_text(self.element)

    @property
    def is_leaf(self) -> bool:
        """Whether no element stands below this one."""
        return next(child_elements(self.element), None) is None

    @property
    def address(self) -> str:
        """The setting path, with the pass as it is written; a product key in it is masked."""
        return f"{self.component.address}/{without_keys(self.numbered)}"

    @property
    def action(self) -> str | None:
        """The attribute `wcm:action`."""
        return self.element.get(ACTION)

    @property
    def key_value(self) -> str | None:
        """The attribute `wcm:keyValue`."""
        return self.element.get(KEY_VALUE)


class AnswerFile:
    """A parsed document that may be an answer file.

    Attributes:
        root: the root element, whatever its name.
        text: the decoded document.
        encoding: how the bytes were written.
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

    def passes(self) -> Iterator[etree._Element]:
        """The `settings` elements in document order."""
        return self.root.iterchildren(SETTINGS)

    def components(self) -> Iterator[ComponentNode]:
        """The components of all passes in document order."""
        for settings in self.passes():
            for element in settings.iterchildren(COMPONENT):
                yield ComponentNode(element, settings.get("pass", ""), element.get("name", ""))

    def settings(self) -> Iterator[SettingNode]:
        """Every element below every component, parents before children."""
        for component in self.components():
            yield from setting_nodes(component)

    def comments(self) -> Iterator[tuple[etree._Element, str]]:
        """Each comment of the document with its text, those around the root too."""
        first = self.root
        while (before := first.getprevious()) is not None:
            first = before
        for node in (first, *first.itersiblings()):
            for comment in node.iter(etree.Comment):
                yield comment, comment.text or ""

    @property
    def was_processed(self) -> bool:
        """Whether Setup has marked at least one pass as done: then this is a Panther copy."""
        return any(
            settings.get("wasPassProcessed", "").lower() == "true" for settings in self.passes()
        )

    def location(self, path: str, element: etree._Element, setting: str | None = None) -> Location:
        """The place of an element's start tag in the document called `path`."""
        line, column = self._place(element) or (element.sourceline or 1, None)
        return Location(path, line=line, column=column, setting=setting)

    def elements_at(
        self, places: AbstractSet[tuple[int | None, int | None]]
    ) -> Mapping[tuple[int | None, int | None], etree._Element]:
        """The elements whose start tags stand at these lines and columns, by place."""
        found: dict[tuple[int | None, int | None], etree._Element] = {
            at: self._located[at] for at in places & self._located.keys()
        }
        if any(column is not None and (line, column) not in found for line, column in places):
            found |= {at: element for element, at in self._positions.items() if at in places}
        return found

    def markup(self, element: etree._Element) -> Markup | None:
        """Where the pieces of an element stand in `text`.

        None in a document with a DOCTYPE, whose entities may spell whole elements elsewhere.
        """
        place = self._tag_places.get(element)
        return None if place is None else markup_at(self.text, *place)

    @cached_property
    def _tag_places(self) -> Mapping[etree._Element, tuple[int, int]]:
        """Where each element opens and closes; read when the first is asked for."""
        return self._by_element(tag_places(self.text) if self.doctype_line is None else ())

    def _place(self, element: etree._Element) -> tuple[int, int] | None:
        """Line and column of a start tag; libxml2 keeps only the line of its end.

        All are read at once when more than a few are asked for, or the text is not plain.
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
        """The index of each start tag; None where the text is not plain."""
        starts = start_tags(self.text) if self.doctype_line is None else None
        return None if starts is None else self._by_element(starts)

    @cached_property
    def _positions(self) -> Mapping[etree._Element, tuple[int, int]]:
        """Line and column of each start tag."""
        return self._by_element(start_places(self.text))

    def _by_element(self, found: Sequence[_T]) -> Mapping[etree._Element, _T]:
        """What was found at the start tags, by element; nothing where there are not as many."""
        elements = list(self.root.iter(etree.Element))
        return dict(zip(elements, found, strict=True)) if len(elements) == len(found) else {}


def child_elements(element: etree._Element) -> Iterator[etree._Element]:
    """The elements right below one; comments and processing instructions are left out."""
    return element.iterchildren("*")


def own_text(element: etree._Element) -> str:
    """All character data right below an element, comments left out."""
    if len(element) == 0:
        return element.text or ""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def is_marker(text: str) -> bool:
    """Whether a text is Setup's marker; case and outer asterisks may have been lost."""
    return "*" in text and text.strip().strip("*.").upper() == _MARKED


def setting_nodes(component: ComponentNode) -> Iterator[SettingNode]:
    """Every element below one component, parents before children."""
    stack = _children(component, component.element, "", "")
    while stack:
        node = stack.pop()
        yield node
        if len(node.element):
            stack += _children(component, node.element, f"{node.path}/", f"{node.numbered}/")


def nodes_right_below(parent: ComponentNode | SettingNode) -> list[SettingNode]:
    """The elements right below a component or an element of one, in document order."""
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
    """The elements below one, last first, with numbers where a name repeats or is a list item."""
    children = list(child_elements(parent))
    names = [local(child.tag) for child in children]
    totals = Counter(names) if len(set(names)) < len(names) else {}
    seen: dict[str, int] = {}
    nodes = []
    for child, name in zip(children, names, strict=True):
        step = name
        if totals.get(name, 1) > 1 or (child.keys() and child.get(ACTION) is not None):
            seen[name] = seen.get(name, 0) + 1
            step = f"{name}[{seen[name]}]"
        nodes.append(SettingNode(child, component, name, path + name, numbered + step))
    nodes.reverse()
    return nodes
