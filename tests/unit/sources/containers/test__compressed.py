from __future__ import annotations

import bz2
import gzip
import hashlib
import lzma
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers import bzip2_file, gzip_file, xz_file
from unattend_gen.sources.errors import damaged
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.opening import documents_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.sources.containers import Container

DATA = gzip.compress(b"text")
WAYS = [
    (gzip_file.SOURCE, gzip.compress),
    (bzip2_file.SOURCE, bz2.compress),
    (xz_file.SOURCE, lzma.compress),
]
NAMES = ["gzip", "bzip2", "xz"]
TEXT = hashlib.shake_256(b"").hexdigest(50_000).encode()


def members_of(source: Container, data: bytes, name: str = "a.gz") -> list[Blob | Skipped]:
    return [*source.members(Blob(Location(name), len(data), data), ExtractionBudget(Limits()))]


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("a/unattend.xml.gz", "unattend.xml"),
        ("panther.TGZ", "panther.tar"),
        ("strange", "strange (unpacked)"),
        (".gz", ".gz (unpacked)"),
    ],
)
def test_the_member_is_named_after_the_file(name: str, inside: str) -> None:
    found = members_of(gzip_file.SOURCE, DATA, name)

    assert found == [Blob(Location(name, (inside,)), 4, b"text")]


@pytest.mark.parametrize(("source", "compress"), WAYS, ids=NAMES)
@pytest.mark.parametrize("between", [b"", bytes(4), bytes(100_000)])
@pytest.mark.parametrize("behind", [b"", bytes(8), bytes(100_000)])
def test_consecutive_streams_are_one_member(
    source: Container, compress: Callable[[bytes], bytes], between: bytes, behind: bytes
) -> None:
    data = compress(b"one") + between + compress(b"two") + behind

    [member] = members_of(source, data)

    assert isinstance(member, Blob)
    assert (member.data, member.trouble) == (b"onetwo", None)


@pytest.mark.parametrize(("source", "compress"), WAYS, ids=NAMES)
def test_bytes_after_the_streams_are_unclaimed_and_reported(
    source: Container, compress: Callable[[bytes], bytes]
) -> None:
    [member, rest, told] = members_of(source, compress(b"one") + bytes(4) + b"more")

    assert isinstance(member, Blob)
    assert (member.data, member.trouble) == (b"one", None)
    assert rest == Blob(Location("a.gz", ("(rest)",)), 4, b"more", has_lines=False)
    assert isinstance(told, Skipped)
    assert (told.location, told.reason) == (Location("a.gz"), SkipReason.DAMAGED)


@pytest.mark.parametrize(("source", "compress"), WAYS, ids=NAMES)
def test_a_truncated_file_yields_all_of_its_content(
    source: Container, compress: Callable[[bytes], bytes]
) -> None:
    [member] = members_of(source, compress(TEXT)[:-4])

    assert isinstance(member, Blob)
    assert member.data == TEXT
    assert member.trouble == damaged(member.location)


@pytest.mark.parametrize(("source", "compress"), WAYS, ids=NAMES)
def test_a_second_stream_that_breaks_off_keeps_the_first(
    source: Container, compress: Callable[[bytes], bytes]
) -> None:
    [member] = members_of(source, compress(b"one") + compress(b"two")[:10])

    assert isinstance(member, Blob)
    assert member.data == b"one"
    assert member.trouble == damaged(member.location)


@pytest.mark.parametrize("limit_bytes", [10, 1_000_000])
@pytest.mark.parametrize("place", [0.3, 0.8])
def test_content_before_the_damage_is_searched(limit_bytes: int, place: float) -> None:
    data = gzip.compress(TEXT)
    data = data[: int(len(data) * place)]
    blob = Blob(Location("a.gz"), len(data), data)

    [*pieces, told] = documents_in(blob, ExtractionBudget(Limits(document_bytes=limit_bytes)))
    read = b"".join(one.data for one in pieces if not isinstance(one, Skipped))

    assert TEXT.startswith(read)
    assert len(read) > len(TEXT) * (place - 0.05)
    assert told == damaged(Location("a.gz", ("a",)))


def test_a_file_with_nothing_before_the_damage_is_reported() -> None:
    assert members_of(gzip_file.SOURCE, DATA[:10]) == [damaged(Location("a.gz", ("a",)))]
