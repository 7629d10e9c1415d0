from __future__ import annotations

import gzip
import io
import os
import sys
import tarfile
import zipfile
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.images import a_disk_of, a_wim, an_iso, an_ntfs_volume
from tests.sparse import a_sparse_file
from unattend_gen import plugins
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources import containers
from unattend_gen.sources import opening as module
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.errors import DamagedError, damaged
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.opening import (
    OVERLAP_BYTES,
    documents_at,
    documents_in,
    known_containers,
    pieces,
)
from unattend_gen.sources.walk.tree import Address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from unattend_gen.sources.containers import Container


def zipped(**members: bytes) -> bytes:
    """Return a zip archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    """Return a tar archive of one member."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def opened(path: Path, limits: Limits | None = None) -> list[tuple[tuple[str, ...], object]]:
    """Return the location of each document inside, with its bytes or why it was skipped."""
    address = Address(Location(str(path)), was_named=True)
    return [
        (one.location.inside, one.reason if isinstance(one, Skipped) else one.data)
        for one in documents_at(address, ExtractionBudget(limits or Limits()))
    ]


def test_a_file_is_its_own_document(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"text")

    assert opened(tmp_path / "a") == [((), b"text")]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.zip", zipped(one=b"1", two=b"2"), [(("one",), b"1"), (("two",), b"2")]),
        ("a.bin", zipped(inner=zipped(x=b"1")), [(("inner", "x"), b"1")]),
        ("a.xml.gz", gzip.compress(b"text"), [(("a.xml",), b"text")]),
        ("a.tgz", gzip.compress(tarred("x/y", b"t")), [(("a.tar", "x/y"), b"t")]),
    ],
)
def test_a_container_is_opened_by_its_content(
    tmp_path: Path, name: str, data: bytes, expected: list[object]
) -> None:
    (tmp_path / name).write_bytes(data)

    assert opened(tmp_path / name) == expected


def test_nested_containers_end_at_the_depth_limit(tmp_path: Path) -> None:
    data = zipped(a=zipped(b=zipped(c=b"text")))
    (tmp_path / "deep.zip").write_bytes(data)

    assert opened(tmp_path / "deep.zip", Limits(depth=2)) == [(("a", "b"), SkipReason.TOO_DEEP)]


def test_a_file_too_large_to_be_held_comes_in_pieces(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * 100)

    assert opened(tmp_path / "large", Limits(document_bytes=10)) == [((), b"x" * 100)]


@pytest.mark.parametrize("begin", [b"", b"PK\5\6", b"MSCF", b"\xeb\x52\x90NTFS    ", b"MZ"])
def test_holes_of_a_sparse_file_are_skipped(tmp_path: Path, begin: bytes) -> None:
    a_sparse_file(tmp_path / "sparse", begin + b" one", b"two")

    found = opened(tmp_path / "sparse")
    data = b"".join(one for _, one in found if isinstance(one, bytes))

    assert b" one" in data
    assert b"two" in data
    assert len(data) < 64 * 1024**2


def test_long_runs_of_zeros_are_shortened_between_words() -> None:
    stream = io.BytesIO(b"one" + bytes(6 * 1024**2) + b"two\nthree")

    [document] = pieces(Location("a"), stream)

    assert document.data.startswith(b"one\0")
    assert document.data.endswith(b"\0two\nthree")
    assert len(document.data) < 1024**2


def test_pieces_end_with_the_time(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * 100)

    found = opened(tmp_path / "large", Limits(document_bytes=10, seconds=-1))

    assert found == [((), SkipReason.LIMIT_REACHED)]


def test_members_end_with_the_time(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(one=b"1", two=b"2"))

    found = opened(tmp_path / "a.zip", Limits(seconds=-1))

    assert {reason for _, reason in found} == {SkipReason.LIMIT_REACHED}


def test_a_small_archive_with_a_large_content_is_unpacked_in_part(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(bytes(100_000)))

    assert opened(tmp_path / "a.gz", Limits(free_bytes=1000, ratio=10))[-1] == (
        ("a",),
        SkipReason.LIMIT_REACHED,
    )


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert opened(tmp_path / "pipe") == [((), SkipReason.NOT_REGULAR)]


@pytest.mark.parametrize("container", known_containers(), ids=lambda one: one.summary)
def test_no_container_recognises_text_or_empty_input(container: Container) -> None:
    recognises = container.recognises

    assert [recognises(head, "a.txt") for head in (b"", b"text", b"<xml/>", b"\0" * 600)] == [
        False
    ] * 4


def test_a_document_keeps_its_location(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    [document] = documents_at(
        Address(Location(str(path)), was_named=True), ExtractionBudget(Limits())
    )

    assert document == Document(Location(str(path)), b"")


@pytest.mark.parametrize(
    ("data", "inside"),
    [(b"text", ()), (gzip.compress(b"text"), ("- (unpacked)",))],
    ids=["text", "gzip"],
)
def test_standard_input_is_opened_like_a_file(
    monkeypatch: pytest.MonkeyPatch, data: bytes, inside: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))

    [document] = documents_at(Address(Location("-"), was_named=True), ExtractionBudget(Limits()))

    assert document == Document(Location("-", inside), b"text")


def test_a_file_named_like_standard_input_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-").write_bytes(b"text")

    [document] = documents_at(Address(Location("-"), was_named=False), ExtractionBudget(Limits()))

    assert document == Document(Location("-"), b"text")


def test_a_large_document_in_a_container_comes_in_pieces(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(large=b"x" * 100))

    assert opened(tmp_path / "a.zip", Limits(document_bytes=10)) == [(("large",), b"x" * 100)]


