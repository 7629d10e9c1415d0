from __future__ import annotations

import pytest

from unattend_gen.catalog.xsd.patterns import any_case, joined, literal, xsd_pattern


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


def test_a_literal_escapes_what_has_a_meaning_in_schema_patterns() -> None:
    assert literal(r"a.b|c\d-e^f[1]{2}(3)*+?") == r"a\.b\|c\\d\-e\^f\[1\]\{2\}\(3\)\*\+\?"


def test_a_literal_leaves_alone_what_has_none() -> None:
    assert literal("a b;c,d/e:f") == "a b;c,d/e:f"


def test_joined_words_allow_a_blank_around_the_separator() -> None:
    assert joined(("One", "Two"), "|") == r"(One|Two)( ?\| ?(One|Two))*"
