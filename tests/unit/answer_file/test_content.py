from __future__ import annotations

import pytest

from unattend_gen.answer_file.content import text_places, text_span


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("plain", "plain"),
        ("a&amp;b", "a&b"),
        ("&#65;B", "AB"),
        ("<![CDATA[a<b]]>c", "a<bc"),
        ("a<!-- no -->b", "ab"),
        ("a<?no ?>b", "ab"),
        ("a\r\nb", "a\nb"),
        ("", ""),
    ],
)
def test_every_character_has_its_place(content: str, text: str) -> None:
    places = text_places(content, 10)

    assert len(places) == len(text)
    assert [start for start, _ in places] == sorted({start for start, _ in places})


def test_a_piece_of_the_text_is_found_in_what_is_written() -> None:
    content = "pass &quot;a&amp;b&quot; end"
    span = text_span(content, 0, 6, 9, text_length=len('pass "a&b" end'))

    assert span is not None
    assert content[slice(*span)] == "a&amp;b"


def test_where_the_readings_do_not_agree_there_is_no_place() -> None:
    assert text_span("a&unknown;b", 0, 0, 2, text_length=9) is None
