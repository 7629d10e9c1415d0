"""XML Schema elements as nested calls, and the bytes they become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Component


NAMESPACE: Final = "http://www.w3.org/2001/XMLSchema"
"""The namespace of XML Schema; the writer gives it the prefix `xs`."""

_ANNOTATION: Final = f"{{{NAMESPACE}}}annotation"


def xs(tag: str, *children: ET.Element, **attributes: str) -> ET.Element:
    """The element `xs:tag` with these attributes, in this order, and these children."""
    element = ET.Element(f"{{{NAMESPACE}}}{tag}", attributes)
    element.extend(children)
    return element


def documentation(text: str) -> ET.Element:
    """A sentence that editors show beside what they offer."""
    note = xs("documentation")
    note.text = text
    return xs("annotation", note)


def drop_documentation(schema: ET.Element) -> None:
    """Take every sentence out again: a validator would only have to skip them."""
    for element in list(schema.iter()):
        for annotation in element.findall(_ANNOTATION):
            element.remove(annotation)


def to_bytes(schema: ET.Element, command: str) -> bytes:
    """The schema, indented, below a first line that names the command that makes it."""
    first = f"<!-- Generated from schemas/catalog by `{command}`; do not edit. -->"
    ET.indent(schema)
    return f"{first}\n{ET.tostring(schema, encoding='unicode')}\n".encode()


OTHER_COMPONENT: Final = "OtherComponent"
"""The type of a component that the catalog does not know: only its attributes are checked."""

COMPONENT_ATTRIBUTES: Final = "ComponentAttributes"
LIST_ITEM_ATTRIBUTES: Final = "ListItemAttributes"


def type_name(component: Component) -> str:
    """The name of a component's type: its own, without the blank that one of them has."""
    return component.name.replace(" ", "_")
