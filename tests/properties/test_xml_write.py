from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.xml_documents import documents
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.tree import AnswerFile, own_text
from unattend_gen.answer_file.write import write

BLANKS = " \t\r\n"


def content(answer_file: AnswerFile) -> list[tuple[str, dict[str, str], str]]:
    """Return names, attributes and text of a document; blanks count in leaves only."""
    return [
        (
            str(element.tag),
            {str(name): str(value) for name, value in element.attrib.items()},
            own_text(element) if element.find("*") is None else "".join(own_text(element).split()),
        )
        for element in answer_file.root.iter("*")
    ]


@given(documents())
def test_writing_again_changes_no_byte(document: str) -> None:
    once = write(parse(document.encode()))

    assert write(parse(once)) == once


@given(documents())
def test_writing_does_not_change_the_content(document: str) -> None:
    answer_file = parse(document.encode())

    assert content(parse(write(answer_file))) == content(answer_file)


@given(documents())
def test_the_settings_of_a_document_survive_writing(document: str) -> None:
    answer_file = parse(document.encode())

    written = parse(write(answer_file))

    assert [
        (node.address, node.is_leaf, node.action, node.key_value) for node in written.settings()
    ] == [
        (node.address, node.is_leaf, node.action, node.key_value) for node in answer_file.settings()
    ]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@given(document=documents())
def test_the_encoding_does_not_change_the_content(codec: str, document: str) -> None:
    assert write(parse(document.encode(codec))) == write(parse(document.encode()))


@given(documents(), st.data())
def test_every_location_is_that_of_the_start_tag(document: str, data: st.DataObject) -> None:
    answer_file = parse(document.encode())
    element = data.draw(st.sampled_from([*answer_file.root.iter("*")]))

    place = answer_file.location("f", element)

    assert place.line is not None
    assert place.column is not None
    lines = document.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines[place.line - 1][place.column - 1] == "<"
