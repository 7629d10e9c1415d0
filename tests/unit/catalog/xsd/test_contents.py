from __future__ import annotations

import pytest

from tests.schemas import a_catalogued, a_setting, markup, takes
from unattend_gen.catalog.facts import Component, Kind, ValueType
from unattend_gen.catalog.xsd.contents import component_type

SINGLES = a_catalogued(
    a_setting("C", kind=Kind.CONTAINER), a_setting("C/A"), a_setting("C/B"), a_setting("D")
)
LIST = a_catalogued(
    a_setting("L", kind=Kind.LIST),
    a_setting("L/I", kind=Kind.LIST_ITEM),
    a_setting("L/I/A"),
)
MIXED = a_catalogued(
    a_setting("C", kind=Kind.CONTAINER),
    a_setting("C/I", kind=Kind.LIST_ITEM),
    a_setting("C/I/A"),
    a_setting("C/B"),
)
ORDERED = a_catalogued(
    a_setting("C", kind=Kind.CONTAINER, child_order=("B", "I")),
    a_setting("C/A"),
    a_setting("C/B"),
    a_setting("C/I", kind=Kind.LIST_ITEM),
    a_setting("C/I/X"),
)
KEYED = a_catalogued(
    a_setting("L", kind=Kind.LIST),
    a_setting("L/I", kind=Kind.LIST_ITEM, type=ValueType.STRING, max_length=2),
)


@pytest.mark.parametrize(
    ("component", "body"),
    [
        (SINGLES, ""),
        (SINGLES, "<C/>"),
        (SINGLES, "<D>x</D><C><B>x</B><A>x</A></C>"),
        (SINGLES, "<!-- one --><C><!-- two --><A>x<!-- three --></A></C>"),
        (LIST, "<L/>"),
        (LIST, '<L><I wcm:action="add"><A>1</A></I><I wcm:action="add"><A>2</A></I></L>'),
        (LIST, '<L><I wcm:action="add" wcm:keyValue="k"/></L>'),
        (LIST, "<L><I/></L>"),
        (MIXED, "<C><I/><B>x</B><I/></C>"),
        (MIXED, "<C><B>single ones are the business of a rule</B><B>x</B></C>"),
        (ORDERED, "<C><B>x</B><I/><I/><A>x</A></C>"),
        (ORDERED, "<C><I/></C>"),
        (KEYED, '<L><I wcm:action="add" wcm:keyValue="k">ab</I><I wcm:keyValue="l"> cd </I></L>'),
    ],
)
def test_contents_that_the_catalog_describes_are_taken(component: Component, body: str) -> None:
    assert takes(component, body)


@pytest.mark.parametrize(
    ("component", "body"),
    [
        (SINGLES, "<E/>"),
        (SINGLES, "<C><D/></C>"),
        (SINGLES, "<d>x</d>"),
        (SINGLES, "<D>x</D><D>x</D>"),
        (SINGLES, "<C>text<A>x</A></C>"),
        (SINGLES, "<D><A>x</A></D>"),
        (SINGLES, '<D wcm:action="add">x</D>'),
        (SINGLES, '<C wcm:action="add"/>'),
        (SINGLES, '<D xmlns="urn:other">x</D>'),
        (LIST, "<L><A>x</A></L>"),
        (LIST, '<L><I action="add"/></L>'),
        (MIXED, "<C><D/></C>"),
        (ORDERED, "<C><I/><B>x</B></C>"),
        (ORDERED, "<C><A>x</A><B>x</B></C>"),
        (ORDERED, "<C><B>x</B><B>x</B></C>"),
        (KEYED, '<L><I wcm:keyValue="k">abc</I></L>'),
        (KEYED, '<L><I keyValue="k">ab</I></L>'),
    ],
)
def test_other_contents_are_not_taken(component: Component, body: str) -> None:
    assert not takes(component, body)


def test_a_component_becomes_a_named_type_with_its_sentences() -> None:
    component = a_catalogued(a_setting("D", summary="What D is."))

    assert markup(component_type(component)) == (
        '<xs:complexType name="Test-Component">'
        "<xs:annotation><xs:documentation>A component.</xs:documentation></xs:annotation>"
        '<xs:all><xs:element name="D" type="xs:token" minOccurs="0">'
        "<xs:annotation><xs:documentation>What D is.</xs:documentation></xs:annotation>"
        "</xs:element></xs:all>"
        '<xs:attributeGroup ref="ComponentAttributes" />'
        "</xs:complexType>"
    )
