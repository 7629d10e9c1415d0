from __future__ import annotations

import io
import struct
import zipfile

import pytest

from unattend_gen.sources.containers._zip_unclaimed import unclaimed_parts
from unattend_gen.sources.streams.unclaimed_bytes import Span


def a_zip(
    *, extra: bytes = b"", remark: bytes = b"", comment: bytes = b"", name: str = "a"
) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.extra, info.comment = extra, remark
        archive.writestr(info, b"text")
        archive.writestr("b", b"text")
        archive.comment = comment
    return stream.getvalue()


def parts_of(data: bytes) -> list[bytes]:
    """Return the parts that are not empty."""
    with io.BytesIO(data) as stream, zipfile.ZipFile(stream) as archive:
        parts = [*unclaimed_parts(stream, archive)]
    shown = (data[one.start : one.end] if isinstance(one, Span) else one for one in parts)
    return [one for one in shown if one]


def field(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def put_in(data: bytes, at: int, more: bytes) -> bytes:
    """Return the archive with bytes before its directory, and with an adjusted offset of it."""
    end = data.rindex(b"PK\x05\x06") + len(more)
    changed = bytearray(data[:at] + more + data[at:])
    offset = struct.unpack_from("<L", changed, end + 16)[0] + len(more)
    struct.pack_into("<L", changed, end + 16, offset)
    return bytes(changed)


@pytest.mark.parametrize(
    "extra", [b"", field(0x5455, b"\1time"), field(0x7875, b"\1\4user\4grp"), field(0xCAFE, b"")]
)
def test_an_ordinary_archive_has_no_unclaimed_bytes(extra: bytes) -> None:
    assert parts_of(a_zip(extra=extra)) == []


def test_an_empty_archive_has_no_unclaimed_bytes() -> None:
    stream = io.BytesIO()
    zipfile.ZipFile(stream, "w").close()

    assert parts_of(stream.getvalue()) == []


def test_comments_are_unclaimed_parts() -> None:
    assert parts_of(a_zip(comment=b"one", remark=b"two")) == [b"one", b"two"]


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        (field(0x7777, b"words"), b"words"),
        (field(0x5455, b"x" * 99), b"x" * 99),
        (field(0x7075, b"\1\0\0\0\0other"), b"\1\0\0\0\0other"),
    ],
)
def test_unusual_extra_fields_of_header_and_directory_are_returned(
    extra: bytes, expected: bytes
) -> None:
    assert parts_of(a_zip(extra=extra)) == [expected, expected]


def test_a_repeated_name_is_usual() -> None:
    assert parts_of(a_zip(extra=field(0x7075, b"\1\0\0\0\0a"))) == []


def test_bytes_after_a_zero_in_a_name_are_returned() -> None:
    data = a_zip(name="a-words").replace(b"a-words", b"a\0words")

    assert parts_of(data) == [b"words"]


def test_bytes_before_the_directory_are_returned() -> None:
    data = a_zip()

    assert parts_of(put_in(data, data.index(b"PK\x01\x02"), b"between")) == [b"between"]


def test_bytes_after_the_end_are_returned() -> None:
    assert parts_of(a_zip(comment=b"one") + b"behind") == [b"one", b"behind"]


def test_a_data_descriptor_is_not_unclaimed() -> None:
    stream = io.BytesIO()
    stream.seekable = lambda: False  # type: ignore[method-assign]  # as a pipe
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"text")

    assert parts_of(stream.getvalue()) == []


def test_zip64_records_are_not_unclaimed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, archive.open("a", "w", force_zip64=True) as file:
        file.write(b"text")

    assert parts_of(stream.getvalue()) == []


def test_the_mark_of_a_split_archive_is_not_unclaimed() -> None:
    assert parts_of(b"PK00" + a_zip()) == []
