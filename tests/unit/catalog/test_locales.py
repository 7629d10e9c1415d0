from __future__ import annotations

import pytest

from unattend_gen.catalog.locales import is_known_tag, locales


def test_tags_are_found_in_lower_case_and_given_as_they_are_written() -> None:
    assert locales().tags["sr-latn-rs"] == "sr-Latn-RS"


def test_a_tag_stands_for_a_language_and_a_keyboard() -> None:
    assert locales().inputs["de-de"] == "0407:00000407"


def test_languages_without_a_number_stand_for_no_keyboard() -> None:
    assert "zh-hans-cn" not in locales().inputs


def test_keyboards_are_in_lower_case() -> None:
    assert "00140c00" in locales().keyboards


@pytest.mark.parametrize("tag", ["en-US", "EN-us", "de", "zh-CN", "sr-RS", "sr-Latn-RS"])
def test_known_tags(tag: str) -> None:
    assert is_known_tag(tag)


@pytest.mark.parametrize("tag", ["en-UK", "en_US", "xx-DE", ""])
def test_unknown_tags(tag: str) -> None:
    assert not is_known_tag(tag)
