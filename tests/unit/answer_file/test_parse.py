"""Hostile and broken documents; the names follow the collection that defusedxml tests with."""

from __future__ import annotations

import gzip
import socket
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.samples import a_shell_setup
from unattend_gen.answer_file.parse import LIMIT_TAGS, parse
from unattend_gen.core.document import LIMIT_BYTES
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


CANARY = "text-that-only-the-canary-file-holds"


@contextmanager
def within_a_second() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < 1


def laughs(use: str) -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    return f"<!DOCTYPE u [{entities}]>{use}".encode()


QUADRATIC = b'<!DOCTYPE u [<!ENTITY a "' + b"x" * 50_000 + b'">]><u>' + b"&a;" * 50_000 + b"</u>"
CYCLE = b'<!DOCTYPE u [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
TOO_LARGE = "entities or texts exceed the limits of the parser"
TOO_DEEP = "elements are nested deeper than 256 levels"
MEBIBYTE = 1024 * 1024


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        pytest.param(b"", "the file is empty", 1, id="empty"),
        pytest.param(b" \r\n\t", "the file is empty", 1, id="blank"),
        pytest.param(b"\xef\xbb\xbf", "the file is empty", 1, id="only a byte order mark"),
        pytest.param(b"\xff\xfe", "the file is empty", 1, id="only a UTF-16 mark"),
        pytest.param(bytes(range(256)), "the bytes are not valid UTF-16-BE text", 1, id="binary"),
        pytest.param(b"MZ\x90\xff\x03", "the bytes are not valid UTF-8 text", 1, id="program"),
        pytest.param(b"\0" * 50, "not XML", 1, id="zeros"),
        pytest.param(b"<u>x\0</u>", "a character that XML does not allow", 1, id="zero inside"),
        pytest.param(
            b"<u/>\0\0",
            "content after the end of the root element",
            1,
            id="zeros behind",
        ),
        pytest.param(
            gzip.compress(b"<u/>"), "the bytes are not valid UTF-8 text", 1, id="compressed"
        ),
        pytest.param(b"<a>" * 100_000, TOO_DEEP, 1, id="100,000 levels open"),
        pytest.param(b"<a>" * 100_000 + b"</a>" * 100_000, TOO_DEEP, 1, id="100,000 levels closed"),
        pytest.param(b"<a>\n" * 100_000, TOO_DEEP, 257, id="100,000 levels on lines"),
        pytest.param(b"<a>" + b"x" * 11 * MEBIBYTE + b"</a>", TOO_LARGE, 1, id="long text"),
        pytest.param(b'<a b="' + b"x" * 11 * MEBIBYTE + b'"/>', TOO_LARGE, 1, id="long attribute"),
        pytest.param(b"<" + b"a" * 60_000 + b"/>", TOO_LARGE, 1, id="long name"),
        pytest.param(laughs("<u>&a9;</u>"), TOO_LARGE, 1, id="billion laughs"),
        pytest.param(laughs('<u b="&a9;"/>'), TOO_LARGE, 1, id="laughs in an attribute"),
        pytest.param(QUADRATIC, TOO_LARGE, 1, id="quadratic blow-up"),
        pytest.param(CYCLE + b"<u>&a;</u>", TOO_LARGE, 1, id="cycle"),
        pytest.param(CYCLE + b'<u b="&a;"/>', TOO_LARGE, 1, id="cycle in an attribute"),
    ],
)
def test_input_that_is_not_an_answer_file_is_rejected(data: bytes, message: str, line: int) -> None:
    with within_a_second(), pytest.raises(AnswerFileError) as caught:
        parse(data)

    assert (caught.value.message, caught.value.line) == (message, line)


def test_more_than_32_mebibytes_are_not_parsed() -> None:
    data = b" " * (LIMIT_BYTES + 1)

    with within_a_second(), pytest.raises(AnswerFileError) as caught:
        parse(data)

    assert (caught.value.message, caught.value.advice) == (
        "larger than 32 MiB",
        "this is not an answer file, which has a few kilobytes; name another file",
    )


def test_exactly_32_mebibytes_are_parsed() -> None:
    text = b"<a>" + b"x" * 4 * MEBIBYTE + b"</a>"
    head, tail = b"<u>" + text * 7, b"</u>"
    data = head + b"x" * (LIMIT_BYTES - len(head) - len(tail)) + tail

    with within_a_second():
        answer_file = parse(data)

    assert (len(data), len(answer_file.root)) == (33_554_432, 7)


