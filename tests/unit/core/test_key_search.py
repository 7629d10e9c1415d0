from __future__ import annotations

import pytest

from tests.samples import GVLK_PRO, TEST_MAK
from unattend_gen.core.command_prose import is_code_or_prose
from unattend_gen.core.key_search import find_keys, holds_key, key_at, touched_shapes, without_keys
from unattend_gen.core.product_key import ProductKey


def keys(text: str) -> list[str]:
    return [text[start:end] for start, end in find_keys(text)]


@pytest.mark.parametrize("text", [TEST_MAK, f"key={TEST_MAK};", f"<!--{TEST_MAK}-->"])
def test_a_key_is_found_anywhere_in_a_text(text: str) -> None:
    assert keys(text) == [TEST_MAK]


def test_a_key_is_found_in_lower_case() -> None:
    assert keys(f"the key {TEST_MAK.lower()} works") == [TEST_MAK.lower()]


def test_a_key_is_found_with_dashes_from_a_word_processor() -> None:
    pasted = TEST_MAK.replace("-", "\u2013")

    assert keys(f"key {pasted}.") == [pasted]


def test_two_keys_are_found_in_order() -> None:
    assert keys(f"{GVLK_PRO} then {TEST_MAK}") == [GVLK_PRO, TEST_MAK]


@pytest.mark.parametrize(
    "text",
    [
        "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        "XXXXX-XXXXX-XXXXX-XXXXX-Q4JK2",
        "BBBBB-CCCCC-DDDDD-FFFFF-GGGGG",
        f"{TEST_MAK}-{TEST_MAK[:5]}",
        f"A{TEST_MAK}",
        TEST_MAK[:-6],
        "A8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2",
        "J8NJ4-NT6W2-6MCCQ-R38W2-Q4JK2",
        "5C3E1A2B-4D5E-6F70-8192-A3B4C5D6E7F8",
        "",
    ],
    ids=[
        "filler",
        "masked",
        "repeated letters",
        "six groups",
        "a letter before",
        "four groups",
        "a vowel",
        "two N",
        "a GUID",
        "nothing",
    ],
)
def test_a_look_alike_is_not_a_key(text: str) -> None:
    assert keys(text) == []


def test_the_key_at_a_place_is_read_whatever_its_dashes() -> None:
    text = f"key {TEST_MAK.lower().replace('-', chr(0x2013))} end"

    assert key_at(text, 4, 33) == ProductKey.parse(TEST_MAK)


def test_a_place_without_a_key_has_none() -> None:
    assert key_at("no key here", 0, 11) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"serial X{TEST_MAK}-OLD and {TEST_MAK}", [(8, 37), (46, 75)]),
        (f"{TEST_MAK}-{TEST_MAK[:5]}", []),
        (f"{TEST_MAK[:5]}-{TEST_MAK}", []),
        (TEST_MAK[1:], []),
        ("", []),
    ],
)
def test_five_groups_are_found_next_to_any_text_but_a_sixth_group(
    text: str, expected: list[tuple[int, int]]
) -> None:
    assert list(touched_shapes(text)) == expected


def test_a_key_with_only_its_last_group_shown_is_not_a_key() -> None:
    assert list(find_keys(f"XXXXX-XXXXX-XXXXX-XXXXX-{TEST_MAK[-5:]}")) == []
    assert list(find_keys(f"XXXXX-XXXXX-XXXXX-XXXXB-{TEST_MAK[-5:]}")) == [(0, 29)]


def test_each_key_in_a_text_is_masked() -> None:
    assert without_keys(f"{TEST_MAK} and {TEST_MAK}") == "*** and ***"


@pytest.mark.parametrize(
    "name", [f"PC{TEST_MAK}-2", TEST_MAK.replace("-", "_"), TEST_MAK.replace("-", "").lower()]
)
def test_in_a_name_a_key_is_masked_however_it_is_written(name: str) -> None:
    assert holds_key(name)
    assert not holds_key(without_keys(name))
    assert "R38W2" not in without_keys(name).upper()


def judged(before: str, value: str, behind: str = "") -> bool:
    text = f"{before}{value}{behind}"
    return is_code_or_prose(text, len(before), len(before) + len(value))
