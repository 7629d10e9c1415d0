from __future__ import annotations

import io

import pytest

from unattend_gen.sources.errors import DamagedError
from unattend_gen.sources.streams.bounded_stream import BoundedStream


def test_it_reads_and_seeks_like_the_stream_and_has_no_name() -> None:
    stream = BoundedStream(io.BytesIO(b"abcdef"))
    stream.seek(2)

    assert (stream.read(2), stream.tell()) == (b"cd", 4)
    assert not hasattr(stream, "name")
    assert io.BufferedReader(stream).read() == b"ef"


def test_a_reader_in_a_loop_is_stopped() -> None:
    stream = BoundedStream(io.BytesIO(b"abcd"), 10)

    def run_in_circles() -> None:
        while True:
            stream.seek(0)
            stream.read(4)

    with pytest.raises(DamagedError):
        run_in_circles()


def test_a_request_above_the_limit_takes_no_memory() -> None:
    with pytest.raises(DamagedError):
        BoundedStream(io.BytesIO(b"abcd")).read(2**50)


def test_reading_after_the_end_is_remembered() -> None:
    stream = BoundedStream(io.BytesIO(b"abcd"))
    whole = stream.read(4), stream.is_truncated
    behind = stream.read(1), stream.is_truncated

    assert (whole, behind) == ((b"abcd", False), (b"", True))