def test_more_than_250000_tags_are_not_parsed() -> None:
    with within_a_second(), pytest.raises(AnswerFileError) as caught:
        parse(b"<u>" + b"<a/>" * LIMIT_TAGS + b"</u>")

    assert (caught.value.message, caught.value.advice) == (
        "more than 250,000 tags",
        "this is not an answer file, which has a few kilobytes; name another file",
    )


def _with_attributes(count: int) -> bytes:
    attributes = " ".join(f'a{number}=""' for number in range(count))
    return f"<a {attributes}/>".encode()


def test_an_element_of_more_than_1000_attributes_is_not_parsed() -> None:
    with within_a_second(), pytest.raises(AnswerFileError) as caught:
        parse(_with_attributes(1001))

    assert (caught.value.message, caught.value.advice) == (
        "an element with more than 1,000 attributes",
        "this is not an answer file, which has a few kilobytes; name another file",
    )


def test_1000_attributes_are_parsed() -> None:
    assert len(parse(_with_attributes(1000)).root.attrib) == 1000


def test_250000_tags_are_parsed() -> None:
    with within_a_second():
        answer_file = parse(b"<u>" + b"<a/>" * (LIMIT_TAGS - 2) + b"</u>")

    assert len(answer_file.root) == 249_998


def test_256_levels_are_read() -> None:
    assert parse(b"<a>" * 256 + b"</a>" * 256).root.tag == "a"


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file whose content must never turn up."""
    path = tmp_path / "canary.txt"
    path.write_text(CANARY, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "document",
    [
        pytest.param('<!DOCTYPE u [<!ENTITY p SYSTEM "{uri}">]><u>&p;</u>', id="external entity"),
        pytest.param(
            '<!DOCTYPE u [<!ENTITY p PUBLIC "p" "{uri}">]><u>&p;</u>', id="public identifier"
        ),
        pytest.param(
            '<!DOCTYPE u [<!ENTITY p SYSTEM "{uri}">]><u b="&p;"/>', id="external in an attribute"
        ),
        pytest.param(
            '<!DOCTYPE u [<!ENTITY % d SYSTEM "{uri}"> %d;]><u>&p;</u>', id="parameter entity"
        ),
        pytest.param('<!DOCTYPE u SYSTEM "{uri}"><u>&p;</u>', id="external definition"),
        pytest.param(
            '<!DOCTYPE u [<!ENTITY q "&#38;p;"><!ENTITY p SYSTEM "{uri}">]><u>&q;</u>',
            id="external behind an internal one",
        ),
    ],
)
def test_an_external_entity_is_rejected_and_not_read(document: str, canary: Path) -> None:
    with pytest.raises(AnswerFileError) as caught:
        parse(document.format(uri=canary.as_uri()).encode())

    error = caught.value
    assert error.message == "an entity is not defined in this file"
    assert CANARY not in f"{error!r} {error.advice} {error.__context__}"


@pytest.mark.parametrize(
    "document",
    [
        pytest.param('<!DOCTYPE u SYSTEM "{uri}"><u/>', id="definition unused"),
        pytest.param('<!DOCTYPE u [<!ENTITY p SYSTEM "{uri}">]><u/>', id="entity unused"),
        pytest.param(
            '<u xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" '
            'href="{uri}"/></u>',
            id="inclusion",
        ),
        pytest.param('<?xml-stylesheet type="text/xsl" href="{uri}"?><u/>', id="style sheet"),
        pytest.param('<?xml-model href="{uri}"?><u/>', id="model"),
        pytest.param(
            '<u xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            'xsi:noNamespaceSchemaLocation="{uri}" xsi:schemaLocation="urn:x {uri}"/>',
            id="schema location",
        ),
        pytest.param('<u xml:base="{uri}" href="{uri}"/>', id="base"),
    ],
)
def test_a_reference_to_another_file_has_no_effect(document: str, canary: Path) -> None:
    answer_file = parse(document.format(uri=canary.as_uri()).encode())

    assert "".join(map(str, answer_file.root.itertext())) == ""


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE u SYSTEM "{url}"><u/>',
        '<!DOCTYPE u [<!ENTITY p SYSTEM "{url}">]><u/>',
        '<u xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{url}"/></u>',
        '<?xml-stylesheet type="text/xsl" href="{url}"?><u/>',
        '<u xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:schemaLocation="urn:x {url}"/>',
    ],
)
def test_no_connection_is_made(document: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/x"

        parse(document.format(url=url).encode())

        with pytest.raises(TimeoutError):
            listener.accept()


def test_an_internal_entity_is_resolved() -> None:
    data = b'<!DOCTYPE u [<!ENTITY p "pass<b>wo</b>rd">]><u><a>&p;</a></u>'

    answer_file = parse(data)

    assert "".join(map(str, answer_file.root.itertext())) == "password"


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("<!DOCTYPE u>", 1),
        ("<!DOCTYPE u[]>", 1),
        ('<?xml version="1.0"?>\n\n<!DOCTYPE u SYSTEM "x.dtd">', 3),
        ('<?xml version="1.0"?>\r<!DOCTYPE u>', 2),
        ("<!-- <!DOCTYPE v> -->\r\n<?p ?>\r\n<!DOCTYPE\nu>", 3),
        ("", None),
        ("<!-- <!DOCTYPE u> -->", None),
        ("<?p <!DOCTYPE u>?>", None),
    ],
)
def test_the_line_of_a_document_type_is_known(start: str, line: int | None) -> None:
    assert parse(f"{start}<u>&lt;!DOCTYPE u></u>".encode()).doctype_line == line


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("claim", ["utf-8", "utf-16", "us-ascii", "no-such-codec", "rot13"])
def test_text_is_read_whatever_the_declaration_says(codec: str, claim: str) -> None:
    text = f'<?xml version="1.0" encoding="{claim}"?><u>\u00e4\U0001f511</u>'

    answer_file = parse(text.encode(codec))

    assert (answer_file.text, answer_file.root.text) == (text, "\u00e4\U0001f511")


def test_a_document_with_another_root_is_parsed() -> None:
    assert parse(b"<Configuration/>").root.tag == "Configuration"


def test_an_answer_file_keeps_its_text_and_encoding() -> None:
    data = a_shell_setup("specialize", "<ComputerName>PC</ComputerName>")

    answer_file = parse(data)

    assert (answer_file.text.encode(), answer_file.encoding.name, answer_file.doctype_line) == (
        data,
        "utf-8",
        None,
    )


SECRET = "CanaryPw-7f3a!"


@pytest.mark.parametrize(
    ("document", "message", "line"),
    [
        (
            "<u>\n<a>\n</b></u>",
            "the element that opens on line 2 is closed by another tag",
            3,
        ),
        (
            "<u>\r<a>\r</b></u>",
            "the element that opens on line 2 is closed by another tag",
            3,
        ),
        ("<u>\n<a>", "the file ends inside an element", 2),
        ('<u>\n<a b="', "the file ends inside an element", 2),
        ("hello", "not XML", 1),
        ("<!-- only a comment -->", "not XML", 1),
        ("<u/>\n<v/>", "content after the end of the root element", 2),
        ("<u>a & b</u>", "a < or & is not followed by a name", 1),
        ("<u>a < b</u>", "a < or & is not followed by a name", 1),
        ("<u><a <b/></a></u>", "a tag is not closed", 1),
        ('<u><a b="1"</u>', "a tag is not closed", 1),
        ('<u a="1"b="2"/>', "a tag is not closed", 1),
        ("<u></ u>", "a tag is not closed", 1),
        ("<u></u", "a tag is not closed", 1),
        ("<u>&nbsp;</u>", "an entity is not defined in this file", 1),
        ("<u>&amp</u>", "an & does not begin a character reference", 1),
        ("<u>&#xZZ;</u>", "invalid character reference", 1),
        ("<u>&#12a;</u>", "invalid character reference", 1),
        ("<u>&#0;</u>", "a character that XML does not allow", 1),
        ("<u>\x01</u>", "a character that XML does not allow", 1),
        (
            '<u/><?xml version="1.0"?>',
            "the XML declaration is not at the start of the file",
            1,
        ),
        (
            '<?xml version="2.0"?><u/>',
            "unknown XML version in the XML declaration",
            1,
        ),
        ('<u a="1" a="2"/>', "duplicate attribute", 1),
        ("<u a/>", "an attribute has no value", 1),
        ("<u a=1/>", "an attribute value is not in quotes", 1),
        ('<u a="<"/>', "a < is in an attribute value", 1),
        ("<u>]]></u>", "]]> outside a CDATA section", 1),
        ("<u><![CDATA[ </u>", "a CDATA section is not closed or too long", 1),
        ("<u><!-- </u>", "a comment is not closed or too long", 1),
        ("<u><!-- a -- b --></u>", "a comment contains two hyphens in a row", 1),
        ("<u><?p </u>", "a processing instruction is not closed or too long", 1),
        ('<u wcm:action="add"/>', "a prefix is not declared", 1),
        ("<u:v:w/>", "not well-formed XML", 1),
        ("<depth:u/>", "a prefix is not declared", 1),
        ("<loop>&huge;</loop>", "an entity is not defined in this file", 1),
    ],
)
def test_each_syntax_error_has_our_own_message(document: str, message: str, line: int) -> None:
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
