from __future__ import annotations

import io
import os
import resource
import signal
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.location import Location
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.errors import (
    DamagedError,
    NoRoomError,
    OverLimitError,
    damaged,
    limit_reached,
)
from unattend_gen.sources.streams.spool import (
    inheritable,
    inherited_file,
    no_room,
    seekable,
    temporary_file,
    with_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.report import Skipped

AT = Location("a.zip", ("member",))


def a_stream(data: bytes) -> Blob:
    return Blob(AT, 1, data[:1], opener=lambda: io.BytesIO(data), can_seek=False)


def test_a_stream_becomes_seekable_and_can_be_opened_again() -> None:
    with seekable(a_stream(b"abcdef")) as blob:
        one, two = blob.stream(), blob.stream()
        one.seek(4)

        assert (blob.size, blob.can_seek) == (6, True)
        assert (one.read(), two.read(3), two.read()) == (b"ef", b"abc", b"def")
        assert one.seek(-2, os.SEEK_END) == 4


def test_a_seekable_blob_is_returned_unchanged() -> None:
    blob = Blob(AT, 3, b"abc")

    with seekable(blob) as same:
        assert same is blob


def test_a_copy_is_private_and_anonymous(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with temporary_file([b"abc"]) as file:
        status = os.fstat(file.fileno())

        assert stat.S_IMODE(status.st_mode) == 0o600
        assert (status.st_nlink, list(tmp_path.iterdir())) == (0, [])


def test_a_helper_program_can_open_an_inherited_file() -> None:
    with inheritable(Blob(AT, 3, b"abc")) as file:
        assert Path(file.name).read_bytes() == b"abc"


def test_a_temporary_name_leads_to_the_same_bytes_and_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with temporary_file([b"abc"]) as copy, with_path(inherited_file(copy)) as file:
        place = Path(file.name)

        assert place.read_bytes() == b"abc"
        assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
        assert place.stat().st_ino == os.fstat(copy.fileno()).st_ino
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_has_a_name_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    with (tmp_path / "a").open("rb") as own, with_path(inherited_file(own)) as file:
        assert Path(file.name).resolve() == tmp_path / "a"


@pytest.fixture
def _small_files() -> Iterator[None]:
    """Limit the size of files, which fails like a full disk."""
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    usual = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, was[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, was)
    signal.signal(signal.SIGXFSZ, usual)


@pytest.mark.usefixtures("_small_files")
def test_a_full_disk_is_an_error_of_its_own() -> None:
    with pytest.raises(NoRoomError), temporary_file([bytes(4096)] * 100):
        pass


def test_a_full_disk_is_reported_with_advice() -> None:
    assert "TMPDIR" in no_room(AT).advice


class Torn(io.BytesIO):
    """A stream that ends in an error."""

    def __init__(self, data: bytes, error: OSError) -> None:
        super().__init__(data)
        self._error = error

    def read(self, most: int | None = -1, /) -> bytes:
        if chunk := super().read(most):
            return chunk
        raise self._error


@pytest.mark.parametrize(
    ("error", "trouble"),
    [(DamagedError(), damaged(AT)), (OverLimitError(), limit_reached(AT))],
    ids=["damage", "limit"],
)
def test_a_truncated_stream_is_copied_up_to_its_end(error: OSError, trouble: Skipped) -> None:
    torn = Blob(AT, 1, b"a", opener=lambda: Torn(b"abc", error), can_seek=False)

    with seekable(torn) as blob:
        assert (blob.stream().read(), blob.size, blob.trouble) == (b"abc", 3, trouble)
