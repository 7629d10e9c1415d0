"""Every element of a document with its address, whatever its namespace, pass or component.

Setup reads the elements of one namespace in known places; who looks for what was left looks
everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unattend_gen.answer_file.names import local
from unattend_gen.answer_file.tree import ComponentNode, child_elements, setting_nodes
from unattend_gen.core.key_search import without_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element

_COMPONENT = "component"


@dataclass(frozen=True, slots=True)
class Place:
    """One element and where it stands.

    Attributes:
        element: the element itself.
        address: its setting path; outside components the names from the root down. What looks
            like a product key in a name is masked.
        component: name of the component as it is written; empty outside components.
        path: element names below the component, as in the catalog; empty outside.
        was_processed: whether Setup has marked the pass as done; None outside components.
    """

    element: Element
    address: str
    component: str = ""
    path: str = ""
    was_processed: bool | None = None

    @property
    def name(self) -> str:
        """The element's name without its namespace."""
        return local(self.element.tag)


def places(answer_file: AnswerFile) -> Iterator[Place]:
    """The places of all elements in document order."""
    root = answer_file.root
    pending = [(root, local(root.tag))]
    while pending:
        element, address = pending.pop()
        if local(element.tag) == _COMPONENT:
            yield from _in_component(element)
            continue
        yield Place(element, without_keys(address))
        children = list(child_elements(element))
        pending += [(child, f"{address}/{local(child.tag)}") for child in reversed(children)]


def _in_component(element: Element) -> Iterator[Place]:
    parent = element.getparent()
    frame = element if parent is None else parent  # as a root it stands in no pass
    component = ComponentNode(element, frame.get("pass", ""), element.get("name", ""))
    was_processed = frame.get("wasPassProcessed", "").lower() == "true"
    yield Place(element, component.address, component.name, "", was_processed)
    for node in setting_nodes(component):
        yield Place(node.element, node.address, component.name, node.path, was_processed)
