from __future__ import annotations

import pytest

from tests.schemas import a_catalogued
from unattend_gen.catalog.xsd.markup import (
    documentation,
    drop_documentation,
    to_bytes,
    type_name,
    xs,
)


def test_calls_become_nested_elements() -> None:
    schema = xs("schema", xs("element", name="a", type="xs:token"), targetNamespace="urn:x")

    assert to_bytes(schema, "a command") == (
        b"<!-- Generated from schemas/catalog by `a command`; do not edit. -->\n"
        b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">\n'
        b'  <xs:element name="a" type="xs:token" />\n'
        b"</xs:schema>\n"
    )


def test_text_and_attributes_are_escaped() -> None:
    schema = xs("schema", documentation("<&>"), id='"<&>')

    assert to_bytes(schema, "a command").splitlines()[1:] == [
        b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" id="&quot;&lt;&amp;&gt;">',
        b"  <xs:annotation>",
        b"    <xs:documentation>&lt;&amp;&gt;</xs:documentation>",
        b"  </xs:annotation>",
        b"</xs:schema>",
    ]


def test_documentation_is_dropped_at_every_depth_and_nothing_else() -> None:
    inner = xs("element", documentation("inner"), xs("simpleType"), name="b")
    schema = xs("schema", documentation("outer"), xs("element", inner, name="a"))

    drop_documentation(schema)

    expected = xs("schema", xs("element", xs("element", xs("simpleType"), name="b"), name="a"))
    assert to_bytes(schema, "x") == to_bytes(expected, "x")


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Microsoft-Windows-Shell-Setup", "Microsoft-Windows-Shell-Setup"),
        ("Microsoft-Windows-WDF-Kernel Library", "Microsoft-Windows-WDF-Kernel_Library"),
    ],
)
def test_a_type_has_the_name_of_its_component_without_blanks(name: str, type_: str) -> None:
    assert type_name(a_catalogued(name=name)) == type_
