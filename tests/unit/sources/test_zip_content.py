from __future__ import annotations

import bz2
import io
import zipfile
import zlib

import pytest

from unattend_gen.sources.hostile import DamagedError
from unattend_gen.sources.zip_content import READ_HERE, Checked, unpacked_content

PACKED = {
    zipfile.ZIP_STORED: b"text",
    zipfile.ZIP_DEFLATED: zlib.compress(b"text", wbits=-15),
    zipfile.ZIP_BZIP2: bz2.compress(b"text"),
}


@pytest.mark.parametrize("way", sorted(READ_HERE))
def test_what_was_packed_is_unpacked(way: int) -> None:
    content = unpacked_content(io.BytesIO(PACKED[way]), way)

    assert content.read(9) + content.read(9) == b"text"


@pytest.mark.parametrize(("size", "checksum"), [(3, zlib.crc32(b"text")), (4, 1)])
def test_what_is_not_as_it_was_said_is_given_and_then_damage(size: int, checksum: int) -> None:
    content = Checked(io.BytesIO(b"text"), size, checksum)

    assert content.read(9) == b"text"
    with pytest.raises(DamagedError):
        content.read(9)


def test_what_is_as_it_was_said_ends() -> None:
    content = Checked(io.BytesIO(b"text"), 4, zlib.crc32(b"text"))

    assert [content.read(3) for _ in range(3)] == [b"tex", b"t", b""]
