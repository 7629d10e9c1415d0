"""The catalog as XML Schema, in both versions.

Version 1.0 is what libxml2 validates with. It cannot choose a type by the value of an attribute,
so each component is a named type and the element `component` takes anything; whoever validates
sets `xsi:type` first. Version 1.1 holds the same types and chooses by `@name` itself: it is for
editors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.envelope import envelope
from unattend_gen.catalog.xsd.contents import component_type
from unattend_gen.catalog.xsd.frame import frame, typed_component, untyped_component
from unattend_gen.catalog.xsd.markup import drop_documentation, to_bytes, xs
from unattend_gen.catalog.xsd.texts import Shared, text_type

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from unattend_gen.catalog.facts import Component
    from unattend_gen.catalog.load import Catalog


def to_xsd(catalog: Catalog) -> bytes:
    """The schema of every component in version 1.0, for validators; the same bytes each time."""
    return _to_xsd10(catalog.components())


def to_xsd11(catalog: Catalog) -> bytes:
    """The same types in version 1.1, for editors, with a sentence about each setting."""
    components = catalog.components()
    schema = _schema(components)
    schema.insert(0, typed_component(components))
    return to_bytes(schema, "unattend-gen schema xsd11")


def component_xsd(component: Component) -> bytes:
    """The schema in version 1.0 of a single component: small enough to explain errors by."""
    return _to_xsd10((component,))


def frame_xsd() -> bytes:
    """The schema in version 1.0 of the frame: `unattend`, its passes, component attributes."""
    return _to_xsd10(())


def _to_xsd10(components: tuple[Component, ...]) -> bytes:
    schema = _schema(components)
    drop_documentation(schema)
    schema.insert(0, untyped_component())
    return to_bytes(schema, "unattend-gen schema xsd")


def _schema(components: tuple[Component, ...]) -> Element:
    """All types and the root element; the element `component` differs by version."""
    facts = envelope()
    schema = xs(
        "schema",
        *frame(facts),
        *_shared_types(components),
        *(component_type(component) for component in components),
        targetNamespace=facts.namespace,
        elementFormDefault="qualified",
    )
    schema.set("xmlns", facts.namespace)
    return schema


def _shared_types(components: tuple[Component, ...]) -> list[Element]:
    """The named simple types that settings have in common, each once, by name."""
    types = {
        type_.name: type_.definition
        for component in components
        for setting in component.settings.values()
        if setting.takes_value
        if isinstance(type_ := text_type(component.name, setting), Shared)
    }
    return [types[name] for name in sorted(types)]
