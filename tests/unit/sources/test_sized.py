from __future__ import annotations

import io
import zlib

import pytest

from unattend_gen.sources.hostile import DamagedError
from unattend_gen.sources.limits import Budget, Limits
from unattend_gen.sources.sized import SizedStream


def test_what_comes_behind_is_left_alone() -> None:
    stream = io.BytesIO(b"abcdef")
    part = SizedStream(stream, 4)

    assert (part.read(3), part.read(3), part.read(3)) == (b"abc", b"d", b"")
    assert stream.read() == b"ef"


def test_less_than_was_said_is_damage() -> None:
    part = SizedStream(io.BytesIO(b"ab"), 4)

    assert part.read(4) == b"ab"
    with pytest.raises(DamagedError):
        part.read(4)


def test_another_checksum_is_damage() -> None:
    good, bad = (SizedStream(io.BytesIO(b"ab"), 2, zlib.crc32(b"ab") ^ one) for one in (0, 1))

    assert [part.read(2) for part in (good, bad)] == [b"ab", b"ab"]
    assert good.read(1) == b""
    with pytest.raises(DamagedError):
        bad.read(1)


@pytest.mark.parametrize(("size", "total", "passes"), [(4, 9, True), (4, 3, False), (9, 9, False)])
def test_what_nobody_read_is_read_over(size: int, total: int, *, passes: bool) -> None:
    part = SizedStream(io.BytesIO(b"abcdef"), size)

    assert part.is_passed(Budget(Limits(total_bytes=total))) is passes
