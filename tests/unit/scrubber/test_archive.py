"""Zip archives scrubbed from within."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.samples import CANARY_PASSWORD, MARKER, TEST_MAK
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.scrubber.archive import (
    ScrubbedArchive,
    is_archive,
    left_in_place,
    scrubbed_archive,
)
from unattend_gen.scrubber.engine import ScrubContext
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.limits import ExtractionBudget, Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTEXT = ScrubContext(b"k" * 32)
LINE = f"slmgr /ipk {TEST_MAK}\n".encode()
SCRUBBED = f"slmgr /ipk {MARKER}\n".encode()


def a_zip(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def a_tar(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def a_blob(data: bytes) -> Blob:
    return Blob(Location("a.zip"), len(data), data)


def outcome_of(data: bytes, *, depth: int = 4) -> ScrubbedArchive:
    return scrubbed_archive(a_blob(data), ExtractionBudget(Limits(depth=depth)), CONTEXT)


def places(outcome: ScrubbedArchive) -> list[tuple[tuple[str, ...], int, int]]:
    """The location of each document, and how many secrets are replaced and left in it."""
    return [
        (one.location.inside, len(one.replaced), len(one.left))
        for one in outcome.results
        if not isinstance(one, Skipped)
    ]


def test_members_with_a_secret_get_a_new_content_by_their_number() -> None:
    outcome = outcome_of(a_zip({"folder/": b"", "a.txt": b"nothing", "folder/go.cmd": LINE}))

    assert outcome.contents == {2: SCRUBBED}
    assert places(outcome) == [(("a.txt",), 0, 0), (("folder/go.cmd",), 1, 0)]


def test_an_archive_in_an_archive_is_scrubbed_too() -> None:
    inner = a_zip({"go.cmd": LINE})
    outcome = outcome_of(a_zip({"inner.zip": inner}, zipfile.ZIP_STORED))

    with zipfile.ZipFile(io.BytesIO(outcome.contents[0])) as archive:
        assert archive.read("go.cmd") == SCRUBBED
    assert places(outcome) == [(("inner.zip", "go.cmd"), 1, 0)]


def test_two_members_of_one_name_are_distinguished() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("go.cmd", b"nothing")
    other = a_zip({"zz.cmd": LINE}, zipfile.ZIP_STORED).replace(b"zz.cmd", b"go.cmd")
    outcome = outcome_of(
        a_zip({"go.cmd": b"nothing", "xx.cmd": LINE}).replace(b"xx.cmd", b"go.cmd")
    )

    assert outcome.contents == {1: SCRUBBED}
    assert outcome_of(other).contents == {0: SCRUBBED}


def test_other_containers_in_it_are_reported_unchanged() -> None:
    outcome = outcome_of(a_zip({"a.tar": a_tar("go.cmd", LINE)}))

    assert outcome.contents == {}
    assert places(outcome) == [(("a.tar", "go.cmd"), 0, 1)]


def test_an_archive_that_cannot_be_rewritten_reports_why() -> None:
    inner = a_zip({"go.cmd": LINE}, zipfile.ZIP_LZMA)
    outcome = outcome_of(a_zip({"inner.zip": inner}))
    (result,) = outcome.results

    assert outcome.contents == {}
    assert not isinstance(result, Skipped)
    assert result.trouble is not None
    assert "compression method of the member is not supported" in result.left[0].advice


def test_archives_too_deep_in_each_other_and_damaged_ones_are_skipped() -> None:
    nested = a_zip({"inner.zip": a_zip({"go.cmd": LINE})})
    deep, damaged = outcome_of(nested, depth=1), outcome_of(b"PK\x03\x04 cut off")

    assert [one.reason for one in deep.results if isinstance(one, Skipped)] == [SkipReason.TOO_DEEP]
    assert [one.reason for one in damaged.results if isinstance(one, Skipped)] == [
        SkipReason.DAMAGED
    ]


def test_a_piece_of_a_large_file_is_reported_as_such() -> None:
    document = Document(Location("setup.log"), LINE, is_piece=True)

    assert "the text is larger than" in left_in_place(document, CONTEXT).left[0].advice


def test_only_the_secret_in_a_document_is_reported() -> None:
    export = (
        "Windows Registry Editor Version 5.00\r\n\r\n"
        r"[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon]"
        f'\r\n"DefaultPassword"="{CANARY_PASSWORD}"\r\n"AutoAdminLogon"="1"\r\n'
    )
    document = Document(Location("a.tar", ("a.reg",)), export.encode())
    left = left_in_place(document, CONTEXT).left

    assert [one.rule for one in left] == ["leftover-password"]
    assert left[0].advice.startswith("it is in a container")


def test_an_archive_is_recognised_by_its_signature() -> None:
    assert is_archive(a_blob(a_zip({})))
    assert not is_archive(a_blob(LINE))


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=3))
def test_damaged_data_raises_nothing(changes: list[tuple[int, int]]) -> None:
    data = bytearray(a_zip({"a/": b"", "go.cmd": LINE, "b.zip": a_zip({"x.cmd": LINE})}))
    for at, byte in changes:
        data[at % len(data)] = byte
    outcome = outcome_of(bytes(data))

    assert {*outcome.contents} <= {1, 2}


def test_a_member_without_a_name_is_scrubbed_too() -> None:
    nameless = a_zip({"zz": LINE}, zipfile.ZIP_STORED).replace(b"zz", b"\0z")

    assert outcome_of(nameless).contents == {0: SCRUBBED}


def test_data_outside_of_members_is_reported_unchanged() -> None:
    outcome = outcome_of(a_zip({"go.cmd": LINE}) + LINE)

    assert outcome.contents == {0: SCRUBBED}
    assert places(outcome) == [(("go.cmd",), 1, 0), (("(rest)",), 0, 1)]


def test_an_archive_after_the_end_is_reported_unchanged() -> None:
    outcome = outcome_of(a_zip({"a.txt": b"1"}) + bytes(8) + a_tar("go.cmd", LINE))

    assert outcome.contents == {}
    assert places(outcome) == [(("a.txt",), 0, 0), (("(rest)", "go.cmd"), 0, 1)]


def test_a_damaged_member_is_reported_unchanged() -> None:
    data = bytearray(a_zip({"go.cmd": LINE, "b.cmd": LINE}, zipfile.ZIP_STORED))
    data[data.index(b"\n")] ^= 0xFF
    outcome = outcome_of(bytes(data))

    assert outcome.contents == {1: SCRUBBED}
    assert places(outcome) == [(("go.cmd",), 0, 1), (("b.cmd",), 1, 0)]


def test_nothing_is_written_to_an_archive_that_is_cut_off() -> None:
    outcome = outcome_of(a_zip({"go.cmd": LINE, "b.cmd": LINE})[:-60])

    assert outcome.contents == {}
    assert places(outcome)[:2] == [(("go.cmd",), 0, 1), (("b.cmd",), 0, 1)]
    assert isinstance(outcome.results[-1], Skipped)
