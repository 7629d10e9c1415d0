from __future__ import annotations

import base64
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import a_document
from tests.samples import CANARY_PASSWORD
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.secret import Secret
from unattend_gen.scrubber.copies import Copies, ScrubbedValue

FINDING = Finding("leftover-password", Severity.ERROR, Confidence.HIGH, Location("x"), "it", "do")


def copies_of(*values: str) -> Copies:
    return Copies.of(ScrubbedValue(Secret(one), FINDING) for one in values)


def lines(data: str | bytes, *values: str) -> list[int]:
    return [one.line for one in copies_of(*values).in_document(a_document(data))]


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_a_value_is_found_between_any_bytes(before: bytes, after: bytes) -> None:
    data = before + CANARY_PASSWORD.encode() + after
    found = copies_of(CANARY_PASSWORD).in_document(Document(Location("x"), data))

    assert len(before) in [one.offset for one in found]


def test_the_lines_are_those_of_the_copies() -> None:
    text = f"one\n{CANARY_PASSWORD}\r\nthree\n {CANARY_PASSWORD} \n"

    assert lines(text, CANARY_PASSWORD) == [2, 4]
    assert lines(text.encode("utf-16"), CANARY_PASSWORD) == [2, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_base64_in_several_lines_is_found_at_its_beginning(encoding: str) -> None:
    code = base64.encodebytes(b"-" * 70 + CANARY_PASSWORD.encode()).decode()

    assert lines(f"$x = @'\n{code}'@\n".encode(encoding), CANARY_PASSWORD) == [3]


@pytest.mark.parametrize(
    "text",
    [
        "password basaltic",
        "password thebasalt",
        "password 1basalt",
        "net user basalt /add",
        "</Password><Username>basalt</Username>",
        "the basalt",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_letters_that_are_no_password_are_not_found(text: str, encoding: str) -> None:
    assert lines(f"{text}\n".encode(encoding), "basalt") == []


@pytest.mark.parametrize(
    "text",
    [
        "password (basalt)",
        "basalt is the password",
        "PW=basalt",
        "<Password><Value> basalt</Value>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_letters_that_are_a_password_are_found(text: str, encoding: str) -> None:
    assert lines(f"{text}\n".encode(encoding), "basalt") == [1]


def test_a_conventional_password_is_not_sought() -> None:
    assert copies_of("vagrant").is_empty


def test_a_piece_leaves_out_what_the_piece_before_it_contained() -> None:
    data = f"{CANARY_PASSWORD}\n{CANARY_PASSWORD}\n".encode()
    piece = Document(Location("x"), data, first_line=7, overlap=len(data) // 2, is_piece=True)

    assert [one.line for one in copies_of(CANARY_PASSWORD).in_document(piece)] == [8]


def test_nothing_is_found_where_nothing_is_sought() -> None:
    assert copies_of("admin").is_empty
    assert lines("admin\n", "admin") == []


def test_the_time_does_not_grow_with_the_number_of_values() -> None:
    values = [f"Basalt-{number:05}" for number in range(2000)]
    noise = bytes(at * at % 251 for at in range(200_000))
    few, many = copies_of(*values[:10]), copies_of(*values)

    assert _seconds(many, noise) < 20 * _seconds(few, noise) + 1


def _seconds(copies: Copies, data: bytes) -> float:
    start = process_time()
    assert copies.in_document(a_document(data)) == []
    return process_time() - start
