from __future__ import annotations

import os
import resource
import shutil
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.artifact import Artifact
from unattend_gen.errors import OutputError
from unattend_gen.output import FolderStatus, is_open_to_others, require_room, write_folder
from unattend_gen.renderer.engine import manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = (
    Artifact("Unattend.xml", b"<unattend/>\n", holds_secret=True),
    Artifact("manifest.json", b"{}\n", holds_secret=False),
)
OTHER_FILES = (
    Artifact("Unattend.xml", b"<other/>\n", holds_secret=True),
    Artifact("manifest.json", b"[]\n", holds_secret=False),
)

NOBODY = 65534


def refusal(folder: Path, *, replace: bool = False) -> tuple[str, str]:
    with pytest.raises(OutputError) as caught:
        write_folder(folder, FILES, replace=replace)
    return str(caught.value), caught.value.advice


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_room_is_checked_without_creating_anything(tmp_path: Path) -> None:
    full = tmp_path / "full"
    write_folder(full, FILES, replace=False)

    require_room(tmp_path / "new" / "deep", replace=False)
    require_room(full, replace=True)
    with pytest.raises(OutputError, match="it is not empty"):
        require_room(full, replace=False)
    assert [path.name for path in tmp_path.iterdir()] == ["full"]


@contextmanager
def small_files() -> Iterator[None]:
    """Make the system refuse files above one kilobyte, as a quota would.

    This is not a fixture, because pytest writes its own output, possibly to a file, before fixtures
    end.
    """
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_new_folder_holds_the_files_and_nothing_else(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", FILES, replace=False)
    assert content(tmp_path) == {
        "out/Unattend.xml": b"<unattend/>\n",
        "out/manifest.json": b"{}\n",
    }
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


@pytest.mark.usefixtures("no_umask")
def test_only_the_owner_may_read_what_is_written(tmp_path: Path) -> None:
    nested = Artifact("PC-1/Unattend.xml", b"x", holds_secret=True)
    write_folder(tmp_path / "out", (*FILES, nested), replace=False)
    assert {mode(path) for path in tmp_path.rglob("*") if path.is_file()} == {0o600}
    assert {mode(path) for path in tmp_path.rglob("*") if path.is_dir()} == {0o700}


def test_an_empty_folder_is_filled_and_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(0o750)
    node = out.stat().st_ino
    write_folder(out, FILES, replace=False)
    assert (names(out), out.stat().st_ino, mode(out)) == (
        ["Unattend.xml", "manifest.json"],
        node,
        0o750,
    )


def test_the_working_folder_can_be_named_by_a_dot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_folder(Path(), FILES, replace=False)
    assert names(tmp_path) == ["Unattend.xml", "manifest.json"]


def test_a_path_may_end_in_dots(tmp_path: Path) -> None:
    (tmp_path / "out" / "inner").mkdir(parents=True)
    write_folder(tmp_path / "out" / "inner" / "..", FILES, replace=True)
    assert names(tmp_path / "out") == ["Unattend.xml", "inner", "manifest.json"]


def test_a_folder_that_is_not_empty_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    assert refusal(tmp_path) == (
        f"{tmp_path}: it is not empty, and holds more than the unchanged files of an earlier run",
        "choose another folder, or pass --force",
    )
    assert content(tmp_path) == {"mine.txt": b"mine"}


def test_on_request_files_are_replaced_and_others_are_left_alone(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", OTHER_FILES, replace=False)
    (tmp_path / "out" / "mine.txt").write_bytes(b"mine")
    write_folder(tmp_path / "out", FILES, replace=True)
    assert content(tmp_path) == {
        "out/Unattend.xml": b"<unattend/>\n",
        "out/manifest.json": b"{}\n",
        "out/mine.txt": b"mine",
    }


def listed_files(*files: Artifact) -> tuple[Artifact, ...]:
    """Return files and a manifest that lists them as rendering does."""
    return (*files, manifest("media", files))


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    assert write_folder(tmp_path / "out", FILES, replace=False) is FolderStatus.WRITTEN
    before = (tmp_path / "out" / "Unattend.xml").stat()

    assert require_room(tmp_path / "out", FILES, replace=False) is FolderStatus.IDENTICAL
    assert write_folder(tmp_path / "out", FILES, replace=False) is FolderStatus.IDENTICAL
    assert (tmp_path / "out" / "Unattend.xml").stat().st_ino == before.st_ino


def test_unchanged_files_of_an_earlier_run_are_replaced_and_those_left_over_removed(
    tmp_path: Path,
) -> None:
    old = Artifact("$OEM$/$1/old.txt", b"old", holds_secret=False)
    write_folder(tmp_path, listed_files(FILES[0], old), replace=False)
    new = listed_files(OTHER_FILES[0])

    assert require_room(tmp_path, new, replace=False) is FolderStatus.WRITTEN
    assert write_folder(tmp_path, new, replace=False) is FolderStatus.WRITTEN

    assert names(tmp_path) == ["Unattend.xml", "manifest.json"]
    assert content(tmp_path) == {file.name: file.data for file in new}


def test_an_earlier_run_is_restored_if_a_file_cannot_be_written(tmp_path: Path) -> None:
    old = listed_files(FILES[0], Artifact("z", b"old", holds_secret=False))
    write_folder(tmp_path, old, replace=False)
    blocked = Artifact("z/inner", b"", holds_secret=False)

    with pytest.raises(OutputError):
        write_folder(tmp_path, listed_files(OTHER_FILES[0], blocked), replace=False)

    assert content(tmp_path) == {file.name: file.data for file in old}


@pytest.mark.parametrize("name", ["Unattend.xml", "notes.txt", "$OEM$/key.txt"])
def test_a_folder_with_a_file_that_was_changed_or_added_is_rejected(
    tmp_path: Path, name: str
) -> None:
    write_folder(tmp_path, listed_files(FILES[0]), replace=False)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"by hand")
    before = content(tmp_path)

    message, _ = refusal(tmp_path)

    assert "more than the unchanged files of an earlier run" in message
    assert content(tmp_path) == before


def test_a_replaced_file_is_for_its_owner_alone_whatever_it_was(tmp_path: Path) -> None:
    (tmp_path / "Unattend.xml").write_bytes(b"old")
    (tmp_path / "Unattend.xml").chmod(0o644)
    write_folder(tmp_path, FILES, replace=True)
    assert mode(tmp_path / "Unattend.xml") == 0o600


def test_a_link_in_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"old")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Unattend.xml").symlink_to(tmp_path / "elsewhere")
    write_folder(tmp_path / "out", FILES, replace=True)
    assert (tmp_path / "elsewhere").read_bytes() == b"old"
    assert not (tmp_path / "out" / "Unattend.xml").is_symlink()


