from __future__ import annotations

import io

import pytest

from unattend_gen.sources.errors import DamagedError, OverLimitError
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.streams.member import unpacked, unpacking


class Broken:
    """A reader whose error quotes what it reads."""

    def read(self, most: int, /) -> bytes:
        message = f"bad bytes: secret {most}"
        raise RuntimeError(message)


def test_bytes_read_before_come_first() -> None:
    assert unpacking(io.BytesIO(b"cd"), ExtractionBudget(Limits()), begun=b"ab").read() == b"abcd"


def test_the_error_text_of_a_reader_is_dropped() -> None:
    with pytest.raises(DamagedError) as caught:
        unpacking(Broken(), ExtractionBudget(Limits())).read()

    assert (str(caught.value), caught.value.__cause__) == ("", None)


def test_bytes_are_counted() -> None:
    budget = ExtractionBudget(Limits(total_bytes=3))

    assert unpacked(io.BytesIO(b"abc"), 9, budget) == b"abc"
    with pytest.raises(OverLimitError):
        unpacked(io.BytesIO(b"d"), 9, budget)


class Torn:
    """A reader that breaks off after two chunks."""

    def __init__(self) -> None:
        self._bites = [b"ab", b"cd"]

    def read(self, most: int, /) -> bytes:
        return self._bites.pop(0)[:most]


def test_a_stream_loses_nothing_to_an_error() -> None:
    stream = unpacking(Torn(), ExtractionBudget(Limits()))

    assert [stream.read(100), stream.read(100)] == [b"ab", b"cd"]
    with pytest.raises(DamagedError):
        stream.read(100)


def test_no_more_is_requested_than_may_be_unpacked() -> None:
    budget = ExtractionBudget(Limits(total_bytes=3))
    stream = io.BytesIO(b"abcde")

    assert unpacked(stream, 9, budget) == b"abc"
    with pytest.raises(OverLimitError):
        unpacked(stream, 9, budget)
    assert stream.tell() == 4
