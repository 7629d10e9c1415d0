"""Complex types: the children of an element and how often they occur.

Setup ignores the order of children unless the reference requires one. XML Schema 1.0 forbids
repetition in an `xs:all`, so a container with both list items and single children is an unbounded
choice; a rule reports repeated single children.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.xsd.markup import (
    COMPONENT_ATTRIBUTES,
    LIST_ITEM_ATTRIBUTES,
    documentation,
    type_name,
    xs,
)
from unattend_gen.catalog.xsd.texts import Own, text_type

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from unattend_gen.catalog.facts import Component, Setting

_ANY_NUMBER: Final = {"minOccurs": "0", "maxOccurs": "unbounded"}
_AT_MOST_ONE: Final = {"minOccurs": "0"}


def component_type(component: Component) -> Element:
    """Return the complex type of a component, with the attributes of all components."""
    return xs(
        "complexType",
        documentation(component.summary),
        _model(component),
        xs("attributeGroup", ref=COMPONENT_ATTRIBUTES),
        name=type_name(component),
    )


def _model(component: Component, setting: Setting | None = None) -> Element:
    """Return the content model of a setting, or of the component itself."""
    children = component.children(setting.path if setting else "")
    if setting and setting.child_order:
        return _sequence(component, children, setting.child_order)
    if any(child.kind is Kind.LIST_ITEM for child in children):
        return xs("choice", *(_element(component, child) for child in children), **_ANY_NUMBER)
    return xs("all", *(_element(component, child, **_AT_MOST_ONE) for child in children))


def _sequence(
    component: Component, children: tuple[Setting, ...], order: tuple[str, ...]
) -> Element:
    """Return children in the order that Setup requires, followed by those without an order."""
    rank = {name: position for position, name in enumerate(order)}
    in_order = sorted(children, key=lambda child: rank.get(child.name, len(rank)))
    elements = [
        _element(
            component, child, **(_ANY_NUMBER if child.kind is Kind.LIST_ITEM else _AT_MOST_ONE)
        )
        for child in in_order
    ]
    return xs("sequence", *elements)


def _element(component: Component, setting: Setting, **occurs: str) -> Element:
    note = documentation(setting.summary)
    if not setting.takes_value:
        content = xs("complexType", _model(component, setting), *_item_attributes(setting))
        return xs("element", note, content, name=setting.name, **occurs)
    text = text_type(component.name, setting)
    if isinstance(text, Own):
        return xs("element", note, text.definition, name=setting.name, **occurs)
    if setting.kind is Kind.LIST_ITEM:
        extension = xs("extension", *_item_attributes(setting), base=text.name)
        content = xs("complexType", xs("simpleContent", extension))
        return xs("element", note, content, name=setting.name, **occurs)
    return xs("element", note, name=setting.name, type=text.name, **occurs)


def _item_attributes(setting: Setting) -> list[Element]:
    if setting.kind is not Kind.LIST_ITEM:
        return []
    return [xs("attributeGroup", ref=LIST_ITEM_ATTRIBUTES)]
