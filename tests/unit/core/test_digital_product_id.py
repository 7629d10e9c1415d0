from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import TEST_MAK
from unattend_gen.core.digital_product_id import (
    decode_digital_product_id,
    encode_digital_product_id,
    without_key,
)
from unattend_gen.core.product_key import ALPHABET, ProductKey


def dashed(text: str) -> ProductKey:
    return ProductKey.parse("-".join(text[start : start + 5] for start in range(0, 25, 5)))


@pytest.mark.parametrize("is_4", [False, True])
@given(digits=st.text(ALPHABET, min_size=24, max_size=24), place=st.integers(0, 23))
def test_a_modern_key_comes_back(digits: str, place: int, *, is_4: bool) -> None:
    key = dashed(f"{digits[:place]}N{digits[place:]}")

    assert decode_digital_product_id(encode_digital_product_id(key, is_4=is_4), is_4=is_4) == key


@given(st.text(ALPHABET, min_size=25, max_size=25).filter(lambda text: set(text) != {"B"}))
def test_an_old_key_comes_back(digits: str) -> None:
    key = dashed(digits)
    data = encode_digital_product_id(key, is_4=False)

    assert decode_digital_product_id(data, is_4=False) in {key, None}


@given(st.binary(max_size=900), st.booleans())
def test_any_bytes_are_accepted(data: bytes, is_4: bool) -> None:  # noqa: FBT001 - by hypothesis
    key = decode_digital_product_id(data, is_4=is_4)

    assert key is None or len(key.last_five) == 5


def test_a_cleared_value_has_no_key() -> None:
    assert decode_digital_product_id(bytes(164), is_4=False) is None
    assert decode_digital_product_id(b"", is_4=True) is None


@pytest.mark.parametrize("is_4", [True, False])
def test_a_value_without_its_key_is_otherwise_the_same(*, is_4: bool) -> None:
    data = encode_digital_product_id(ProductKey.parse(TEST_MAK), is_4=is_4)

    bare = without_key(data + b"rest", is_4=is_4)

    assert bare == bytes(len(data)) + b"rest"
    assert decode_digital_product_id(bare, is_4=is_4) is None
