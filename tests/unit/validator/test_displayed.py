from __future__ import annotations

import pytest

from tests.judging import HERE
from tests.samples import CANARY_PASSWORD, TEST_MAK, a_shell_setup, an_answer_file
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.validator.displayed import displayed_lines


def lines(data: bytes) -> tuple[str, ...]:
    """The lines of a document as they may be shown."""
    return displayed_lines(Document(HERE, data), catalog())


def inner(body: str) -> str:
    """What is shown of the content of Shell-Setup in specialize."""
    text = "\n".join(lines(a_shell_setup("specialize", body)))
    start = text.index('versionScope="nonSxS">') + len('versionScope="nonSxS">')
    return text[start : text.index("</component>")]


def test_the_frame_is_shown_as_written() -> None:
    data = a_shell_setup("specialize", "\n")

    assert list(lines(data)) == data.decode().split("\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<TimeZone> UTC </TimeZone>", "<TimeZone> UTC </TimeZone>"),
        ("<ComputerName> PC </ComputerName>", "<ComputerName> PC </ComputerName>"),
        ("<ProductKey\n>a\n b c \n</ProductKey>", "<ProductKey\n>…\n … \n</ProductKey>"),
        ("<Pasword>x</Pasword>", "<Pasword>…</Pasword>"),
        ("<a b='c' xmlns:d=\"e\" />", "<a b='…' xmlns:d=\"…\" />"),
        ("<!-- a\n b -->", "<!-- …\n … -->"),
        ("<TimeZone><![CDATA[a]]></TimeZone>", "<TimeZone><![CDATA[…]]></TimeZone>"),
        ("<?a b?>", "<?…?>"),
        ("loose <TimeZone/> words", "… <TimeZone/> …"),
        ("\t<TimeZone/>\u202e", "\t<TimeZone/>…"),
    ],
)
def test_what_may_be_secret_is_a_sign(body: str, expected: str) -> None:
    assert inner(body) == expected


def test_a_name_like_a_key_is_masked() -> None:
    assert inner(f"<{TEST_MAK}/>") == "<***/>"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_there_are_as_many_lines_as_in_the_document(line_end: str) -> None:
    data = a_shell_setup("specialize", "\n<!-- a\n-->\n")

    assert len(lines(data.replace(b"\n", line_end.encode()))) == data.count(b"\n") + 1


def test_nothing_is_shown_of_input_that_is_not_xml() -> None:
    assert lines(f"<a>\n  {CANARY_PASSWORD} b\n".encode()) == ("…", "  …", "")


def test_nothing_is_shown_of_input_that_is_not_text() -> None:
    assert lines(b"\xff") == ("…",)


def test_of_a_document_with_entities_nothing_is_shown() -> None:
    data = an_answer_file().replace(b"<unattend", b'<!DOCTYPE u [<!ENTITY a "b">]>\n<unattend')

    assert set(lines(data)) == {"…", ""}


def test_a_doctype_that_declares_nothing_hides_values_alone() -> None:
    data = a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>")

    text = "\n".join(lines(data.replace(b"<unattend", b"<!DOCTYPE u><unattend")))

    assert "<!DOCTYPE …><unattend" in text
    assert "<TimeZone>…</TimeZone>" in text
