from __future__ import annotations

import pytest

from unattend_gen.answer_file.markup import AttributeMarkup, Markup, markup_at, tag_places

TEXT = "<a x = '1'\r\n y=\">\"><b/>\u00e4<c ><!-- <d> --></c ></a>"


def test_places_come_in_the_order_of_the_start_tags() -> None:
    assert tag_places(TEXT) == [(0, 45), (19, 23), (24, 40)]


def test_what_is_no_xml_has_no_places() -> None:
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


def test_where_no_tag_opens_there_is_no_element() -> None:
    with pytest.raises(ValueError, match="no start tag"):
        markup_at(TEXT, 1, 45)
