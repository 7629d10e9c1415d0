from __future__ import annotations

import pytest

from tests.schemas import a_setting
from unattend_gen.catalog.facts import Setting, ValueType
from unattend_gen.catalog.xsd.limits import (
    Facet,
    any_case,
    closed_set,
    exceptions,
    joined,
    limits,
    literal,
    pattern,
    xsd_pattern,
)

INTEGER = ValueType.INTEGER
BOOLEAN = ValueType.BOOLEAN


@pytest.mark.parametrize(
    ("setting", "texts"),
    [
        (a_setting("A"), ()),
        (a_setting("A", values=("One", "Two")), ("One", "Two")),
        (a_setting("A", type=INTEGER, flags=("1", "4")), ("0", "1", "4", "5")),
        (a_setting("A", type=INTEGER, flags=("1", "4"), min=1, max=4), ("1", "4")),
    ],
)
def test_a_closed_set_is_named_or_summed(setting: Setting, texts: tuple[str, ...]) -> None:
    assert closed_set(setting) == texts


@pytest.mark.parametrize(
    ("setting", "form"),
    [
        (a_setting("A"), None),
        (a_setting("A", pattern="^[A-Z]+$"), "[A-Z]+"),
        (a_setting("A", list_values=("a", "b"), separator=";"), "(a|b)( ?; ?(a|b))*"),
        (a_setting("A", type=INTEGER, pattern="^[0-9]{3}$"), "[0-9]{3}"),
        (a_setting("A", type=INTEGER, pattern="^[0-9]{3}$", min=1), "[0-9]{3}"),
        (a_setting("A", type=INTEGER, pattern="^[0-9]{3}$", min=1, max=199), None),
    ],
)
def test_a_pattern_applies_unless_both_bounds_are_stated(
    setting: Setting, form: str | None
) -> None:
    assert pattern(setting) == form


@pytest.mark.parametrize(
    ("setting", "facets"),
    [
        (a_setting("A"), ()),
        (
            a_setting("A", type=INTEGER, min=0, max=9),
            (("minInclusive", "0"), ("maxInclusive", "9")),
        ),
        (
            a_setting("A", min_length=2, max_length=9),
            (("minLength", "2"), ("maxLength", "9")),
        ),
        (a_setting("A", empty_allowed=False), (("minLength", "1"),)),
        (a_setting("A", empty_allowed=True, min_length=2), ()),
    ],
)
def test_bounds_are_those_of_the_number_or_of_the_length(
    setting: Setting, facets: tuple[Facet, ...]
) -> None:
    assert limits(setting) == facets


@pytest.mark.parametrize(
    ("setting", "texts"),
    [
        (a_setting("A", example="anything", default="other"), ()),
        (a_setting("A", values=("High",), example="Large", default="High"), ("Large",)),
        (a_setting("A", values=("High",), example="Large", default="Large"), ("Large",)),
        (a_setting("A", type=INTEGER, flags=("1", "4"), example="2"), ("2",)),
        (a_setting("A", type=INTEGER, min=10, example="2", default="10"), ("2",)),
        (a_setting("A", type=INTEGER, max=10, example="-2", default="12"), ("12",)),
        (a_setting("A", type=INTEGER, example="many"), ("many",)),
        (a_setting("A", type=BOOLEAN, example="True", default="1"), ("1",)),
        (a_setting("A", pattern="^[A-Z]{2}$", example="it", default="IT"), ("it",)),
        (a_setting("A", pattern="^[A-Z]*$", max_length=2, example="ABC"), ("ABC",)),
        (a_setting("A", max_length=3, example="abcd", default="abc"), ("abcd",)),
        (a_setting("A", empty_allowed=False, default=""), ()),
    ],
)
def test_examples_outside_their_own_limits_are_exceptions(
    setting: Setting, texts: tuple[str, ...]
) -> None:
    assert exceptions(setting) == texts


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("^[0-9a-fA-F]{16}$", "[0-9a-fA-F]{16}"),
        (r"^\s*(a|b)\s*$", r"\s*(a|b)\s*"),
        (r"^\{?[0-9]\}?$", r"\{?[0-9]\}?"),
        ("^(?i:x86|Arm)$", "([Xx]86|[Aa][Rr][Mm])"),
        ("no anchors", "no anchors"),
    ],
)
def test_anchors_go_and_folded_groups_are_spelt_out(pattern: str, written: str) -> None:
    assert xsd_pattern(pattern) == written


def test_any_case_spells_letters_and_keeps_the_rest() -> None:
    assert any_case("true|x86") == "[Tt][Rr][Uu][Ee]|[Xx]86"


def test_a_literal_escapes_special_characters_of_schema_patterns() -> None:
    assert literal(r"a.b|c\d-e^f[1]{2}(3)*+?") == r"a\.b\|c\\d\-e\^f\[1\]\{2\}\(3\)\*\+\?"


def test_a_literal_keeps_other_characters() -> None:
    assert literal("a b;c,d/e:f") == "a b;c,d/e:f"


def test_joined_words_allow_a_blank_around_the_separator() -> None:
    assert joined(("One", "Two"), "|") == r"(One|Two)( ?\| ?(One|Two))*"
