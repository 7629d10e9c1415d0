from __future__ import annotations

import bz2
import io
import zipfile
import zlib

import pytest

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers._zip_members import (
    READ_HERE,
    ChecksumReader,
    members_by_headers,
    unpacked_content,
)
from unattend_gen.sources.errors import DamagedError
from unattend_gen.sources.limits import ExtractionBudget, Limits

TEXT = bytes(range(256)) * 4


class Pipe(io.RawIOBase):
    """A stream that is not seekable, so that zipfile writes sizes after the members."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # less than any buffer
        self.written += data
        return len(data)


def zipped(*names: str, way: int = zipfile.ZIP_DEFLATED, is_piped: bool = False) -> bytes:
    """Return an archive without its directory."""
    stream, pipe = io.BytesIO(), Pipe()
    with zipfile.ZipFile(pipe if is_piped else stream, "w", way) as archive:
        for name in names:
            archive.writestr(name, b"" if name.endswith("/") else TEXT)
    data = bytes(pipe.written) if is_piped else stream.getvalue()
    return data[: data.index(b"PK\x01\x02")]


def found(data: bytes, limits: Limits | None = None) -> list[tuple[str, object, bool]]:
    """Return the name of each member, its content, and whether it is complete."""
    blob = Blob(Location("a.zip"), len(data), data)
    return [
        (one.location.inside[-1], one.reason, False)
        if isinstance(one, Skipped)
        else (one.location.inside[-1], one.data, one.trouble is None)
        for one in members_by_headers(blob, io.BytesIO(data), ExtractionBudget(limits or Limits()))
    ]


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_members_are_read_one_after_the_other(way: int) -> None:
    data = zipped("a", "folder/", "ä", way=way)

    assert found(data) == [("a", TEXT, True), ("ä", TEXT, True)]


def test_members_with_a_data_descriptor_are_read_too() -> None:
    assert found(zipped("a", "b", is_piped=True)) == [("a", TEXT, True), ("b", TEXT, True)]


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_existing_part_of_the_last_member_is_returned(way: int) -> None:
    data = zipped("a", "b", way=way)

    [first, (name, content, is_whole)] = found(data[:-20])

    assert first == ("a", TEXT, True)
    assert (name, is_whole) == ("b", False)
    assert isinstance(content, bytes)
    assert len(content) > 200
    assert TEXT.startswith(content)


def test_encrypted_members_are_reported_and_skipped() -> None:
    data = bytearray(zipped("a", "b"))
    data[6] |= 1

    assert found(bytes(data)) == [("a", SkipReason.UNREADABLE, False), ("b", TEXT, True)]


def test_bytes_of_no_member_are_unclaimed() -> None:
    assert found(zipped("a") + b"PK\x03\x04") == [
        ("a", TEXT, True),
        ("(rest)", b"PK\x03\x04", True),
    ]


def test_nothing_is_read_after_the_limit() -> None:
    names = [name for name, *_ in found(zipped("a", "b", "c"), Limits(members=1))]

    assert names == ["a", "b"]


def test_a_stored_member_without_a_size_is_unclaimed() -> None:
    data = zipped("a", way=zipfile.ZIP_STORED, is_piped=True)
    [(name, content, _)] = found(data)

    assert name == "(rest)"
    assert isinstance(content, bytes)
    assert TEXT.lstrip(b"\0") in content


PACKED = {
    zipfile.ZIP_STORED: b"text",
    zipfile.ZIP_DEFLATED: zlib.compress(b"text", wbits=-15),
    zipfile.ZIP_BZIP2: bz2.compress(b"text"),
}


@pytest.mark.parametrize("way", sorted(READ_HERE))
def test_packed_content_is_unpacked(way: int) -> None:
    content = unpacked_content(io.BytesIO(PACKED[way]), way)

    assert content.read(9) + content.read(9) == b"text"


@pytest.mark.parametrize(("size", "checksum"), [(3, zlib.crc32(b"text")), (4, 1)])
def test_content_that_differs_from_its_header_is_returned_before_the_error(
    size: int, checksum: int
) -> None:
    content = ChecksumReader(io.BytesIO(b"text"), size, checksum)

    assert content.read(9) == b"text"
    with pytest.raises(DamagedError):
        content.read(9)


def test_content_with_the_stated_checksum_ends_without_error() -> None:
    content = ChecksumReader(io.BytesIO(b"text"), 4, zlib.crc32(b"text"))

    assert [content.read(3) for _ in range(3)] == [b"tex", b"t", b""]