def test_a_pipe_in_place_of_a_file_is_rejected(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "Unattend.xml")
    with pytest.raises(OutputError) as caught:
        write_folder(tmp_path, FILES, replace=True)
    assert caught.value.message == "it is not a regular file"


def test_a_link_in_place_of_a_subfolder_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "PC-1").symlink_to(tmp_path / "elsewhere")
    nested = Artifact("PC-1/Unattend.xml", b"x", holds_secret=True)
    with pytest.raises(OutputError) as caught:
        write_folder(tmp_path / "out", (*FILES, nested), replace=True)
    assert caught.value.message == "a file or link has the name of a folder to create"
    assert content(tmp_path) == {}


def test_if_one_file_fails_those_before_it_are_restored(tmp_path: Path) -> None:
    (tmp_path / "Unattend.xml").write_bytes(b"old")
    (tmp_path / "manifest.json").mkdir()
    nested = Artifact("PC-1/Unattend.xml", b"x", holds_secret=True)
    with pytest.raises(OutputError) as caught:
        write_folder(tmp_path, (FILES[0], nested, FILES[1]), replace=True)
    assert caught.value.message == "a folder has this name"
    assert content(tmp_path) == {"Unattend.xml": b"old"}
    assert names(tmp_path) == ["Unattend.xml", "manifest.json"]


