from __future__ import annotations

import contextlib

from hypothesis import example, given
from hypothesis import strategies as st

from tests.properties.xml_documents import documents
from unattend_gen.answer_file.encoding import decode
from unattend_gen.answer_file.parse import parse
from unattend_gen.errors import AnswerFileError

STARTS = st.sampled_from(
    [
        b"",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xff\xfe\0\0",
        b"\0\0\xfe\xff",
        b"<\0",
        b"\0<",
        b"\0\0\0<",
        b'<?xml version="1.0" encoding="windows-1252"?>',
        b'<?xml version="1.0" encoding="shift_jis"?>',
        b"<unattend>",
        b"<!DOCTYPE u [",
    ]
)
CODECS = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789._-", min_size=1, max_size=20)


@given(STARTS, st.binary(max_size=200))
def test_bytes_decode_to_text_or_to_an_answer_file_error(start: bytes, rest: bytes) -> None:
    with contextlib.suppress(AnswerFileError):
        text, _ = decode(start + rest)
        text.encode()


@given(STARTS, st.binary(max_size=200))
def test_bytes_parse_or_raise_an_answer_file_error(start: bytes, rest: bytes) -> None:
    with contextlib.suppress(AnswerFileError):
        list(parse(start + rest).settings())


@given(CODECS, documents())
@example("rot13", "<u/>")
@example("undefined", "<u/>")
@example("idna", "<u/>")
def test_any_declared_encoding_is_read_or_rejected(codec: str, document: str) -> None:
    declared = f'<?xml version="1.0" encoding="{codec}"?>{document}'.encode()

    with contextlib.suppress(AnswerFileError):
        parse(declared)


@given(documents(), st.data())
def test_a_truncated_document_is_rejected_or_read(document: str, data: st.DataObject) -> None:
    whole = document.encode()
    length = data.draw(st.integers(0, len(whole)))

    with contextlib.suppress(AnswerFileError):
        list(parse(whole[:length]).settings())


@given(documents(), st.data())
def test_a_document_with_one_byte_changed_is_rejected_or_read(
    document: str, data: st.DataObject
) -> None:
    changed = bytearray(document.encode())
    changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))

    with contextlib.suppress(AnswerFileError):
        answer_file = parse(bytes(changed))
        [answer_file.location("f", element) for element in answer_file.root.iter("*")]
