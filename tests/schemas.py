"""Makers and validators for tests of the generated schemas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from lxml import etree

from unattend_gen.catalog.facts import Component, Kind, Setting
from unattend_gen.catalog.to_xsd import component_xsd
from unattend_gen.catalog.xsd.markup import type_name
from unattend_gen.core.passes import Pass

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import Element

_FACT: Final = Setting(
    path="A",
    kind=Kind.LEAF,
    summary="A setting.",
    origin="reference-2018",
    passes=(Pass.SPECIALIZE,),
)


def a_setting(path: str, **facts: Any) -> Setting:  # noqa: ANN401 - any field of a setting
    """Return a setting with these facts; by default a leaf with free text."""
    return replace(_FACT, path=path, **facts)


def a_catalogued(*settings: Setting, name: str = "Test-Component") -> Component:
    """Return a component with these settings, in this order."""
    return Component(
        name=name,
        summary="A component.",
        origin="reference-2018",
        passes=(Pass.SPECIALIZE,),
        settings={setting.path: setting for setting in settings},
    )


def markup(element: ET.Element) -> str:
    """Return an element of a schema as text, without the namespace declaration."""
    text = ET.tostring(element, encoding="unicode")
    return text.replace(' xmlns:xs="http://www.w3.org/2001/XMLSchema"', "")


def a_component_element(body: str, type_: str) -> Element:
    """Return a `component` with this content and the type that the validator sets."""
    return etree.fromstring(
        '<component xmlns="urn:schemas-microsoft-com:unattend" name="Any" language="neutral" '
        'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" '
        'xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="{type_}">'
        f"{body}</component>"
    )


def takes(component: Component, body: str) -> bool:
    """Return whether libxml2 accepts this content by the schema of the component."""
    schema = etree.XMLSchema(etree.fromstring(component_xsd(component)))
    return schema.validate(a_component_element(body, type_name(component)))
