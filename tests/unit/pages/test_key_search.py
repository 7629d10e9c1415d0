"""A key is found by the registry value that it sets, and by words about it."""

from __future__ import annotations

import pytest

from unattend_gen.pages.key_search import keys_about, keys_that_set


@pytest.mark.parametrize("value", ["HideFileExt", "hidefileext"])
def test_a_registry_value_names_the_key_that_sets_it(value: str) -> None:
    assert [key.name for key in keys_that_set(value)] == ["explorer.show_extensions"]


@pytest.mark.parametrize("value", ["", "NoSuchValue", "HideFile"])
def test_other_names_are_no_registry_value_of_a_switch(value: str) -> None:
    assert keys_that_set(value) == ()


@pytest.mark.parametrize("words", ["file extensions", "File-Extensions", "extension", "known file"])
def test_words_find_the_keys_whose_description_has_them_all(words: str) -> None:
    assert "explorer.show_extensions" in keys_about(words)


@pytest.mark.parametrize("words", ["", " - ", "xyzzy", "file xyzzy", "tensions", "exten"])
def test_other_words_find_nothing(words: str) -> None:
    assert keys_about(words) == ()
