from __future__ import annotations

import pytest

from unattend_gen.core.text_search import TextSearch


@pytest.mark.parametrize("value", ["abc", "xxabcxx", "abdef", "the word hunter2"])
def test_any_of_the_texts_is_found_anywhere_in_a_value(value: str) -> None:
    assert TextSearch(["abc", "abdef", "hunter2"]).is_in(value)


@pytest.mark.parametrize("value", ["abd", "abde", "ab", "", "hunter", "a bc"])
def test_a_value_with_parts_of_the_texts_contains_none(value: str) -> None:
    assert not TextSearch(["abc", "abdef", "hunter2"]).is_in(value)


def test_nothing_is_found_without_texts() -> None:
    assert not TextSearch(()).is_in("abc")