def test_a_name_that_leads_out_stops_everything(tmp_path: Path) -> None:
    escaping = Artifact("../x", b"x", holds_secret=False)
    with pytest.raises(OutputError):
        write_folder(tmp_path / "out", (*FILES, escaping), replace=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    assert refusal(tmp_path / "out", replace=True) == (
        f"{tmp_path / 'out'}: it is a file, not a folder",
        "choose another folder",
    )
    assert content(tmp_path) == {"out": b"mine"}


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_in_place_of_the_folder_is_rejected(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / target)
    assert refusal(tmp_path / "out", replace=True) == (
        f"{tmp_path / 'out'}: it is a symbolic link",
        "name the folder itself",
    )
    assert names(tmp_path) == ["elsewhere", "out"]


def test_missing_folders_above_are_made_for_the_owner_alone(tmp_path: Path) -> None:
    write_folder(tmp_path / "a" / "b" / "out", FILES, replace=False)

    made = [tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "out"]
    assert [folder.stat().st_mode & 0o777 for folder in made] == [0o700, 0o700, 0o700]
    assert names(tmp_path / "a" / "b") == ["out"]


def test_new_parent_folders_are_removed_when_writing_fails(tmp_path: Path) -> None:
    long_name = tmp_path / "a" / "b" / ("x" * 300)

    assert refusal(long_name) == (f"{long_name}: the name is too long", "choose a shorter one")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_above_that_a_path_climbs_out_of_must_exist(tmp_path: Path) -> None:
    place = tmp_path / "none" / ".."
    assert refusal(place, replace=True) == (
        f"{place}: the folder above does not exist",
        "create it, or correct the path",
    )
    assert list(tmp_path.iterdir()) == []


def test_leftovers_are_removed_even_if_the_next_run_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_bytes(b"mine")
    (tmp_path / "out" / ".unattend-gen-folder.partial").mkdir()
    (tmp_path / ".unattend-gen-out.partial").mkdir()
    (tmp_path / ".unattend-gen-out.lock").write_bytes(b"")
    assert refusal(tmp_path / "out")[0].startswith(f"{tmp_path / 'out'}: it is not empty")
    assert (names(tmp_path), names(tmp_path / "out")) == (["out"], ["mine.txt"])


def test_a_name_too_long_for_the_system_is_an_error(tmp_path: Path) -> None:
    place = tmp_path / ("x" * 250)
    assert refusal(place) == (f"{place}: the name is too long", "choose a shorter one")


def test_a_limit_on_file_sizes_leaves_nothing_behind(tmp_path: Path) -> None:
    large = Artifact("large", b"x" * 4096, holds_secret=True)
    with small_files(), pytest.raises(OutputError) as caught:
        write_folder(tmp_path / "out", (*FILES, large), replace=False)
    assert caught.value.message == "the file exceeds a limit of the system"
    assert list(tmp_path.iterdir()) == []


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


def test_a_folder_without_write_permission_is_an_error(locked_folder: Path) -> None:
    expected = ("permission denied", "choose another place, or change its permissions")
    for folder in (locked_folder, locked_folder / "out"):
        message, advice = refusal(folder)
        assert (message, advice) == (f"{folder}: {expected[0]}", expected[1])


def test_if_the_last_file_fails_the_others_are_restored(tmp_path: Path) -> None:
    write_folder(tmp_path, FILES, replace=False)
    (tmp_path / "z").mkdir()
    os.mkfifo(tmp_path / "z" / "pipe")
    late = Artifact("z/pipe", b"x", holds_secret=False)
    early = Artifact("new/Unattend.xml", b"x", holds_secret=False)
    with pytest.raises(OutputError):
        write_folder(tmp_path, (*OTHER_FILES, early, late), replace=True)
    (tmp_path / "z" / "pipe").unlink()
    assert content(tmp_path) == {"Unattend.xml": b"<unattend/>\n", "manifest.json": b"{}\n"}
    assert names(tmp_path) == ["Unattend.xml", "manifest.json", "z"]


@pytest.mark.parametrize(
    ("mode", "is_open"), [(0o700, False), (0o710, True), (0o755, True), (0o770, True)]
)
def test_an_existing_folder_keeps_its_mode_and_is_reported_if_open(
    tmp_path: Path, mode: int, *, is_open: bool
) -> None:
    tmp_path.chmod(mode)

    write_folder(tmp_path, FILES, replace=True)

    assert stat.S_IMODE(tmp_path.stat().st_mode) == mode
    assert stat.S_IMODE((tmp_path / "Unattend.xml").stat().st_mode) == 0o600
    assert is_open_to_others(tmp_path) is is_open
