from __future__ import annotations

import pytest

from tests.judging import of_rule
from tests.samples import a_component, an_answer_file

_SLUG = "unknown-language"


def _international(body: str) -> bytes:
    component = a_component("Microsoft-Windows-International-Core", body)
    return an_answer_file(("oobeSystem", component))


@pytest.mark.parametrize(
    ("tag", "advice"),
    [
        ("en-UK", "write en-GB"),
        ("en_US", "write en-US"),
        ("xx-YY", "write language and region, as in en-GB"),
    ],
)
def test_the_advice_names_the_tag_that_was_meant(tag: str, advice: str) -> None:
    found = of_rule(_SLUG, _international(f"<UserLocale>{tag}</UserLocale>"))

    assert [finding.advice for finding in found] == [advice]


@pytest.mark.parametrize("tag", ["en-US", "EN-us", "de", "zh-CN", "{{ language }}", "english"])
def test_known_tags_and_what_other_rules_check_are_left_alone(tag: str) -> None:
    assert of_rule(_SLUG, _international(f"<UILanguage>{tag}</UILanguage>")) == []


def test_each_entry_of_a_list_is_checked() -> None:
    data = _international("<InputLocale>0409:00000409; en-UK; de-DE</InputLocale>")

    assert len(of_rule(_SLUG, data)) == 1
