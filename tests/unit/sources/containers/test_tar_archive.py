from __future__ import annotations

import io
import tarfile
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.tar_archive import SOURCE
from unattend_gen.sources.limits import ExtractionBudget, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator


def tarred(*infos: tarfile.TarInfo) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for info in infos:
            archive.addfile(info, io.BytesIO(b"x" * info.size))
    return stream.getvalue()


def a_file(name: str, size: int = 3) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = size
    return info


def a_link(name: str, target: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = tarfile.SYMTYPE
    info.linkname = target
    return info


def troubles(data: bytes) -> list[tuple[tuple[str, ...], SkipReason]]:
    """Return what is reported for the members and for the archive."""
    blob = Blob(Location("a.tar"), len(data), data)
    told = (one if isinstance(one, Skipped) else one.trouble for one in opened(blob))
    return [(one.location.inside, one.reason) for one in told if one is not None]


def opened(blob: Blob) -> Iterator[Blob | Skipped]:
    return SOURCE.members(blob, ExtractionBudget(Limits()))


def members(data: bytes, limits: Limits | None = None) -> list[tuple[tuple[str, ...], object]]:
    blob = Blob(Location("a.tar"), len(data), data)
    return [
        (one.location.inside, one.reason if isinstance(one, Skipped) else one.data)
        for one in SOURCE.members(blob, ExtractionBudget(limits or Limits()))
    ]


def test_regular_files_are_read_and_links_are_not_followed() -> None:
    data = tarred(a_file("../x"), a_link("y", "/etc/passwd"), a_file("z"))

    assert members(data) == [(("../x",), b"xxx"), (("z",), b"xxx")]


def test_members_before_the_end_are_kept() -> None:
    data = tarred(a_file("a"), a_file("b", 5000))[:3000]

    assert members(data) == [
        (("a",), b"xxx"),
        (("b",), b"x" * (3000 - 3 * 512)),
        ((), SkipReason.DAMAGED),
    ]
    assert troubles(data) == [(("b",), SkipReason.DAMAGED), ((), SkipReason.DAMAGED)]


def test_bytes_after_the_end_are_unclaimed() -> None:
    data = tarred(a_file("a"))

    assert members(data + b"more") == [(("a",), b"xxx"), (("(rest)",), b"more")]
    assert troubles(data + b"more") == []


def test_an_archive_after_the_end_is_opened() -> None:
    [_, rest] = members(tarred(a_file("a")) + tarred(a_file("b")))

    assert rest == (("(rest)",), tarred(a_file("b")))


def test_an_unreadable_header_is_reported_and_the_rest_is_unclaimed() -> None:
    data = bytearray(tarred(a_file("a"), a_file("b"), a_file("c")))
    data[1024] ^= 0xFF  # the name of the second

    assert troubles(bytes(data)) == [((), SkipReason.DAMAGED)]
    assert members(bytes(data))[-1] == (("(rest)",), bytes(data[1024:]))


def test_members_are_counted() -> None:
    data = tarred(*(a_file(str(number)) for number in range(5)))

    assert [reason for _, reason in members(data, Limits(members=2))] == [
        b"xxx",
        b"xxx",
        SkipReason.LIMIT_REACHED,
        SkipReason.LIMIT_REACHED,
    ]


def test_nonzero_padding_is_unclaimed() -> None:
    data = bytearray(tarred(a_file("a"), a_file("b")))
    data[512 + 3 : 512 + 8] = b"words"

    assert members(bytes(data))[-1] == (("(rest)",), bytes(data[515:1024]))
    assert troubles(bytes(data)) == []


def test_a_member_of_an_unknown_type_is_read_as_a_file() -> None:
    info = a_file("a")
    info.type = b"Z"

    assert members(tarred(info)) == [(("a",), b"xxx")]


def a_header(*, size: bytes = b"0" * 11, kind: bytes = b"0") -> bytes:
    """Return a header with any size, valid or not, and its checksum."""
    info = tarfile.TarInfo("a.txt")
    head = bytearray(info.tobuf(tarfile.USTAR_FORMAT))
    head[124:136] = size.ljust(12, b"\0")
    head[156:157] = kind
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head)


@pytest.mark.parametrize(
    "header",
    [
        a_header(size=b"\xff" * 10 + b"\xfe\x00"),
        a_header(size=b"\x80" + b"\x00" * 3 + b"\xff" * 8),
        a_header(size=b"00003000000", kind=b"x"),
        a_header(kind=b"L") * 3000,
    ],
)
def test_an_invalid_header_is_reported_and_stops_nothing_else(header: bytes) -> None:
    blob = Blob(Location("a.tar"), 0, header + b"more" * 300)
    found = [*SOURCE.members(blob, ExtractionBudget(Limits()))]

    assert SkipReason.DAMAGED in {one.reason for one in found if isinstance(one, Skipped)}
