from __future__ import annotations

from tests.documents import a_reading
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.detect.markup_text import in_broken_markup, in_comments

ELEMENT = f"<Password><Value>{CANARY_PASSWORD}</Value></Password>"


def test_what_was_commented_out_is_found_with_its_line_and_place() -> None:
    text = f"<a>\n<!-- old:\n{ELEMENT} -->\n</a>"
    [suspect] = in_comments(a_reading(text))
    start = text.index(CANARY_PASSWORD)

    assert (suspect.line, suspect.span) == (3, (start, start + len(CANARY_PASSWORD)))


def test_a_comment_that_never_ends_is_searched_to_the_end() -> None:
    assert [one.last_five for one in in_comments(a_reading(f"<!-- {TEST_MAK}"))] == ["Q4JK2"]


def test_the_place_is_that_of_what_is_written() -> None:
    text = "&lt;\n<Password><Value>a&amp;b-secret&#33;</Value></Password"
    [suspect] = in_broken_markup(a_reading(text), "broken")

    assert (suspect.line, suspect.where) == (2, "broken")
    assert suspect.span is not None
    assert text[slice(*suspect.span)] == "a&amp;b-secret&#33;"
