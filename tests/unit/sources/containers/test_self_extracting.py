from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from tests.readers import ran
from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.self_extracting import PROGRAM, SOURCE
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.opening import documents_in

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM_BYTES = b"MZ" + bytes(5000) + b"PK\x05\x06 is what it looks for" + bytes(900)
DATA = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
AT_END = 16
"""Where the directory's offset stands in the record that ends an archive."""


def zipped(*names: str, comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name in names:
            archive.writestr(name, DATA)
    return stream.getvalue()


def a_blob(data: bytes, *, is_held: bool = True, can_seek: bool = True) -> Blob:
    location = Location("setup.exe")
    if is_held:
        return Blob(location, len(data), data)
    return Blob(location, len(data), data[:100], lambda: io.BytesIO(data), can_seek=can_seek)


def found_in(blob: Blob, limits: Limits | None = None) -> list[tuple[tuple[str, ...], object]]:
    """Return the location of each document with its data, or why it was skipped."""
    found = documents_in(blob, ExtractionBudget(limits or Limits()))
    return [
        (one.location.inside, one.data if isinstance(one, Document) else one.reason)
        for one in found
    ]


@pytest.mark.parametrize("is_held", [False, True])
@pytest.mark.parametrize("can_seek", [False, True])
@pytest.mark.parametrize("behind", [b"", b"a signature" * 7000])
@pytest.mark.parametrize("comment", [b"", b"made by a tool" * 100])
def test_program_and_archive_are_searched(
    comment: bytes, behind: bytes, *, can_seek: bool, is_held: bool
) -> None:
    archive = zipped("Panther/a.xml", "b.xml", comment=comment)
    blob = a_blob(PROGRAM_BYTES + archive + behind, is_held=is_held, can_seek=can_seek)

    assert found_in(blob) == [
        ((PROGRAM,), PROGRAM_BYTES + behind),
        (("Panther/a.xml",), DATA),
        (("b.xml",), DATA),
        *([(("(rest)",), comment)] if comment else []),
    ]


def test_an_archive_with_offsets_from_the_program_is_searched(tmp_path: Path) -> None:
    file = tmp_path / "setup.exe"
    file.write_bytes(PROGRAM_BYTES)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("a.xml", DATA)

    assert found_in(a_blob(file.read_bytes())) == [
        ((PROGRAM,), PROGRAM_BYTES),
        (("a.xml",), DATA),
        (("(rest)",), b"for"),  # of what the program looks for, taken for a remark
    ]


def test_every_archive_of_a_program_is_searched() -> None:
    parts = [PROGRAM_BYTES, zipped("a.xml"), b"between", zipped("b.xml"), b"behind"]
    found = found_in(a_blob(b"".join(parts)))

    assert found == [
        ((PROGRAM,), PROGRAM_BYTES + b"betweenbehind"),
        (("a.xml",), DATA),
        (("b.xml",), DATA),
    ]


def test_an_archive_in_an_archive_is_not_part_of_the_program() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("inner.zip", zipped("a.xml"))
        archive.writestr("b.xml", DATA)

    assert found_in(a_blob(PROGRAM_BYTES + stream.getvalue())) == [
        ((PROGRAM,), PROGRAM_BYTES),
        (("inner.zip", "a.xml"), DATA),
        (("b.xml",), DATA),
    ]


@pytest.mark.parametrize("kind", ["7z", "cab"])
def test_archives_that_7z_opens_are_searched(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(DATA)
    out = tmp_path / "out"
    if kind == "7z":
        ran("7z", "a", "-bd", out, tmp_path / "a.xml")
    else:
        ran("gcab", "-c", "-n", out, tmp_path / "a.xml")
    archive = next(tmp_path.glob("out*")).read_bytes()

    assert found_in(a_blob(PROGRAM_BYTES + archive + b"signature")) == [
        ((PROGRAM,), PROGRAM_BYTES + b"signature"),
        (("a.xml",), DATA),
    ]


@pytest.mark.parametrize(
    "program",
    [
        PROGRAM_BYTES,
        PROGRAM_BYTES + zipped(),
        PROGRAM_BYTES + b"PK\x03\x04" + bytes(26) + b"what a reader of archives compares with",
        PROGRAM_BYTES + b"7z\xbc\xaf\x27\x1c" + b"1" * 60,
        PROGRAM_BYTES + b"MSCF\0\0\0\0" + b"1" * 60,
        PROGRAM_BYTES + b"Rar!\x1a\x07\x00" + b"1" * 60,
        PROGRAM_BYTES + b"Rar!\x1a\x07\x01\x00" + b"1" * 60,
        PROGRAM_BYTES + b"PK\x03\x04",
    ],
)
@pytest.mark.parametrize("is_held", [False, True])
@pytest.mark.parametrize("can_seek", [False, True])
def test_a_program_that_knows_archives_is_a_document(
    program: bytes, *, can_seek: bool, is_held: bool
) -> None:
    assert found_in(a_blob(program, is_held=is_held, can_seek=can_seek)) == [((), program)]


def lying(*, at: int, value: bytes) -> bytes:
    """Return an archive whose end record has another value."""
    archive = bytearray(zipped("a.xml"))
    end = archive.rindex(b"PK\x05\x06")
    archive[end + at : end + at + len(value)] = value
    return bytes(archive)


@pytest.mark.parametrize(
    "archive",
    [
        zipped("a.xml")[:-15],
        zipped("a.xml")[:-60],
        zipped("a.xml")[:-300],
        lying(at=AT_END, value=struct.pack("<L", 0xFFFFFFFE)),
        lying(at=AT_END, value=struct.pack("<L", 0xFFFFFFFF)),
        lying(at=AT_END - 4, value=bytes(4)),
        lying(at=AT_END - 4, value=struct.pack("<L", 1 << 30)),
        lying(at=AT_END - 8, value=bytes(4)),
        zipped("a.xml").replace(b"PK\x01\x02", b"PK\x01\x03"),
    ],
)
def test_an_archive_that_cannot_be_opened_is_reported(archive: bytes) -> None:
    found = found_in(a_blob(PROGRAM_BYTES + archive))

    assert found == [((PROGRAM,), PROGRAM_BYTES + archive), ((), SkipReason.DAMAGED)]


def test_a_member_after_the_end_is_reported() -> None:
    archive = bytearray(zipped("a.xml", "b.xml"))
    entry = archive.rindex(b"PK\x01\x02")
    archive[entry + 42 : entry + 46] = struct.pack("<L", 1 << 30)
    found = found_in(a_blob(PROGRAM_BYTES + bytes(archive)))

    assert found == [
        ((PROGRAM,), PROGRAM_BYTES),
        (("a.xml",), DATA),
        (("b.xml",), SkipReason.DAMAGED),
        (("(rest)", "b.xml"), DATA),  # where it really stands
        (("(rest)",), SkipReason.DAMAGED),
    ]


def test_a_truncated_7z_archive_is_reported() -> None:
    """The reader reports it, or the advice names the reader where it is missing."""
    head = struct.pack("<QQL", 1000, 20, 1)
    archive = b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<L", zlib.crc32(head)) + head + b"cut"
    found = found_in(a_blob(PROGRAM_BYTES + archive))

    assert found[0] == ((PROGRAM,), PROGRAM_BYTES)
    assert [where for where, _ in found[1:]] == [()]
    assert isinstance(found[1][1], SkipReason)


def test_many_records_of_one_directory_are_no_more_work() -> None:
    ends = zipped("a.xml")[-22:] * 40
    found = found_in(a_blob(PROGRAM_BYTES + zipped("a.xml") + ends))

    assert found == [((PROGRAM,), PROGRAM_BYTES + ends), (("a.xml",), DATA)]


def test_archives_above_the_limit_are_reported() -> None:
    end = bytearray(zipped("a.xml")[-22:])
    end[AT_END - 4 : AT_END] = struct.pack("<L", 5000)
    found = found_in(a_blob(PROGRAM_BYTES + zipped("a.xml") + bytes(end) * 40))

    assert [(where, what is SkipReason.DAMAGED) for where, what in found] == [
        ((PROGRAM,), False),
        ((), True),
    ]


def test_a_member_with_the_reserved_name_is_still_searched() -> None:
    inner = PROGRAM_BYTES + zipped("a.xml")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(PROGRAM, inner)

    assert found_in(a_blob(stream.getvalue())) == [
        ((PROGRAM, PROGRAM), PROGRAM_BYTES),
        ((PROGRAM, "a.xml"), DATA),
    ]


def test_the_budget_holds() -> None:
    found = found_in(a_blob(PROGRAM_BYTES + zipped("a.xml")), Limits(total_bytes=100))

    assert found == [
        ((PROGRAM,), PROGRAM_BYTES),
        (("a.xml",), DATA[:100]),
        (("a.xml",), SkipReason.LIMIT_REACHED),
    ]


def test_a_program_is_neither_a_level_nor_a_counted_container() -> None:
    budget = ExtractionBudget(Limits(depth=1))
    blob = a_blob(PROGRAM_BYTES + zipped("a.xml"))

    assert [type(one) for one in documents_in(blob, budget)] == [Document, Document]
    assert budget.containers == 1


@pytest.mark.parametrize("name", ["a\nb.xml", "a\x7f.xml", "a" * 1100])
def test_a_member_of_any_name_is_searched(name: str) -> None:
    assert found_in(a_blob(PROGRAM_BYTES + zipped(name)))[1:] == [((name,), DATA)]


@pytest.mark.parametrize("at", [4, 8])
def test_an_invalid_local_header_hides_nothing(at: int) -> None:
    archive = bytearray(zipped("a.xml"))
    archive[at] = 0x50
    found = found_in(a_blob(PROGRAM_BYTES + bytes(archive)))

    assert [where for where, _ in found] == [(PROGRAM,), ("a.xml",)]


def test_the_repr_names_the_kind() -> None:
    assert SOURCE.needs_seeking
    assert not any(
        isinstance(one, Skipped)
        for one in SOURCE.members(a_blob(b"MZ"), ExtractionBudget(Limits()))
    )