def test_a_large_container_in_a_container_is_opened_too(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(zipped(inner=zipped(x=b"1" * 50))))

    found = opened(tmp_path / "a.gz", Limits(document_bytes=10))

    assert found == [(("a", "inner", "x"), b"1" * 50)]


def test_a_truncated_large_document_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(os.urandom(100_000))[:-50])

    found = opened(tmp_path / "a.gz", Limits(document_bytes=10))

    assert found[-1] == (("a",), SkipReason.DAMAGED)


@pytest.mark.parametrize(
    ("data", "limits", "containers"),
    [
        (b"text", Limits(), 0),
        (zipped(), Limits(), 1),
        (zipped(a=b"1", b=b"2"), Limits(), 1),
        (zipped(a=zipped(), b=zipped()), Limits(), 3),
        # what could not be given whole was not looked at
        (zipped(a=b"1", b=b"2"), Limits(members=1), 0),
        (zipped(a=zipped()), Limits(depth=1), 1),
        (zipped(a=b"1")[:-30], Limits(), 0),
    ],
)
def test_containers_that_are_read_completely_are_counted(
    tmp_path: Path, data: bytes, limits: Limits, containers: int
) -> None:
    (tmp_path / "a").write_bytes(data)
    budget = ExtractionBudget(limits)

    list(documents_at(Address(Location(str(tmp_path / "a")), was_named=True), budget))

    assert budget.containers == containers


NOTHING = {"Program Files/x.dat": b"1"}


@pytest.mark.needs("dissect.ntfs")
@pytest.mark.parametrize(
    "image",
    [
        lambda folder: a_wim(folder / "a.wim", NOTHING),
        lambda folder: an_ntfs_volume(folder / "a.img", NOTHING),
        lambda folder: a_disk_of(an_ntfs_volume(folder / "a.img", NOTHING), folder / "disk.img"),
        lambda folder: an_iso(folder / "a.iso", {}),
    ],
    ids=["wim", "volume", "disk", "iso"],
)
def test_an_image_without_known_places_counts_as_opened(
    tmp_path: Path, image: Callable[[Path], Path]
) -> None:
    budget = ExtractionBudget(Limits())

    assert [*documents_at(Address(Location(str(image(tmp_path))), was_named=True), budget)] == []
    assert budget.containers == 1


def opened_from(data: bytes, limits: Limits) -> list[tuple[tuple[str, ...], object]]:
    """Return the documents in these bytes."""
    found = documents_in(Blob(Location("a"), len(data), data), ExtractionBudget(limits))
    return [
        (one.location.inside, one.reason if isinstance(one, Skipped) else one.data) for one in found
    ]


@pytest.mark.parametrize("document_bytes", [10, 1_000_000])
def test_members_of_a_truncated_archive_in_a_compressed_file_are_read(
    document_bytes: int,
) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in (("one", b"1" * 2000), ("two", os.urandom(50_000))):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    data = gzip.compress(stream.getvalue())[:-20_000]

    found = opened_from(data, Limits(document_bytes=document_bytes))

    assert found[0] == (("a (unpacked)", "one"), b"1" * 2000)
    assert found[-1] == (("a (unpacked)",), SkipReason.DAMAGED)
    assert found.count(found[-1]) == 1


def test_a_partial_document_is_a_piece_followed_by_the_reason() -> None:
    data = gzip.compress(b"text")[:-4]
    budget = ExtractionBudget(Limits())
    found = documents_in(Blob(Location("a"), len(data), data), budget)

    place = Location("a", ("a (unpacked)",))
    assert [*found] == [Document(place, b"text", is_piece=True), damaged(place)]
    assert budget.containers == 0


def test_content_before_the_limit_is_searched() -> None:
    found = opened_from(gzip.compress(b"0123456789"), Limits(total_bytes=4))

    place = ("a (unpacked)",)
    assert found == [(place, b"0123"), (place, SkipReason.LIMIT_REACHED)]


AT = Location("a.log")


@pytest.fixture
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PIECE_BYTES", 2 * OVERLAP_BYTES)


@pytest.mark.usefixtures("_small_pieces")
def test_pieces_overlap_and_count_their_lines() -> None:
    line = b"0123456789abcde\n"
    data = line * (5 * OVERLAP_BYTES // len(line))
    found = list(pieces(AT, io.BytesIO(data)))

    assert [len(one.data) - one.overlap for one in found] == [131072, 131072, 65536]
    assert [one.overlap for one in found] == [0, OVERLAP_BYTES, OVERLAP_BYTES]
    assert [one.first_line for one in found] == [1, 4097, 12289]


def test_a_small_document_is_one_piece() -> None:
    [piece] = pieces(AT, io.BytesIO(b"abc"))

    assert (piece.data, piece.first_line, piece.overlap) == (b"abc", 1, 0)


class Broken(io.BytesIO):
    """A stream that breaks off after its last byte."""

    def read(self, most: int | None = -1, /) -> bytes:
        if chunk := super().read(most):
            return chunk
        raise DamagedError


@pytest.mark.usefixtures("_small_pieces")
def test_content_before_the_damage_is_returned_first() -> None:
    data = b"x" * (3 * OVERLAP_BYTES)
    found = pieces(AT, Broken(data))

    assert [len(next(found).data) for _ in range(2)] == [2 * OVERLAP_BYTES, 2 * OVERLAP_BYTES]
    with pytest.raises(DamagedError):
        next(found)


@pytest.mark.parametrize("container", known_containers(), ids=plugins.names(containers))
@given(data=st.binary(max_size=600))
def test_a_container_raises_nothing_whatever_the_bytes_are(
    container: Container, data: bytes
) -> None:
    blob = Blob(Location("a"), len(data), data)

    assert all(
        one.location.path == "a" for one in container.members(blob, ExtractionBudget(Limits()))
    )
