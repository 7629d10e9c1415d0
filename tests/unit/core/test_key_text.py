from __future__ import annotations

import pytest

from tests.samples import GVLK_PRO, TEST_MAK
from unattend_gen.core.key_text import NoKey, StandIn, read_key_text
from unattend_gen.core.product_key import ProductKey

ADVICE = (
    "write five groups of five characters with hyphens between; "
    "0, 1, 5, A, E, I, L, O, S, U and Z never occur; 8 and B are often confused"
)


@pytest.mark.parametrize("text", [TEST_MAK, GVLK_PRO, f" {TEST_MAK.lower()}\n"])
def test_a_key_is_read(text: str) -> None:
    assert read_key_text(text) == ProductKey.parse(text)


def test_a_mistyped_key_is_still_one() -> None:
    key = read_key_text(TEST_MAK.replace("FT6W2", "FT6W3"))

    assert isinstance(key, ProductKey)
    assert key.checksum_matches is False


@pytest.mark.parametrize(
    "text", ["XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "[KEY]", "{{ product_key }}", "%MAKKEY%", "."]
)
def test_filler_words_and_placeholders_stand_for_a_key(text: str) -> None:
    assert read_key_text(text) == StandIn(is_all_zeros=False)


def test_the_filler_that_makes_setup_ask_is_told_apart() -> None:
    assert read_key_text(" 00000-00000-00000-00000-00000 ") == StandIn(is_all_zeros=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1 groups instead of 5"),
        (TEST_MAK[:-1], "group 5 has 4 characters instead of 5"),
        (TEST_MAK[:11], "2 groups instead of 5"),
        (TEST_MAK[:13], "3 groups instead of 5"),
    ],
)
def test_what_was_meant_as_a_key_says_why_it_is_none(text: str, message: str) -> None:
    assert read_key_text(text) == NoKey(message, ADVICE)
