from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from tests.keys import MODERN_KEYS
from unattend_gen.core.product_key import ALPHABET, ProductKey, is_placeholder_key
from unattend_gen.errors import KeyFormatError

GROUPS = st.lists(st.text(ALPHABET, min_size=5, max_size=5), min_size=5, max_size=5)
KEYS = GROUPS.map("-".join)
ALMOST_KEYS = st.text(ALPHABET + "N-0oO\u2013 \ufb00", max_size=40)


@given(KEYS)
def test_five_groups_of_the_alphabet_are_a_key_in_any_case(text: str) -> None:
    assert ProductKey.parse(text.lower()).secret.reveal() == text


@given(st.text() | ALMOST_KEYS)
def test_any_text_is_a_key_or_a_format_error(text: str) -> None:
    with contextlib.suppress(KeyFormatError):
        assert ProductKey.parse(text).secret.reveal() == text.strip().upper()


@given(st.sampled_from(MODERN_KEYS), st.integers(0, 28), st.sampled_from(ALPHABET))
def test_the_checksum_is_the_same_whenever_it_is_computed(
    key: str, index: int, letter: str
) -> None:
    mistyped = key[:index] + letter + key[index + 1 :]

    with contextlib.suppress(KeyFormatError):
        assert ProductKey.parse(mistyped) == ProductKey.parse(mistyped.lower())


@given(KEYS)
def test_a_key_that_is_not_filler_is_not_a_placeholder_in_quotes(text: str) -> None:
    assert is_placeholder_key(f'"{text}"') is is_placeholder_key(text)
