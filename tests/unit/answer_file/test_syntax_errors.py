from __future__ import annotations

import pytest

from unattend_gen.answer_file.parse import parse
from unattend_gen.errors import AnswerFileError

SECRET = "CanaryPw-7f3a!"


@pytest.mark.parametrize(
    ("document", "message", "line"),
    [
        ("<u>\n<a>\n</b></u>", "the element that opens on line 2 is closed by another name", 3),
        ("<u>\r<a>\r</b></u>", "the element that opens on line 2 is closed by another name", 3),
        ("<u>\n<a>", "the file ends in the middle of an element", 2),
        ('<u>\n<a b="', "the file ends in the middle of an element", 2),
        ("hello", "no XML at all", 1),
        ("<!-- only a comment -->", "no XML at all", 1),
        ("<u/>\n<v/>", "something stands behind the end of the unattend element", 2),
        ("<u>a & b</u>", "a < or & stands where no name follows", 1),
        ("<u>a < b</u>", "a < or & stands where no name follows", 1),
        ("<u><a <b/></a></u>", "a tag is not closed where it should be", 1),
        ('<u><a b="1"</u>', "a tag is not closed where it should be", 1),
        ('<u a="1"b="2"/>', "a tag is not closed where it should be", 1),
        ("<u></ u>", "a tag is not closed where it should be", 1),
        ("<u></u", "a tag is not closed where it should be", 1),
        ("<u>&nbsp;</u>", "an entity is used that this file does not define", 1),
        ("<u>&amp</u>", "an & begins no character reference", 1),
        ("<u>&#xZZ;</u>", "a character reference names no character", 1),
        ("<u>&#12a;</u>", "a character reference names no character", 1),
        ("<u>&#0;</u>", "a character that XML does not allow", 1),
        ("<u>\x01</u>", "a character that XML does not allow", 1),
        (
            '<u/><?xml version="1.0"?>',
            "the XML declaration does not stand at the very start",
            1,
        ),
        (
            '<?xml version="2.0"?><u/>',
            "the XML declaration names a version that does not exist",
            1,
        ),
        ('<u a="1" a="2"/>', "an attribute is given twice", 1),
        ("<u a/>", "an attribute has no value", 1),
        ("<u a=1/>", "the value of an attribute does not stand in quotes", 1),
        ('<u a="<"/>', "a < stands inside an attribute", 1),
        ("<u>]]></u>", "the characters ]]> stand outside a CDATA section", 1),
        ("<u><![CDATA[ </u>", "a CDATA section is not closed, or too long", 1),
        ("<u><!-- </u>", "a comment is not closed, or too long", 1),
        ("<u><!-- a -- b --></u>", "two hyphens stand inside a comment", 1),
        ("<u><?p </u>", "a processing instruction is not closed, or too long", 1),
        ('<u wcm:action="add"/>', "a prefix is used that no xmlns declares", 1),
        ("<u:v:w/>", "not well-formed XML", 1),
        ("<depth:u/>", "a prefix is used that no xmlns declares", 1),
        ("<loop>&huge;</loop>", "an entity is used that this file does not define", 1),
    ],
)
def test_each_mistake_is_named_in_our_own_words(document: str, message: str, line: int) -> None:
    with pytest.raises(AnswerFileError) as caught:
        parse(document.encode())

    error = caught.value
    assert (error.message, error.line) == (message, line)


def test_columns_count_characters_not_bytes() -> None:
    with pytest.raises(AnswerFileError) as caught:
        parse("<u>\n\u00e4\U0001f511 & b</u>".encode())

    assert (caught.value.line, caught.value.column) == (2, 5)


@pytest.mark.parametrize(
    "document",
    [
        f"<{SECRET}/>",
        f"<u>{SECRET}</v>",
        f"<u>&{SECRET[:8]};</u>",
        f'<u a="{SECRET}" a="{SECRET}"/>',
        f"<u><!-- {SECRET} -- --></u>",
        f"<u>{SECRET}<",
        f"<u/>{SECRET}",
    ],
)
def test_no_message_quotes_the_document(document: str) -> None:
    with pytest.raises(AnswerFileError) as caught:
        parse(document.encode())

    error = caught.value
    assert (error.__cause__, error.__suppress_context__) == (None, True)
    assert SECRET[:8] not in f"{error!r} {error} {error.advice}"
