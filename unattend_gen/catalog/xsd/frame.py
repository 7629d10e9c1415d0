"""The frame of the schema: `unattend`, its passes, the attributes of a component."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.xsd.limits import xsd_pattern
from unattend_gen.catalog.xsd.markup import (
    COMPONENT_ATTRIBUTES,
    LIST_ITEM_ATTRIBUTES,
    OTHER_COMPONENT,
    documentation,
    type_name,
    xs,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from unattend_gen.catalog.envelope import Envelope
    from unattend_gen.catalog.facts import Component

_FOREIGN: Final = {"namespace": "##other", "processContents": "lax"}
_UNTYPED_NOTE: Final = (
    "Version 1.0 of XML Schema cannot choose a type by the attribute name: "
    "set xsi:type to the type of that name before validating."
)


def untyped_component() -> Element:
    """Return the element `component` for version 1.0, of any content until `xsi:type` is set."""
    return xs("element", documentation(_UNTYPED_NOTE), name="component", type="xs:anyType")


def typed_component(components: Iterable[Component]) -> Element:
    """Return the element `component` for version 1.1, with a type chosen by the attribute `name`.

    Names and aliases are compared exactly; in another case a component counts as unknown.
    """
    alternatives = [
        xs("alternative", test=_names_test(component), type=type_name(component))
        for component in components
    ]
    alternatives.append(xs("alternative", type=OTHER_COMPONENT))
    return xs("element", *alternatives, name="component", type="xs:anyType")


def frame(envelope: Envelope) -> Iterator[Element]:
    """Yield everything around the components, including the type of unknown components."""
    yield xs(
        "element",
        xs(
            "complexType",
            xs(
                "choice",
                xs("element", name="servicing", type="xs:anyType"),
                xs("element", _settings(envelope), name="settings"),
                xs("any", **_FOREIGN),
                minOccurs="0",
                maxOccurs="unbounded",
            ),
        ),
        name="unattend",
    )
    yield _other_component()
    yield _component_attributes(envelope)
    yield _list_item_attributes(envelope)


def _settings(envelope: Envelope) -> Element:
    names = [xs("enumeration", value=name) for name in envelope.passes]
    pass_ = xs("simpleType", xs("restriction", *names, base="xs:string"))
    return xs(
        "complexType",
        xs("sequence", xs("element", ref="component", minOccurs="0", maxOccurs="unbounded")),
        xs("attribute", pass_, name="pass", use="required"),
    )


def _other_component() -> Element:
    anything = xs("any", minOccurs="0", maxOccurs="unbounded", processContents="skip")
    return xs(
        "complexType",
        xs("sequence", anything),
        xs("attributeGroup", ref=COMPONENT_ATTRIBUTES),
        name=OTHER_COMPONENT,
        mixed="true",
    )


def _component_attributes(envelope: Envelope) -> Element:
    required = [_attribute(envelope, name, "required") for name in envelope.required_attributes]
    optional = [_attribute(envelope, name, "optional") for name in envelope.optional_attributes]
    return xs("attributeGroup", *required, *optional, name=COMPONENT_ATTRIBUTES)


def _attribute(envelope: Envelope, name: str, use: str) -> Element:
    if name not in envelope.patterns:
        return xs("attribute", name=name, type="xs:token", use=use)
    pattern = xs("pattern", value=xsd_pattern(envelope.patterns[name]))
    text = xs("simpleType", xs("restriction", pattern, base="xs:token"))
    return xs("attribute", text, name=name, use=use)


def _list_item_attributes(envelope: Envelope) -> Element:
    """Return `wcm:action` and `wcm:keyValue`, which are in another namespace; rules check them."""
    wildcard = xs("anyAttribute", namespace=envelope.wcm_namespace, processContents="lax")
    return xs("attributeGroup", wildcard, name=LIST_ITEM_ATTRIBUTES)


def _names_test(component: Component) -> str:
    names = (component.name, *component.aliases)
    return " or ".join(f"@name='{name}'" for name in names)
