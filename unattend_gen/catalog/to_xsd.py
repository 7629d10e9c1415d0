"""Generate XML Schema 1.0 and 1.1 from the catalog.

libxml2 validates with version 1.0, which cannot choose a type by the value of an attribute. So each
component is a named type, the element `component` takes anything, and the validator sets `xsi:type`
first. Version 1.1 has the same types and chooses by `@name`; it is for editors.
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
    """Return the schema of all components in version 1.0, for validators."""
    return _to_xsd10(catalog.components())


def to_xsd11(catalog: Catalog) -> bytes:
    """Return the schema in version 1.1, for editors, with a sentence about each setting."""
    components = catalog.components()
    schema = _schema(components)
    schema.insert(0, typed_component(components))
    return to_bytes(schema, "unattend-gen schema xsd11")


def component_xsd(component: Component) -> bytes:
    """Return the schema of one component in version 1.0, small enough to explain errors."""
    return _to_xsd10((component,))


def frame_xsd() -> bytes:
    """Return the schema of the frame in version 1.0: `unattend`, passes, component attributes."""
    return _to_xsd10(())


def _to_xsd10(components: tuple[Component, ...]) -> bytes:
    schema = _schema(components)
    drop_documentation(schema)
    schema.insert(0, untyped_component())
    return to_bytes(schema, "unattend-gen schema xsd")


def _schema(components: tuple[Component, ...]) -> Element:
    """Return all types and the root element; the element `component` differs by version."""
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
    """Return the simple types that settings share, each once, sorted by name."""
    types = {
        type_.name: type_.definition
        for component in components
        for setting in component.settings.values()
        if setting.takes_value
        if isinstance(type_ := text_type(component.name, setting), Shared)
    }
    return [types[name] for name in sorted(types)]
