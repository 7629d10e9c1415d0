from __future__ import annotations

import pytest

from tests.documents import a_reading, settings_in
from unattend_gen.core.match import ContentKind
from unattend_gen.detect.kinds.client_policy import DETECTOR


def a_property(value: str, name: str = "NetworkAccessPassword") -> str:
    return f'<Policy><property name="{name}" type="8"><value>{value}</value></property></Policy>'


def found(text: str) -> list[tuple[str | None, ContentKind, str]]:
    return settings_in(DETECTOR, text, "Policy.xml")


@pytest.mark.parametrize(
    ("value", "content", "text"),
    [
        ("<![CDATA[pw]]>", ContentKind.CLEAR, "pw"),
        ("<![CDATA[p]w<]]>", ContentKind.CLEAR, "p]w<"),
        ("pw", ContentKind.CLEAR, "pw"),
        ("p]w", ContentKind.CLEAR, "p]w"),
        ("<![CDATA[<PolicySecret Version='1'>8913</PolicySecret>]]>", ContentKind.ENCODED, "8913"),
        ("<PolicySecret><![CDATA[8913]]></PolicySecret>", ContentKind.ENCODED, "8913"),
        ("<PolicySecret></PolicySecret>", ContentKind.EMPTY, ""),
        ("", ContentKind.EMPTY, ""),
    ],
)
def test_the_markup_of_a_secret_decides_its_content(
    value: str, content: ContentKind, text: str
) -> None:
    assert found(a_property(value)) == [("NetworkAccessPassword", content, text)]


def test_a_property_with_another_name_is_ignored() -> None:
    assert found(a_property("corp\\naa", "NetworkAccessUsername")) == []


@pytest.mark.parametrize(
    ("text", "is_one"), [("<Policy/>", True), ('<instance class="x"/>', True), ("<x/>", False)]
)
def test_it_is_recognised_by_its_elements(text: str, *, is_one: bool) -> None:
    assert DETECTOR.recognises(a_reading(text)) is is_one
