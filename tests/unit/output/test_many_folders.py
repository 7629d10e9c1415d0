from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.artifact import Artifact
from unattend_gen.errors import OutputError
from unattend_gen.output.earlier_run import FolderStatus
from unattend_gen.output.many_folders import (
    many_folders,
    place_folder,
    planned_status,
    require_room_for_folders,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def some_files(text: bytes = b"<unattend/>") -> tuple[Artifact, ...]:
    """Return an answer file, and a manifest that lists it."""
    digest = hashlib.sha256(text).hexdigest()
    listed = json.dumps({"files": [{"name": "Unattend.xml", "sha256": digest}]}).encode()
    return (
        Artifact("Unattend.xml", text, holds_secret=True),
        Artifact("manifest.json", listed, holds_secret=False),
    )


def placed(out: Path, name: str, *files: Artifact, replace: bool = False) -> FolderStatus:
    with many_folders(out) as work:
        return place_folder(work, out / name, files or some_files(), replace=replace)


def test_a_folder_appears_whole_and_private(tmp_path: Path) -> None:
    out = tmp_path / "out"

    assert placed(out, "PC-1") is FolderStatus.WRITTEN
    assert (out / "PC-1" / "Unattend.xml").read_bytes() == b"<unattend/>"
    assert [path.stat().st_mode & 0o777 for path in (out, out / "PC-1")] == [0o700, 0o700]
    assert (out / "PC-1" / "Unattend.xml").stat().st_mode & 0o777 == 0o600
    assert names_in(out) == ["PC-1"]


def test_a_folder_with_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    placed(tmp_path, "PC-1")
    (tmp_path / "PC-1" / "notes.txt").write_bytes(b"by the user")
    before = (tmp_path / "PC-1" / "Unattend.xml").stat()

    assert placed(tmp_path, "PC-1") is FolderStatus.IDENTICAL
    assert (tmp_path / "PC-1" / "Unattend.xml").stat().st_ino == before.st_ino


def test_a_folder_that_was_changed_by_hand_is_replaced_only_on_request(tmp_path: Path) -> None:
    placed(tmp_path, "PC-1")
    (tmp_path / "PC-1" / "Unattend.xml").write_bytes(b"<by-hand/>")

    with pytest.raises(OutputError, match="it differs, and holds more than") as caught:
        placed(tmp_path, "PC-1", *some_files(b"<other/>"))

    assert "--force" in caught.value.advice
    assert (tmp_path / "PC-1" / "Unattend.xml").read_bytes() == b"<by-hand/>"
    assert placed(tmp_path, "PC-1", *some_files(b"<x/>"), replace=True) is FolderStatus.WRITTEN


def test_a_folder_that_is_as_it_was_written_needs_no_request(tmp_path: Path) -> None:
    placed(tmp_path, "PC-1")

    assert placed(tmp_path, "PC-1", *some_files(b"<other/>")) is FolderStatus.WRITTEN
    assert (tmp_path / "PC-1" / "Unattend.xml").read_bytes() == b"<other/>"


def test_a_folder_of_an_earlier_run_is_replaced_as_a_whole(tmp_path: Path) -> None:
    placed(tmp_path, "PC-1")
    other = Artifact("AutoUnattend.xml", b"<other/>", holds_secret=False)

    assert placed(tmp_path, "PC-1", other, replace=True) is FolderStatus.WRITTEN
    assert names_in(tmp_path / "PC-1") == ["AutoUnattend.xml"]
    assert names_in(tmp_path) == ["PC-1"]


def test_files_that_a_user_added_are_never_replaced(tmp_path: Path) -> None:
    placed(tmp_path, "PC-1")
    (tmp_path / "PC-1" / "notes.txt").write_bytes(b"by the user")

    with pytest.raises(OutputError, match="files that its manifest does not list"):
        placed(tmp_path, "PC-1", *some_files(b"<other/>"), replace=True)


@pytest.mark.parametrize("text", [b"no JSON", b"[" * 100_000, None])
def test_a_folder_without_a_manifest_is_not_replaced(tmp_path: Path, text: bytes | None) -> None:
    (tmp_path / "PC-1").mkdir()
    (tmp_path / "PC-1" / ("manifest.json" if text else "x")).write_bytes(text or b"")

    with pytest.raises(OutputError, match="it has no manifest"):
        placed(tmp_path, "PC-1", replace=True)


def test_a_link_is_neither_identical_nor_replaced(tmp_path: Path) -> None:
    placed(tmp_path, "PC-1")
    (tmp_path / "PC-2").symlink_to("PC-1")

    with pytest.raises(OutputError, match="a file or link, not a folder"):
        placed(tmp_path, "PC-2", replace=True)


def test_a_dry_run_returns_the_planned_status(tmp_path: Path) -> None:
    placed(tmp_path, "PC-1")

    assert planned_status(tmp_path / "PC-1", some_files(), replace=False) is FolderStatus.IDENTICAL
    assert planned_status(tmp_path / "PC-2", some_files(), replace=False) is FolderStatus.WRITTEN
    assert planned_status(tmp_path / "PC-1", some_files(b"x"), replace=True) is FolderStatus.WRITTEN


def test_two_runs_to_one_place_conflict(tmp_path: Path) -> None:
    with many_folders(tmp_path), pytest.raises(OutputError, match="another run"):
        placed(tmp_path, "PC-1")


def test_leftovers_of_a_killed_run_are_removed(tmp_path: Path) -> None:
    residue = tmp_path / ".unattend-gen-fleet.partial" / "PC-1.new"
    residue.mkdir(parents=True)
    (residue / "Unattend.xml").write_bytes(b"half")

    assert placed(tmp_path, "PC-1") is FolderStatus.WRITTEN
    assert names_in(tmp_path) == ["PC-1"]


def test_a_new_folder_is_removed_when_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(OutputError), many_folders(tmp_path / "a" / "b") as work:
        place_folder(work, tmp_path / "a" / "b" / "PC", some_files()[:1] * 2, replace=False)

    assert names_in(tmp_path) == []


def test_an_input_that_cannot_be_read_is_not_blamed_on_the_parent(tmp_path: Path) -> None:
    with pytest.raises(PermissionError) as caught, many_folders(tmp_path / "out"):
        raise PermissionError(13, "Permission denied", "in.csv")

    assert caught.value.filename == "in.csv"
    assert names_in(tmp_path) == []


def test_a_file_in_place_of_the_parent_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")

    with pytest.raises(OutputError, match="it is a file"), many_folders(tmp_path / "out"):
        pass
    with pytest.raises(OutputError, match="it is a file"):
        require_room_for_folders(tmp_path / "out")


def test_a_failed_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    files = (Artifact("a", b"", holds_secret=False), Artifact("a/b", b"", holds_secret=False))

    with many_folders(tmp_path) as work:
        with pytest.raises(OutputError):
            place_folder(work, tmp_path / "PC-1", files, replace=False)
        assert names_in(work) == []

    assert names_in(tmp_path) == []


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """Provide a folder that this process can read but not write, even as root."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    (folder / "locked").mkdir(0o555)
    user = os.geteuid()
    os.seteuid(user or NOBODY)
    yield folder / "locked"
    os.seteuid(user)
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", [".", "out"])
def test_a_place_without_write_permission_is_an_error(locked_folder: Path, name: str) -> None:
    with pytest.raises(OutputError, match="permission denied"):
        placed(locked_folder / name, "PC-1")
