from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.self_extracting_zip import PROGRAM, SOURCE
from unattend_gen.sources.limits import Budget, Limits
from unattend_gen.sources.opening import documents_at
from unattend_gen.sources.tree import Address

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM_BYTES = b"MZ" + bytes(5000) + b"PK\x05\x06 is what it looks for" + bytes(900)
DATA = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")


def zipped(*names: str, comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name in names:
            archive.writestr(name, DATA)
    return stream.getvalue()


def a_blob(data: bytes, *, opener: bool = False, can_seek: bool = True) -> Blob:
    location = Location("setup.exe")
    if opener:
        return Blob(location, len(data), data[:100], lambda: io.BytesIO(data), can_seek=can_seek)
    return Blob(location, len(data), data)


def is_opened(blob: Blob) -> bool:
    assert SOURCE.confirms is not None
    return SOURCE.recognises(blob.head(), "setup.exe") and SOURCE.confirms(blob)


@pytest.mark.parametrize("opener", [False, True])
@pytest.mark.parametrize("comment", [b"", b"made by a tool" * 100])
def test_an_archive_behind_a_program_is_seen(comment: bytes, *, opener: bool) -> None:
    data = PROGRAM_BYTES + zipped("Panther/unattend.xml", comment=comment)

    assert is_opened(a_blob(data, opener=opener))


def test_a_program_alone_is_none() -> None:
    assert not is_opened(a_blob(PROGRAM_BYTES))


def test_an_empty_archive_behind_a_program_is_none() -> None:
    assert not is_opened(a_blob(PROGRAM_BYTES + zipped()))


def test_the_end_of_a_stream_is_not_seen() -> None:
    data = PROGRAM_BYTES + zipped("a")

    assert not is_opened(a_blob(data, opener=True, can_seek=False))


def test_the_program_is_a_member_before_the_others() -> None:
    blob = a_blob(PROGRAM_BYTES + zipped("a.xml", "b.xml"))
    found = list(SOURCE.members(blob, Budget(Limits())))

    assert [(one.location.inside, getattr(one, "data", None)) for one in found] == [
        ((PROGRAM,), PROGRAM_BYTES),
        (("a.xml",), DATA),
        (("b.xml",), DATA),
    ]


def test_all_of_a_file_is_searched(tmp_path: Path) -> None:
    file = tmp_path / "setup.exe"
    file.write_bytes(PROGRAM_BYTES + zipped("unattend.xml"))
    found = list(documents_at(Address(Location(str(file)), was_named=True), Budget(Limits())))

    assert [type(one) for one in found] == [Document, Document]
    assert [one.location.inside for one in found] == [(PROGRAM,), ("unattend.xml",)]
    assert not any(isinstance(one, Skipped) for one in found)
