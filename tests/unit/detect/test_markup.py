from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.answer_file.parse import parse
from unattend_gen.detect.markup import in_attributes, in_broken_markup, in_comments, in_instructions

ELEMENT = f"<Password><Value>{CANARY_PASSWORD}</Value></Password>"


def test_a_commented_out_secret_has_its_line_and_span() -> None:
    text = f"<a>\n<!-- old:\n{ELEMENT} -->\n</a>"
    [match] = in_comments(a_reading(text))
    start = text.index(CANARY_PASSWORD)

    assert (match.line, match.span) == (3, (start, start + len(CANARY_PASSWORD)))


def test_text_outside_of_comments_is_not_searched() -> None:
    command = "net user {} Hunter-2! /add"
    text = f"{command.format('a')} <!-- {command.format('b')} --> {command.format('c')}"
    [match] = in_comments(a_reading(text))

    assert match.span is not None
    assert text.index("<!--") < match.span[0] < text.index("-->")


def test_a_comment_that_never_ends_is_searched_to_the_end() -> None:
    assert [one.last_five for one in in_comments(a_reading(f"<!-- {TEST_MAK}"))] == ["Q4JK2"]


def test_the_span_is_that_of_the_written_text() -> None:
    text = "&lt;\n<Password><Value>a&amp;b-secret&#33;</Value></Password"
    [match] = in_broken_markup(a_reading(text), "broken")

    assert (match.line, match.where) == (2, "broken")
    assert match.span is not None
    assert text[slice(*match.span)] == "a&amp;b-secret&#33;"


def test_a_note_in_a_processing_instruction_is_found() -> None:
    text = f'<?xml version="1.0"?>\n<?note MAK {TEST_MAK}?><a/><?old {ELEMENT}?>'

    assert [(one.where, one.last_five, one.line) for one in in_instructions(a_reading(text))] == [
        ("a processing instruction", "Q4JK2", 2),
        ("a processing instruction", None, 2),
    ]


def test_comments_and_cdata_are_not_processing_instructions() -> None:
    text = f"<?xml?><a><!-- <?note {TEST_MAK}?> --><![CDATA[<?note {TEST_MAK}?>]]></a>"

    assert list(in_instructions(a_reading(text))) == []


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("note='MAK {}'", TEST_MAK),
        ('password="{}"', CANARY_PASSWORD),
        ('do="net user admin {} /add"', CANARY_PASSWORD),
    ],
)
def test_a_secret_in_an_attribute_is_read_as_it_is_meant(attribute: str, value: str) -> None:
    written = "".join(f"&#{ord(sign)};" for sign in value)
    text = f"<unattend {attribute.format(written)}/>"
    [match] = in_attributes(a_reading(text), parse(text.encode()))

    assert match.span is not None
    assert (text[slice(*match.span)], match.where[:12]) == (written, "an attribute")
    assert match.secret is not None
    assert match.secret.reveal() == value


def test_elements_without_attributes_are_passed_over() -> None:
    data = f"<a><b/><c note='&#32;{TEST_MAK}'/><d/><e note='&#32;{TEST_MAK}'/></a>"
    found = in_attributes(a_reading(data), parse(data.encode()))

    assert [one.last_five for one in found] == ["Q4JK2", "Q4JK2"]


def test_attributes_without_references_are_left_to_the_general_search() -> None:
    text = f"<unattend note='{TEST_MAK}' other='a &amp; b'/>"

    assert list(in_attributes(a_reading(text), parse(text.encode()))) == []
