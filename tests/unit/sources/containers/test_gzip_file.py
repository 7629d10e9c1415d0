from __future__ import annotations

import gzip

import pytest

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.gzip_file import HEADER, SOURCE
from unattend_gen.sources.limits import ExtractionBudget, Limits


def test_the_single_member_is_unpacked() -> None:
    data = gzip.compress(b"text")
    [member] = SOURCE.members(Blob(Location("a"), len(data), data), ExtractionBudget(Limits()))

    assert SOURCE.recognises(data, "a")
    assert isinstance(member, Blob)
    assert member.data == b"text"


def a_header(flags: int, fields: bytes, content: bytes = b"text") -> bytes:
    data = gzip.compress(content)
    return data[:3] + bytes([flags]) + data[4:10] + fields + data[10:]


def header_of(data: bytes, name: str = "a.gz") -> bytes | None:
    """Return the members in addition to the compressed file."""
    member, *more = SOURCE.members(
        Blob(Location(name), len(data), data), ExtractionBudget(Limits())
    )

    assert isinstance(member, Blob)
    assert member.data == b"text"
    assert [one.location.inside for one in more] in ([], [(HEADER,)])
    return next((one.data for one in more if isinstance(one, Blob)), None)


@pytest.mark.parametrize(
    ("flags", "fields", "expected"),
    [
        (0x10, b"a remark\0", b"a remark"),
        (0x4, b"\5\0field", b"field"),
        (0x8, b"a name as long as one that is a key\0", b"a name as long as one that is a key"),
        (0x1C, b"\1\0xname\0remark\0", b"x\nremark"),
    ],
)
def test_texts_of_the_header_are_returned(flags: int, fields: bytes, expected: bytes) -> None:
    assert header_of(a_header(flags, fields)) == expected


def test_the_file_name_in_a_header_is_not_reported() -> None:
    name = "a-long-name-of-some-answer-file.xml"

    assert header_of(a_header(0x8, name.encode() + b"\0"), f"{name}.gz") is None
    assert header_of(a_header(0x8, b"short.xml\0")) is None
    assert header_of(gzip.compress(b"text")) is None


def test_a_file_that_ends_in_its_header_is_reported() -> None:
    data = gzip.compress(b"text")[:5]
    [told] = SOURCE.members(Blob(Location("a"), len(data), data), ExtractionBudget(Limits()))

    assert isinstance(told, Skipped)
