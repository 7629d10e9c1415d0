from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from unattend_gen.core.document import LIMIT_BYTES, Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.regular_file import (
    TOO_LARGE,
    open_regular_file,
    read_regular_file,
    unreadable,
)


def skipped(path: Path, reason: SkipReason, advice: str) -> Skipped:
    return Skipped(Location(str(path)), reason, advice)


def test_a_file_becomes_a_document_with_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "unattend.xml"
    file.write_bytes(b"\xff\xfe<\0")

    assert read_regular_file(str(file)) == Document(Location(str(file)), b"\xff\xfe<\0")


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.xml"
    with file.open("wb") as stream:
        stream.truncate(LIMIT_BYTES)

    document = read_regular_file(str(file))

    assert isinstance(document, Document)
    assert len(document.data) == LIMIT_BYTES


def test_a_file_over_the_limit_is_skipped_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.xml"
    with file.open("wb") as stream:
        stream.truncate(2**40)

    assert read_regular_file(str(file)) == skipped(file, SkipReason.TOO_LARGE, TOO_LARGE)


def test_a_file_that_hides_its_size_is_counted_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "huge.xml"
    with file.open("wb") as stream:
        stream.truncate(LIMIT_BYTES + 1)
    real = os.fstat
    monkeypatch.setattr(
        os, "fstat", lambda number: os.stat_result((*real(number)[:6], 0, *real(number)[7:]))
    )

    assert read_regular_file(str(file)) == skipped(file, SkipReason.TOO_LARGE, TOO_LARGE)


def test_a_fifo_is_never_opened(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.xml"
    os.mkfifo(fifo)

    assert read_regular_file(str(fifo)) == skipped(
        fifo, SkipReason.NOT_REGULAR, "a pipe; name a file, or pipe its content to -"
    )


def test_a_device_is_never_opened() -> None:
    assert read_regular_file("/dev/zero") == skipped(
        Path("/dev/zero"), SkipReason.NOT_REGULAR, "a device; name a file, or pipe its content to -"
    )


def test_a_socket_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.xml")

        assert read_regular_file("s.xml") == skipped(
            Path("s.xml"),
            SkipReason.NOT_REGULAR,
            "a socket; name a file, or pipe its content to -",
        )


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert read_regular_file(str(tmp_path)) == skipped(
        tmp_path, SkipReason.NOT_REGULAR, "a folder; name a file, or pipe its content to -"
    )


def test_a_link_is_followed_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file.xml").write_bytes(b"<a/>")
    link = tmp_path / "link.xml"
    link.symlink_to("file.xml")

    assert read_regular_file(str(link)) == skipped(
        link, SkipReason.NOT_REGULAR, "a symbolic link; name its target"
    )
    assert read_regular_file(str(link), follow_link=True) == Document(Location(str(link)), b"<a/>")


def test_a_link_to_itself_is_unreadable_and_no_loop(tmp_path: Path) -> None:
    link = tmp_path / "loop.xml"
    link.symlink_to("loop.xml")

    result = read_regular_file(str(link), follow_link=True)

    assert isinstance(result, Skipped)
    assert result.reason is SkipReason.UNREADABLE


def test_a_file_that_the_system_refuses_is_skipped_with_its_reason(tmp_path: Path) -> None:
    missing = tmp_path / "gone.xml"

    assert read_regular_file(str(missing)) == skipped(
        missing,
        SkipReason.UNREADABLE,
        "no such file or directory; run as a user who may read it, or copy it elsewhere",
    )


def test_a_file_without_permission_is_skipped() -> None:
    error = PermissionError(errno.EACCES, "Permission denied", "secret.xml")

    assert unreadable(Location("secret.xml"), error) == Skipped(
        Location("secret.xml"),
        SkipReason.UNREADABLE,
        "permission denied; run as a user who may read it, or copy it elsewhere",
    )


def test_a_file_that_fails_while_it_is_read_is_skipped() -> None:
    result = read_regular_file("/proc/self/mem")

    assert isinstance(result, Skipped)
    assert result.reason is SkipReason.UNREADABLE


def test_a_file_that_changes_while_it_is_read_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "log.xml"
    file.write_bytes(b"<a/>")
    real = os.fstat

    def write_and_stat(number: int) -> os.stat_result:
        with file.open("ab") as stream:
            stream.write(b" ")
        return real(number)

    monkeypatch.setattr(os, "fstat", write_and_stat)

    assert read_regular_file(str(file)) == skipped(
        file,
        SkipReason.CHANGED,
        "it changed while it was read; retry when no program writes to it",
    )


def test_a_large_file_that_another_has_replaced_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"abc")
    blob = open_regular_file(str(path), follow_link=False, limit_bytes=1)
    path.unlink()
    path.write_bytes(b"other")

    assert isinstance(blob, Blob)
    with pytest.raises(OSError, match="changed"):
        blob.stream()
