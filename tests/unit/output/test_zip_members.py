"""Zip archives with new content in some members."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.errors import OutputError
from unattend_gen.output.zip_members import with_members

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("a.txt", "folder/", "folder/b.txt", "ä.xml")
COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class OneWay(io.BytesIO):
    """A stream that is not seekable."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def an_archive(
    contents: Sequence[bytes],
    *,
    compression: int = zipfile.ZIP_DEFLATED,
    stream: io.BytesIO | None = None,
    before: bytes = b"",
) -> bytes:
    stream = stream or io.BytesIO(before)
    with zipfile.ZipFile(stream, "a" if before else "w", compression) as archive:
        archive.comment = b"kept"
        for name, content in zip(NAMES, contents, strict=False):
            info = zipfile.ZipInfo(name, (2019, 5, 6, 7, 8, 10))
            info.compress_type = compression
            info.comment = b"of a member"
            info.external_attr = 0o640 << 16
            info.extra = b"\xfe\xca\x02\0xy"
            archive.writestr(info, content)
    return stream.getvalue()


def contents(archive: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.testzip() is None
        return [opened.read(info) for info in opened.infolist()]


def described(archive: bytes, index: int) -> tuple[object, ...]:
    """Return the attributes of a member."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        info = opened.infolist()[index]
        return (
            info.filename,
            info.date_time,
            info.compress_type,
            info.comment,
            info.external_attr,
            info.extra,
            opened.comment,
        )


def rewritten(archive: bytes, new: dict[int, bytes]) -> bytes:
    return b"".join(with_members(archive, new))


@given(
    st.lists(st.binary(max_size=60), min_size=4, max_size=4),
    st.dictionaries(st.integers(0, 3), st.binary(max_size=90), max_size=3),
    st.sampled_from(COMPRESSIONS),
    st.sampled_from([b"", b"MZ a program that unpacks itself"]),
)
def test_members_get_new_content_and_keep_their_attributes(
    old: list[bytes], new: dict[int, bytes], compression: int, before: bytes
) -> None:
    archive = an_archive(old, compression=compression, before=before)
    result = rewritten(archive, new)

    assert contents(result) == [new.get(index, one) for index, one in enumerate(old)]
    assert [described(result, at) for at in range(4)] == [described(archive, at) for at in range(4)]
    assert result.startswith(before)


def test_without_new_content_nothing_changes() -> None:
    archive = an_archive([b"a", b"", b"b" * 100], before=b"stub")

    assert rewritten(archive, {}) == archive


def test_an_archive_that_was_written_as_a_stream_is_rewritten() -> None:
    archive = an_archive([b"one" * 50, b"", b"three"], stream=OneWay())
    result = rewritten(archive, {0: b"new", 2: b"longer than before"})

    assert contents(result) == [b"new", b"", b"longer than before"]


def test_the_bytes_of_other_members_are_copied() -> None:
    archive = an_archive([b"one", b"", b"three" * 20])
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        start = opened.infolist()[2].header_offset
        last = archive[start : opened.start_dir]

    assert last in rewritten(archive, {0: b"another"})


def with_patched(archive: bytes, mark: bytes, at: int, new: bytes) -> bytes:
    start = archive.rindex(mark) + at
    return archive[:start] + new + archive[start + len(new) :]


@pytest.mark.parametrize(
    ("archive", "words"),
    [
        (b"", "its end is damaged"),
        (an_archive([b"a"])[:-1], "its end is damaged"),
        (an_archive([b"a"]) + b"behind", "its end is damaged"),
        (with_patched(an_archive([b"a"]), b"PK\5\6", 4, b"\1"), "split"),
        (with_patched(an_archive([b"a"]), b"PK\1\2", 8, b"\1"), "encrypted"),
        (with_patched(an_archive([b"a"]), b"PK\1\2", 10, b"\x0e"), "compression method"),
        (with_patched(an_archive([b"a"]), b"PK\1\2", 24, b"\xff" * 4), "zip64"),
        (with_patched(an_archive([b"a"]), b"PK\1\2", 20, b"\xff" * 4), "overlap"),
        (with_patched(an_archive([b"a"]), b"PK\1\2", 0, b"XX"), "directory is damaged"),
        (with_patched(an_archive([b"a"]), b"PK\1\2", 42, b"\5"), "members are damaged"),
        (with_patched(an_archive([b"a", b""]), b"PK\1\2", 42, b"\0"), "overlap"),
        (with_patched(an_archive([b"a"]), b"PK\5\6", 8, b"\2\0\2\0"), "directory is damaged"),
    ],
)
def test_an_archive_that_cannot_be_written_is_rejected_with_the_reason(
    archive: bytes, words: str
) -> None:
    with pytest.raises(OutputError, match=words):
        with_members(archive, {0: b"new"})


@given(st.integers(0, 400), st.integers(0, 255))
def test_no_damage_raises_an_unexpected_error(at: int, byte: int) -> None:
    damaged = bytearray(an_archive([b"a" * 30, b"", b"b"]))
    damaged[at % len(damaged)] = byte
    try:
        result = rewritten(bytes(damaged), {0: b"new"})
    except OutputError:
        return
    assert len(result) > len(b"new")


def test_a_missing_data_descriptor_does_not_damage_the_next_member() -> None:
    """Some programs set the flag without writing a descriptor."""
    archive = bytearray(an_archive([b"one", b"two", b"three", b"four"]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = archive.find(mark)
        while start >= 0:
            archive[start + at] |= 8
            start = archive.find(mark, start + 1)
    new = rewritten(bytes(archive), {0: b"new"})

    assert contents(new) == [b"new", *contents(bytes(archive))[1:]]
