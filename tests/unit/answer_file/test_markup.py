from __future__ import annotations

import pytest

from unattend_gen.answer_file.markup import (
    AttributeMarkup,
    Markup,
    markup_at,
    place_at,
    start_places,
    start_tags,
    tag_places,
    text_places,
    text_span,
)

TEXT = "<a x = '1'\r\n y=\">\"><b/>\u00e4<c ><!-- <d> --></c ></a>"


def test_places_come_in_the_order_of_the_start_tags() -> None:
    assert tag_places(TEXT) == [(0, 45), (19, 23), (24, 40)]


def test_text_that_is_not_xml_has_no_places() -> None:
    assert tag_places("<a>") == ()


def test_an_element_has_its_tags_and_its_content() -> None:
    markup = markup_at(TEXT, 24, 40)

    assert markup == Markup(name="c", start=24, inner=28, inner_end=40, end=45)
    assert (markup.name_end, markup.has_end_tag) == (26, True)


def test_a_start_tag_may_close_itself() -> None:
    markup = markup_at(TEXT, 19, 23)

    assert markup == Markup(name="b", start=19, inner=23, inner_end=23, end=23)
    assert not markup.has_end_tag


def test_an_attribute_begins_with_the_blank_before_it() -> None:
    markup = markup_at(TEXT, 0, 45)

    assert list(markup.attributes(TEXT)) == [
        AttributeMarkup("x", start=2, end=10, value_start=8, value_end=9),
        AttributeMarkup("y", start=10, end=18, value_start=16, value_end=17),
    ]


def test_an_index_without_a_start_tag_is_an_error() -> None:
    with pytest.raises(ValueError, match="no start tag"):
        markup_at(TEXT, 1, 45)


_TEXT = (
    '<?xml version="1.0"?>\r\n<a>\r<b x="&gt;"/><!-- <c> -->\n  <d><![CDATA[<e>]]></d><?f <g>?></a>'
)


def test_start_tags_are_found_among_comments_and_cdata() -> None:
    starts = start_tags(_TEXT)

    assert starts is not None
    assert [_TEXT[start : start + 2] for start in starts] == ["<a", "<b", "<d"]


def test_places_are_those_of_expat() -> None:
    starts = start_tags(_TEXT)

    assert starts is not None
    assert [place_at(_TEXT, start) for start in starts] == start_places(_TEXT)
    assert start_places(_TEXT) == [(2, 1), (3, 1), (4, 3)]


@pytest.mark.parametrize(
    "text",
    ['<?xml version="1.1"?><a/>', "<a>ä</a>", "<?xml version='1.0' encoding='?'?><a/>"],
)
def test_text_that_readers_may_read_differently_is_not_plain(text: str) -> None:
    assert start_tags(text) is None


def test_text_that_expat_rejects_has_no_places() -> None:
    assert start_places("<a>") == ()


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


def test_a_part_of_the_text_is_located_in_the_markup() -> None:
    content = "pass &quot;a&amp;b&quot; end"
    span = text_span(content, 0, 6, 9, text_length=len('pass "a&b" end'))

    assert span is not None
    assert content[slice(*span)] == "a&amp;b"


def test_a_text_that_does_not_match_its_markup_has_no_place() -> None:
    assert text_span("a&unknown;b", 0, 0, 2, text_length=9) is None
