from __future__ import annotations

import io
import zipfile

import pytest

from tests.images import members_of, troubles_of
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.zip_archive import SOURCE
from unattend_gen.sources.limits import ExtractionBudget, Limits


def zipped(*names: str, content: bytes = b"text") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"" if name.endswith("/") else content)
    return stream.getvalue()


def members(data: bytes, limits: Limits | None = None) -> list[tuple[tuple[str, ...], object]]:
    blob = Blob(Location("a.zip"), len(data), data)
    return [
        (one.location.inside, one.reason if isinstance(one, Skipped) else one.data)
        for one in SOURCE.members(blob, ExtractionBudget(limits or Limits()))
    ]


def test_names_that_lead_out_of_a_folder_are_only_locations() -> None:
    data = zipped("../../etc/passwd", "/abs", "C:\\x", "folder/")

    assert members(data) == [
        (("../../etc/passwd",), b"text"),
        (("/abs",), b"text"),
        (("C:\\x",), b"text"),
    ]


def test_an_encrypted_member_is_reported() -> None:
    data = bytearray(zipped("secret.xml"))
    data[6] |= 1  # the flag of the member
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and of the directory

    assert members(bytes(data)) == [(("secret.xml",), SkipReason.ENCRYPTED)]


def test_a_bomb_ends_at_the_limit() -> None:
    data = zipped("a", "b", "c", content=bytes(3_000_000))

    assert members(data, Limits(total_bytes=4_000_000)) == [
        (("a",), bytes(3_000_000)),
        (("b",), bytes(1_000_000)),
        ((), SkipReason.LIMIT_REACHED),
    ]


def test_a_truncated_archive_is_reported() -> None:
    assert members(zipped("a")[:-10])[-1] == ((), SkipReason.DAMAGED)


def test_members_before_the_end_of_a_truncated_archive_are_read() -> None:
    data = zipped("a", "b")[:-120]

    assert members(data)[0] == (("a",), b"text")


def test_one_bad_member_stops_no_other() -> None:
    data = bytearray(zipped("a", "b", content=b"text" * 100))
    data[32] ^= 0xFF

    assert troubles_of(SOURCE, bytes(data)) == {("a",): SkipReason.DAMAGED, ("b",): None}
    assert members_of(SOURCE, bytes(data))["b",] == b"text" * 100


def test_a_member_with_a_wrong_checksum_is_returned_completely() -> None:
    data = bytearray(zipped("a"))
    at = data.index(b"PK\x01\x02") + 16
    data[at] ^= 0xFF

    assert members_of(SOURCE, bytes(data)) == {("a",): b"text"}
    assert troubles_of(SOURCE, bytes(data)) == {("a",): SkipReason.DAMAGED}


@pytest.mark.parametrize(
    "way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_every_compression_method_is_read(way: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", way) as archive:
        archive.writestr("a", b"text" * 1000)

    assert members_of(SOURCE, stream.getvalue()) == {("a",): b"text" * 1000}
    assert troubles_of(SOURCE, stream.getvalue()) == {("a",): None}


def test_bytes_of_no_member_are_unclaimed() -> None:
    assert members(zipped("a") + b"more") == [(("a",), b"text"), (("(rest)",), b"more")]


def test_a_member_without_a_name_is_read() -> None:
    data = bytearray(zipped("a"))
    at = data.index(b"PK\x01\x02") + 28
    data[at : at + 4] = b"\0\0\1\0"  # no byte for the name, one more behind it

    assert members(bytes(data)) == [(("",), SkipReason.DAMAGED), (("(rest)",), b"a")]


def test_a_folder_entry_with_content_is_read() -> None:
    data = zipped("folder-").replace(b"folder-", b"folder/")

    assert members(data) == [(("folder/",), b"text")]
