from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.location import Location
from unattend_gen.sources.blob import HEAD_BYTES, Blob

if TYPE_CHECKING:
    from pathlib import Path


def test_a_blob_in_memory_is_read_from_memory() -> None:
    blob = Blob(Location("a"), 3, b"abc")

    assert blob.is_held
    assert blob.head() == b"abc"
    assert blob.stream().read() == b"abc"


def test_a_blob_on_disk_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * (HEAD_BYTES + 1))
    blob = Blob(Location(str(path)), HEAD_BYTES + 1, opener=lambda: path.open("rb"))

    assert not blob.is_held
    assert len(blob.head()) == HEAD_BYTES
    with blob.stream() as stream:
        assert len(stream.read()) == HEAD_BYTES + 1


def test_the_bytes_are_not_shown() -> None:
    assert "secret" not in repr(Blob(Location("a"), 6, b"secret"))
