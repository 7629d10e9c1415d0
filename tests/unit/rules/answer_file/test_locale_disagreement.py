from __future__ import annotations

from tests.judging import messages, verdicts
from tests.samples import a_component, an_answer_file

_SLUG = "locale-disagreement"


def _file(first: str, later: str) -> bytes:
    return an_answer_file(
        ("windowsPE", a_component("Microsoft-Windows-International-Core-WinPE", first)),
        ("oobeSystem", a_component("Microsoft-Windows-International-Core", later)),
    )


def test_another_keyboard_later_is_a_note() -> None:
    data = _file("<InputLocale>en-US</InputLocale>", "<InputLocale>de-DE</InputLocale>")

    assert messages(_SLUG, data) == ["InputLocale is `de-DE` here, but not in windowsPE"]


def test_a_tag_and_its_numbers_are_the_same_keyboard() -> None:
    data = _file("<InputLocale>EN-us</InputLocale>", "<InputLocale>0409:00000409</InputLocale>")

    assert verdicts(_SLUG, data) == []


def test_a_placeholder_may_become_the_same() -> None:
    data = _file("<UserLocale>en-US</UserLocale>", "<UserLocale>{{ locale }}</UserLocale>")

    assert verdicts(_SLUG, data) == []


def test_what_windowspe_does_not_say_agrees() -> None:
    data = _file("<UserLocale>en-US</UserLocale>", "<SystemLocale>de-DE</SystemLocale>")

    assert verdicts(_SLUG, data) == []
