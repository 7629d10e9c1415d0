"""Build XML Schema from nested calls, and names used in several modules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Component


NAMESPACE: Final = "http://www.w3.org/2001/XMLSchema"
"""The namespace of XML Schema; ElementTree writes it with the prefix `xs`."""

_ANNOTATION: Final = f"{{{NAMESPACE}}}annotation"


def xs(tag: str, *children: ET.Element, **attributes: str) -> ET.Element:
    """Return the element `xs:tag` with attributes, in this order, and children."""
    element = ET.Element(f"{{{NAMESPACE}}}{tag}", attributes)
    element.extend(children)
    return element


def documentation(text: str) -> ET.Element:
    """Return a documentation element, which editors show during completion."""
    note = xs("documentation")
    note.text = text
    return xs("annotation", note)


def drop_documentation(schema: ET.Element) -> None:
    """Remove all documentation, which validators do not need."""
    for element in list(schema.iter()):
        for annotation in element.findall(_ANNOTATION):
            element.remove(annotation)


def to_bytes(schema: ET.Element, command: str) -> bytes:
    """Return the indented schema, after a first line with the command that generates it."""
    first = f"<!-- Generated from schemas/catalog by `{command}`; do not edit. -->"
    ET.indent(schema)
    return f"{first}\n{ET.tostring(schema, encoding='unicode')}\n".encode()


OTHER_COMPONENT: Final = "OtherComponent"
"""The type of an unknown component, whose content is not checked."""

COMPONENT_ATTRIBUTES: Final = "ComponentAttributes"
LIST_ITEM_ATTRIBUTES: Final = "ListItemAttributes"


def type_name(component: Component) -> str:
    """Return the name of a component's type; one component has a blank in its name."""
    return component.name.replace(" ", "_")
