from __future__ import annotations

import pytest

from unattend_gen.answer_file.positions import place_at, start_places, start_tags

_TEXT = (
    '<?xml version="1.0"?>\r\n<a>\r<b x="&gt;"/><!-- <c> -->\n  <d><![CDATA[<e>]]></d><?f <g>?></a>'
)


def test_start_tags_are_found_among_comments_and_the_like() -> None:
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
def test_what_not_every_reader_reads_alike_is_not_plain(text: str) -> None:
    assert start_tags(text) is None


def test_nothing_is_said_of_what_expat_refuses() -> None:
    assert start_places("<a>") == ()
