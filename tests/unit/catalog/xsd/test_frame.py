from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from tests.samples import a_component, an_answer_file
from tests.schemas import a_catalogued, a_component_element, markup
from unattend_gen.catalog.to_xsd import frame_xsd
from unattend_gen.catalog.xsd.frame import typed_component, untyped_component

FRAME = etree.XMLSchema(etree.fromstring(frame_xsd()))


@pytest.mark.parametrize(
    "document",
    [
        an_answer_file(),
        an_answer_file(("specialize", "")),
        an_answer_file(("oobeUser", a_component("Anything", "<At/>all"))),
        an_answer_file().replace(b"</unattend>", b"<servicing><package/></servicing></unattend>"),
        an_answer_file().replace(
            b"</unattend>",
            b'<cpi:offlineImage xmlns:cpi="urn:schemas-microsoft-com:cpi" cpi:source="x"/>'
            b'<Extensions xmlns="urn:other"><File path="x">y</File></Extensions></unattend>',
        ),
    ],
)
def test_the_frame_takes_passes_servicing_and_foreign_elements(document: bytes) -> None:
    assert FRAME.validate(etree.fromstring(document))


@pytest.mark.parametrize(
    "document",
    [
        b'<unattend xmlns="urn:other"/>',
        an_answer_file(("specialise", "")),
        an_answer_file(("specialize", "text")),
        an_answer_file(("specialize", "<package/>")),
        an_answer_file(("specialize", "")).replace(b' pass="specialize"', b""),
        an_answer_file(("specialize", ""), processed=("specialize",)),
        an_answer_file().replace(b"</unattend>", b"<offlineServicing/></unattend>"),
        an_answer_file().replace(b"</unattend>", b"text</unattend>"),
        an_answer_file().replace(b"<unattend ", b'<unattend version="1" '),
    ],
)
def test_the_frame_takes_nothing_else(document: bytes) -> None:
    assert not FRAME.validate(etree.fromstring(document))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("processorArchitecture", "x86"),
        ("processorArchitecture", "AMD64"),
        ("processorArchitecture", "arm64"),
        ("publicKeyToken", "31BF3856ad364E35"),
        ("versionScope", "NonSxS"),
        ("versionScope", "neutral"),
        ("version", "6.1.7600.16385"),
        ("language", "en-US"),
    ],
)
def test_component_attributes_that_the_envelope_allows(name: str, value: str) -> None:
    element = a_component_element("<Any/>", "OtherComponent")
    element.set(name, value)

    assert FRAME.validate(element)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("processorArchitecture", "x64"),
        ("publicKeyToken", "31bf3856ad364e3"),
        ("versionScope", "sxs"),
        ("versionscope", "nonSxS"),
        ("other", "x"),
    ],
)
def test_component_attributes_that_it_does_not_allow(name: str, value: str) -> None:
    element = a_component_element("<Any/>", "OtherComponent")
    element.set(name, value)

    assert not FRAME.validate(element)


@pytest.mark.parametrize("name", ["name", "processorArchitecture", "publicKeyToken", "language"])
def test_the_schema_requires_component_attributes(name: str) -> None:
    element = a_component_element("<Any/>", "OtherComponent")
    del element.attrib[name]

    assert not FRAME.validate(element)


def test_version_1_0_documents_that_the_validator_sets_the_type() -> None:
    assert markup(untyped_component()) == (
        '<xs:element name="component" type="xs:anyType"><xs:annotation><xs:documentation>'
        "Version 1.0 of XML Schema cannot choose a type by the attribute name: "
        "set xsi:type to the type of that name before validating."
        "</xs:documentation></xs:annotation></xs:element>"
    )


def test_version_1_1_chooses_by_name_and_alias() -> None:
    components = [
        a_catalogued(name="A B"),
        replace(a_catalogued(name="C"), aliases=("c-", "CC")),
    ]

    assert markup(typed_component(components)) == (
        '<xs:element name="component" type="xs:anyType">'
        """<xs:alternative test="@name='A B'" type="A_B" />"""
        """<xs:alternative test="@name='C' or @name='c-' or @name='CC'" type="C" />"""
        '<xs:alternative type="OtherComponent" />'
        "</xs:element>"
    )
