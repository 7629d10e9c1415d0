"""Copies of answer files that are ready for the schema.

XML Schema 1.0 cannot choose a type by the value of an attribute, so the document must state the
type of
each component. That is done in a copy.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import XSI_NS, namespace
from unattend_gen.answer_file.tree import AnswerFile, Element, is_marker
from unattend_gen.catalog.xsd.markup import OTHER_COMPONENT, type_name

if TYPE_CHECKING:
    from unattend_gen.catalog.load import Catalog

_TYPE: Final = f"{{{XSI_NS}}}type"
_MAY_NAME_XSI: Final = (XSI_NS, "&#", "<!DOCTYPE")
"""Text without which a document has no attributes of that namespace; avoids a search."""

_WAS_PROCESSED: Final = "wasPassProcessed"


def copied(answer_file: AnswerFile) -> AnswerFile:
    """Return a copy of the document that may be changed."""
    return AnswerFile(deepcopy(answer_file.root), answer_file.text, answer_file.encoding)


def pairs(copy: AnswerFile, original: AnswerFile) -> dict[Element, Element]:
    """Return the original element for each element of a fresh copy, in document order."""
    return dict(zip(copy.root.iter("*"), original.root.iter("*"), strict=True))


def set_types(copy: AnswerFile, catalog: Catalog) -> None:
    """Set the type of each component; types in the document itself are removed."""
    _drop_types(copy)
    for node in copy.components():
        _set_type(node.element, node.name, catalog)


def _drop_types(copy: AnswerFile) -> None:
    if any(mark in copy.text for mark in _MAY_NAME_XSI):
        _drop_own_types(copy.root)


def _drop_own_types(root: Element) -> None:
    for element in root.xpath("descendant-or-self::*[@xsi:*]", namespaces={"xsi": XSI_NS}):
        for name in element.attrib:
            if namespace(name) == XSI_NS:
                del element.attrib[name]


def _set_type(element: Element, component_name: str, catalog: Catalog) -> None:
    component = catalog.resolve(component_name)
    name = type_name(component) if component else OTHER_COMPONENT
    element.set(_TYPE, f"{element.prefix}:{name}" if element.prefix else name)


def forgive_setup(copy: AnswerFile, catalog: Catalog) -> None:
    """Remove what Setup adds: marks on passes, and markers in place of secrets.

    A marker is removed with its element, and only if the catalog has the element.
    """
    for settings in copy.passes():
        settings.attrib.pop(_WAS_PROCESSED, None)
    for node in list(copy.settings()):
        component = catalog.resolve(node.component.name)
        if component and node.path in component.settings and is_marker(node.text):
            parent = node.element.getparent()
            if parent is not None:
                parent.remove(node.element)
