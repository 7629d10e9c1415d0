from __future__ import annotations

import pytest

from tests.schemas import a_catalogued, a_setting, markup, takes
from unattend_gen.catalog.facts import Kind, Setting, ValueType
from unattend_gen.catalog.xsd.texts import BuiltIn, Own, Shared, text_type

INTEGER = ValueType.INTEGER
BOOLEAN = ValueType.BOOLEAN


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        (a_setting("A"), "xs:token"),
        (a_setting("A", type=ValueType.PATH, empty_allowed=True), "xs:token"),
        (a_setting("A", type=INTEGER), "xs:integer"),
    ],
)
def test_a_setting_without_limits_has_a_type_of_xml_schema(setting: Setting, name: str) -> None:
    assert text_type("C", setting) == BuiltIn(name)


@pytest.mark.parametrize(
    ("setting", "name", "facets"),
    [
        (
            a_setting("A", type=BOOLEAN),
            "Boolean",
            '<xs:pattern value="[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]" />',
        ),
        (
            a_setting("A", type=INTEGER, min=1, max=500),
            "Integer-from-1-to-500",
            '<xs:minInclusive value="1" /><xs:maxInclusive value="500" />',
        ),
        (a_setting("A", type=INTEGER, max=23), "Integer-to-23", '<xs:maxInclusive value="23" />'),
        (a_setting("A", max_length=15), "Text-to-15", '<xs:maxLength value="15" />'),
        (a_setting("A", empty_allowed=False), "Text-from-1", '<xs:minLength value="1" />'),
        (
            a_setting("A", min_length=1, max_length=20, empty_allowed=True),
            "Text-to-20",
            '<xs:maxLength value="20" />',
        ),
    ],
)
def test_a_setting_with_limits_only_has_a_shared_type_named_after_them(
    setting: Setting, name: str, facets: str
) -> None:
    type_ = text_type("C", setting)

    assert isinstance(type_, Shared)
    assert type_.name == name
    assert facets in markup(type_.definition)


def test_a_closed_set_stays_with_its_element() -> None:
    type_ = text_type("C", a_setting("A", values=("One", "Two")))

    assert isinstance(type_, Own)
    assert markup(type_.definition) == (
        '<xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="One" />'
        '<xs:enumeration value="Two" /></xs:restriction></xs:simpleType>'
    )


def test_the_text_of_a_list_item_has_a_named_type_even_for_a_closed_set() -> None:
    setting = a_setting("L/I", kind=Kind.LIST_ITEM, type=INTEGER, values=("1",))

    type_ = text_type("A Component", setting)

    assert isinstance(type_, Shared)
    assert type_.name == "A_Component.L.I"
    assert markup(type_.definition) == (
        '<xs:simpleType name="A_Component.L.I"><xs:restriction base="xs:integer">'
        '<xs:enumeration value="1" /></xs:restriction></xs:simpleType>'
    )


@pytest.mark.parametrize(
    ("setting", "valid", "invalid"),
    [
        (a_setting("A"), ["", " ", "x y", "\n x"], []),
        (a_setting("A", empty_allowed=False), ["x", " x "], ["", " \n "]),
        (a_setting("A", max_length=3), ["abc", "  abc  ", ""], ["abcd"]),
        (
            a_setting("A", type=BOOLEAN),
            ["true", "FALSE", "True", " true ", "\nfalse\n"],
            ["", "yes", "1", "truefalse"],
        ),
        (
            a_setting("A", type=BOOLEAN, value_variants=("0", "1")),
            ["true", "FALSE", " 0 ", "1"],
            ["", "2", "yes"],
        ),
        (a_setting("A", type=INTEGER), ["0", " 12 ", "-3", "007"], ["", "twelve", "1.5", "1 2"]),
        (a_setting("A", type=INTEGER, min=1, max=9), ["1", "9", " 5 "], ["0", "10", ""]),
        (a_setting("A", type=INTEGER, values=("0", "3")), ["0", "3", " 3 ", "03"], ["1", ""]),
        (
            a_setting("A", type=INTEGER, values=("0", "1"), value_variants=("false",)),
            ["0", "1", "false", " false "],
            ["true", "2"],
        ),
        (
            a_setting("A", type=INTEGER, flags=("1", "2", "8")),
            ["0", "1", "3", "11", "10"],
            ["4", "12", "-1"],
        ),
        (a_setting("A", type=INTEGER, flags=("1", "2"), min=1, max=2), ["1", "2"], ["0", "3"]),
        (a_setting("A", values=("One", "Two")), ["One", " Two "], ["one", "", "OneTwo"]),
        (
            a_setting("A", values=("One",), value_variants=("one",), empty_allowed=True),
            ["One", "one", "", "  "],
            ["ONE"],
        ),
        (a_setting("A", pattern="^[A-Z]{2}$"), ["IT", " IT "], ["it", "ITA", ""]),
        (
            a_setting("A", pattern="^[A-Z]{2}$", empty_allowed=True, value_variants=('""',)),
            ["IT", "", '""'],
            ["it", '"'],
        ),
        (a_setting("A", pattern="^[a-z]*$", max_length=3), ["abc", ""], ["abcd", "ABC"]),
        (a_setting("A", type=INTEGER, pattern="^[1-9][0-9]*$"), ["1", "10"], ["0", "01"]),
        (
            a_setting("A", type=INTEGER, pattern="^[0-9]{3}$", min=1, max=199),
            ["001", "1", " 7 ", "199"],
            ["0", "000", "200", "-1", ""],
        ),
        (a_setting("A", values=("High",), example="Large"), ["High", "Large"], ["large", ""]),
        (
            a_setting("A", type=INTEGER, min=10, example="2", default="12"),
            ["10", "12", "2"],
            ["3", "9"],
        ),
        (
            a_setting("A", list_values=("One", "T.o"), separator="|"),
            ["One", "One|T.o", "T.o | One|One"],
            ["", "Two", "One|", "|One", "One;One"],
        ),
        (a_setting("A", separator=";"), ["a;b", ""], []),
    ],
)
def test_libxml2_reads_each_kind_of_text_as_meant(
    setting: Setting, valid: list[str], invalid: list[str]
) -> None:
    component = a_catalogued(setting)

    assert [text for text in valid if not takes(component, f"<A>{text}</A>")] == []
    assert [text for text in invalid if takes(component, f"<A>{text}</A>")] == []
