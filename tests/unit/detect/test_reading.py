from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import a_document, a_reading
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.detect.reading import UNKNOWN, Hints, LineCounter, readings


def test_without_hints_anything_may_occur() -> None:
    assert UNKNOWN.may_contain("slmgr")


def test_one_of_the_signs_is_enough() -> None:
    assert Hints(frozenset({"slmgr"})).may_contain("ipk", "slmgr")
    assert not Hints(frozenset({"slmgr"})).may_contain("ipk")
    assert not Hints(frozenset()).may_contain("ipk")


@pytest.mark.parametrize("text", ["plain", "gr\u00fc\u00dfe", "\u2026"])
def test_the_words_of_most_texts_are_known(text: str) -> None:
    assert Hints(frozenset()).known_in(text)


@pytest.mark.parametrize("text", ["pass\u212aey", "l\u0130cense key"])
def test_words_with_letters_that_become_ascii_are_not_known(text: str) -> None:
    assert not Hints(frozenset()).known_in(text)
    assert not UNKNOWN.known_in("plain")


def test_lines_are_counted_from_1_and_backwards_too() -> None:
    lines = LineCounter("one\ntwo\nthree")

    assert [lines.at(index) for index in (0, 5, 10, 2)] == [1, 2, 3, 1]


@given(st.text(alphabet="ab\r\n", max_size=30), st.integers(0, 29))
def test_a_line_is_that_of_an_editor(text: str, index: int) -> None:
    index = min(index, len(text))
    before = text[:index]
    ends = before.count("\n") + before.count("\r") - before.count("\r\n")
    is_between = before.endswith("\r") and text[index : index + 1] == "\n"

    assert a_reading(text).line(index) == ends + 1 - is_between


def test_a_column_counts_from_the_start_of_its_line() -> None:
    reading = a_reading("one\ntwo three")

    assert [reading.column(index) for index in (0, 2, 4, 8)] == [1, 3, 1, 5]


def test_a_piece_of_a_large_document_goes_on_counting() -> None:
    document = Document(Location("a.log"), b"one\ntwo\n", first_line=101)
    [reading] = readings(document)

    assert reading.line(4) == 102


def test_the_name_is_that_of_the_innermost_member() -> None:
    document = Document(Location("a.zip", ("Panther\\UNATTEND.XML",)), b"text")
    [reading] = readings(document)

    assert reading.name == "unattend.xml"


@pytest.mark.parametrize(
    ("data", "encodings"),
    [
        (b"text", ["utf-8"]),
        ("text".encode("utf-16"), ["utf-16-le"]),
        ("text".encode("utf-16-be"), ["utf-16-be"]),
        (b"M\xfcnchen", ["cp1252"]),
        (b"M\xfcnchen \x81", ["latin-1"]),
        (b"MZ\x90\x00\xff\xfe\x00\x01", [None, None, None]),
    ],
)
def test_a_document_is_decoded_by_its_content(data: bytes, encodings: list[str | None]) -> None:
    found = [reading.encoding for reading in readings(a_document(data))]

    assert [encoding.name if encoding else None for encoding in found] == encodings


def test_the_head_is_short_lower_case_and_begins_with_something() -> None:
    assert a_reading("\n\n  <Unattend" + "x" * 5000).head.startswith("<unattendx")


def test_long_binary_data_is_read_in_excerpts_that_lead_to_all_of_it() -> None:
    document = a_document(b"MZ\x90\x00" + b"\xff\x00" * 100_000)
    byte_by_byte, *_ = readings(document)

    assert len(byte_by_byte.text) < 10_000
    assert byte_by_byte.whole is not None
    assert byte_by_byte.whole(document).text == document.data.decode("latin-1")


def test_long_text_in_utf_16_without_a_mark_is_read_whole() -> None:
    text = "\u4e2dabc" * 50_000

    [reading] = readings(a_document(text.encode("utf-16-le")))

    assert reading.text == text
