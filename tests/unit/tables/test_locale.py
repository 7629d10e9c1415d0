from __future__ import annotations

from tests.specs import a_spec, refusals
from unattend_gen.tables.locale import Locale


def test_one_keyboard_may_be_written_without_a_list() -> None:
    assert a_spec(locale={"input": "de-DE"}).locale == Locale(input=("de-DE",))


def test_the_order_of_keyboards_is_kept() -> None:
    spec = a_spec(locale={"input": ["de-DE", "0409:00000409"]})

    assert spec.locale == Locale(input=("de-DE", "0409:00000409"))


def test_an_empty_language_is_refused() -> None:
    assert refusals(locale={"user": ""}) == {"locale.user": "is empty"}


def test_a_region_is_for_windows_8_and_later() -> None:
    assert refusals(windows="7", locale={"region": "Germany"}) == {
        "locale": "has a region, which can be set from Windows 8 on"
    }
    assert a_spec(windows="8", locale={"region": "Germany"}).locale == Locale(region=94)
