from __future__ import annotations

import bz2
import hashlib
import io
import lzma
import zlib
from contextlib import suppress

import pytest

from unattend_gen.sources.errors import DamagedError
from unattend_gen.sources.streams.decompression import (
    CompressedStream,
    Decompressor,
    Inflater,
    SmallStepDecompressor,
)

DATA = hashlib.shake_256(b"").digest(300_000)
GZIP = 31


def drained(stream: CompressedStream) -> bytes:
    """Return all bytes before the reported damage."""
    content = bytearray()
    with suppress(DamagedError):
        while chunk := stream.read(10_000):
            content += chunk
    with pytest.raises(DamagedError):
        stream.read(1)
    return bytes(content)


@pytest.mark.parametrize(
    ("packed", "decompressor"),
    [
        (zlib.compress(DATA, wbits=GZIP), Inflater(GZIP)),
        (bz2.compress(DATA), SmallStepDecompressor(bz2.BZ2Decompressor())),
        (lzma.compress(DATA), SmallStepDecompressor(lzma.LZMADecompressor())),
    ],
    ids=["gzip", "bzip2", "xz"],
)
def test_a_stream_ends_where_it_ends(packed: bytes, decompressor: Decompressor) -> None:
    stream = CompressedStream(io.BytesIO(packed + b"behind"), decompressor)
    content = b"".join(iter(lambda: stream.read(70_000), b""))

    assert content == DATA
    assert stream.is_over
    assert stream.behind == b"behind"


def test_highly_compressed_content_is_returned_in_parts() -> None:
    stream = CompressedStream(io.BytesIO(zlib.compress(bytes(10**7), wbits=GZIP)), Inflater(GZIP))

    assert [len(stream.read(4_000_000)) for _ in range(4)] == [4_000_000, 4_000_000, 2_000_000, 0]


def test_bytes_read_before_come_first() -> None:
    packed = zlib.compress(b"text", wbits=GZIP)
    stream = CompressedStream(io.BytesIO(packed[5:]), Inflater(GZIP), packed[:5])

    assert stream.read(10) == b"text"


def test_all_before_the_damage_is_inflated() -> None:
    packed = bytearray(zlib.compress(DATA, wbits=GZIP))
    packed[-8] ^= 0xFF  # the checksum

    assert drained(CompressedStream(io.BytesIO(packed), Inflater(GZIP))) == DATA


@pytest.mark.parametrize("at", [-12, -20, -26])
def test_small_files_lose_nothing_before_the_damage(at: int) -> None:
    packed = bytearray(lzma.compress(b"some text" * 3))
    packed[at] ^= 0xFF
    stream = CompressedStream(io.BytesIO(packed), SmallStepDecompressor(lzma.LZMADecompressor()))

    assert drained(stream) == b"some text" * 3


def test_large_files_lose_little_before_the_damage() -> None:
    packed = bytearray(lzma.compress(DATA))
    packed[200_000] ^= 0xFF
    stream = CompressedStream(io.BytesIO(packed), SmallStepDecompressor(lzma.LZMADecompressor()))
    found = drained(stream)

    assert len(found) > 198_000
    assert found[:198_000] == DATA[:198_000]


def test_damage_stays_damage() -> None:
    stream = CompressedStream(io.BytesIO(b"no gzip"), Inflater(GZIP))

    assert drained(stream) == drained(stream) == b""
