from __future__ import annotations

import pytest

from unattend_gen.detect.key_words import ends_of_key_words, is_announced, names_key


@pytest.mark.parametrize(
    "text",
    [
        "Product key",
        "ProductKey",
        "OverrideProductKey",
        "license_key",
        "MAK",
        "/ipk",
        "MAK_2",
        "PKEY",
    ],
)
def test_a_word_for_keys_is_one_in_any_spelling(text: str) -> None:
    assert names_key(text)


@pytest.mark.parametrize("text", ["make", "Makefile", "key", "kayak mako", "serial", "product"])
def test_an_everyday_word_is_none(text: str) -> None:
    assert not names_key(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the MAK is KEY", True),
        ("KEY (our MAK)", True),
        ("MAK\nKEY", False),
        ("KEY\nMAK", False),
        (f"MAK{' ' * 60}KEY", False),
    ],
)
def test_a_key_is_announced_by_a_word_close_by_on_its_line(text: str, *, expected: bool) -> None:
    start = text.index("KEY")

    assert is_announced(text, start, start + 3) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a Product Key and a productkey", {13, 30}),
        ("MAK, maks, make, smak", {3, 9}),
        ("\u0130 product key", {13}),
        ("nothing", set()),
    ],
)
def test_each_word_is_found_where_it_ends(text: str, expected: set[int]) -> None:
    assert set(ends_of_key_words(text)) == expected
