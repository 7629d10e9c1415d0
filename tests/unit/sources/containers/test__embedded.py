from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from unattend_gen.sources.containers._embedded import around, embedded_in, looks_embedding, window
from unattend_gen.sources.streams.unclaimed_bytes import Span

STUB = b"MZ" + bytes(600)
BLOCK_BYTES = 4 * 1024 * 1024


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"content")
    return stream.getvalue()


def a_7z(*, length: int = 20, offset: int = 5) -> bytes:
    head = struct.pack("<QQL", offset, length, 1)
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<L", zlib.crc32(head)) + head


def a_cabinet(length: int) -> bytes:
    return b"MSCF\0\0\0\0" + struct.pack("<L4xL4xBBHH", length, 36, 3, 1, 1, 1)


def a_rar4() -> bytes:
    rest = struct.pack("<BHH6x", 0x73, 0, 13)
    return b"Rar!\x1a\7\0" + struct.pack("<H", zlib.crc32(rest) & 0xFFFF) + rest


def a_rar5() -> bytes:
    rest = b"\5" + b"12345"
    return b"Rar!\x1a\7\1\0" + struct.pack("<L", zlib.crc32(rest)) + rest


@pytest.mark.parametrize(
    ("archive", "end"),
    [
        (zipped("a"), len(zipped("a"))),
        (a_7z(), 57),
        (a_7z(length=0, offset=1 << 40), 32),
        (a_7z(length=1 << 62), 800),
        (a_cabinet(70), 70),
        (a_rar4(), 800),
        (a_rar5(), 800),
    ],
)
def test_an_archive_ends_at_its_stated_end(archive: bytes, end: int) -> None:
    stream = io.BytesIO((STUB + archive).ljust(len(STUB) + 800, b"\0"))
    found = embedded_in(stream)

    assert looks_embedding(stream)
    assert found.archives == (Span(len(STUB), len(STUB) + end),)
    assert found.is_whole


@pytest.mark.parametrize("before", [-9, -4, -3, -2, -1, 0, 1])
def test_a_mark_across_two_blocks_is_found(before: int) -> None:
    stream = io.BytesIO(bytes(BLOCK_BYTES + before) + a_7z() + bytes(90))
    start = BLOCK_BYTES + before

    assert embedded_in(stream).archives == (Span(start, start + 57),)


def test_a_member_without_an_end_is_not_whole() -> None:
    found = embedded_in(io.BytesIO(STUB + zipped("a")[:-30]))

    assert (found.archives, found.is_whole) == ((), False)


def test_bytes_without_an_archive_are_whole() -> None:
    stream = io.BytesIO(STUB + b"PK\3\4" + b"MSCF\0\0\0\0" + bytes(100))

    assert not looks_embedding(stream)
    assert (embedded_in(stream).archives, embedded_in(stream).is_whole) == ((), True)


def test_a_window_shows_its_spans_as_one() -> None:
    stream = window(io.BytesIO(b"0123456789"), (Span(1, 3), Span(5, 6), Span(8, 10)))

    assert stream.read() == b"12589"
    assert (stream.seek(-2, io.SEEK_END), stream.read(1), stream.seek(1, io.SEEK_CUR)) == (
        3,
        b"8",
        5,
    )
    with pytest.raises(ValueError, match="before the first"):
        stream.seek(-1)


def test_the_spans_around_archives_are_the_rest() -> None:
    assert around((Span(2, 5), Span(7, 9)), 9) == (Span(0, 2), Span(5, 7))
    assert around((), 4) == (Span(0, 4),)
