from __future__ import annotations

import pytest

from unattend_gen.catalog.locales import (
    is_known_tag,
    is_time_zone,
    locales,
    time_zones,
    windows_zone,
)


def test_tags_are_found_in_lower_case_and_given_as_they_are_written() -> None:
    assert locales().tags["sr-latn-rs"] == "sr-Latn-RS"


def test_a_tag_has_a_language_and_a_keyboard() -> None:
    assert locales().inputs["de-de"] == "0407:00000407"


def test_languages_without_a_number_have_no_keyboard() -> None:
    assert "zh-hans-cn" not in locales().inputs


def test_keyboards_are_in_lower_case() -> None:
    assert "00140c00" in locales().keyboards


def test_languages_layouts_and_regions_have_english_names() -> None:
    assert locales().tags_by_name["german (switzerland)"] == "de-CH"
    assert locales().languages["de-ch"] == "0807"
    assert locales().ids_by_name["swiss german"] == ("00000807",)
    assert locales().regions["germany"] == 94


def test_a_name_may_be_that_of_two_layouts() -> None:
    assert len(locales().ids_by_name["tifinagh (basic)"]) == 2


@pytest.mark.parametrize("tag", ["en-US", "EN-us", "de", "zh-CN", "sr-RS", "sr-Latn-RS"])
def test_known_tags(tag: str) -> None:
    assert is_known_tag(tag)


@pytest.mark.parametrize("tag", ["en-UK", "en_US", "xx-DE", ""])
def test_unknown_tags(tag: str) -> None:
    assert not is_known_tag(tag)


def test_each_zone_is_there_with_and_without_daylight_saving() -> None:
    assert len(time_zones()) == 284
    assert {"UTC", "UTC_dstoff", "W. Europe Standard Time"} <= time_zones()


def test_iana_names_are_translated_to_windows_zones() -> None:
    assert windows_zone("Europe/berlin") == "W. Europe Standard Time"
    assert windows_zone("Europe/Nowhere") is None


def test_a_name_is_known_in_any_case() -> None:
    assert is_time_zone("w. europe standard time")
    assert is_time_zone("UTC")
    assert not is_time_zone("Europe/Berlin")
