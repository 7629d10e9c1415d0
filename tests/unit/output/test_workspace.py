from __future__ import annotations

import errno
import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from unattend_gen.errors import OutputError
from unattend_gen.output.pinned import make_private_folder
from unattend_gen.output.workspace import (
    _is_locked,
    require_idle,
    residue_at,
    sweep,
    sync_folder,
    try_lock,
    workspace,
    write_new,
    write_new_in_pieces,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


HOLD = """
import sys
from pathlib import Path
from unattend_gen.output.workspace import workspace
with workspace(Path(sys.argv[1]), "out") as folder:
    (folder / "secret").write_text("half written")
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def every_umask() -> Iterator[None]:
    before = os.umask(0o777)
    yield
    os.umask(before)


def a_run_that_holds(parent: Path) -> subprocess.Popen[str]:
    run = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "ready\n"
    return run


def end(run: subprocess.Popen[str]) -> None:
    with run:
        run.kill()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("no_umask")
def test_a_workspace_is_empty_and_private_and_gone_afterwards(tmp_path: Path) -> None:
    with workspace(tmp_path, "out") as folder:
        assert (list(folder.iterdir()), mode(folder)) == ([], 0o700)
        assert {mode(entry) for entry in tmp_path.iterdir() if entry != folder} == {0o600}
        (folder / "x").write_bytes(b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_is_gone_after_an_error_too(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), workspace(tmp_path, "out") as folder:
        folder.write_bytes(b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_may_be_renamed_away(tmp_path: Path) -> None:
    with workspace(tmp_path, "out") as folder:
        folder.rename(tmp_path / "out")
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_a_second_run_to_the_same_place_is_rejected_and_disturbs_nothing(tmp_path: Path) -> None:
    run = a_run_that_holds(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OutputError) as caught, workspace(tmp_path, "out"):
        pass
    sweep(tmp_path, "out")
    after = sorted(tmp_path.rglob("*"))
    end(run)
    assert (str(caught.value), after) == (f"{tmp_path}: another run is writing here", before)


def test_a_lock_on_a_removed_file_does_not_count(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w+b") as stream:
        assert _is_locked(stream.fileno(), tmp_path / "lock")
        (tmp_path / "lock").unlink()
        assert not _is_locked(stream.fileno(), tmp_path / "lock")
        (tmp_path / "lock").write_bytes(b"")
        assert not _is_locked(stream.fileno(), tmp_path / "lock")


def test_runs_to_different_places_do_not_conflict(tmp_path: Path) -> None:
    with workspace(tmp_path, "one") as one, workspace(tmp_path, "two") as two:
        assert one != two


def test_leftovers_of_a_killed_run_are_removed_by_the_next(tmp_path: Path) -> None:
    end(a_run_that_holds(tmp_path))
    (left,) = tmp_path.rglob("secret")
    with workspace(tmp_path, "out") as folder:
        assert (left.exists(), list(folder.iterdir())) == (False, [])
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_a_killed_run_can_be_swept(tmp_path: Path) -> None:
    end(a_run_that_holds(tmp_path))
    sweep(tmp_path, "out")
    assert list(tmp_path.iterdir()) == []


def test_sweeping_a_clean_place_touches_nothing(tmp_path: Path) -> None:
    before = tmp_path.stat().st_mtime_ns
    sweep(tmp_path, "out")
    assert tmp_path.stat().st_mtime_ns == before


def test_a_link_where_the_workspace_goes_is_removed_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / ".unattend-gen-out.partial").symlink_to(tmp_path / "precious")
    with workspace(tmp_path, "out") as folder:
        assert not folder.is_symlink()
    assert list(tmp_path.iterdir()) == [tmp_path / "precious"]


@pytest.mark.usefixtures("every_umask")
def test_a_new_file_has_its_mode_whatever_the_umask(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"data")
    write_new(tmp_path / "b", b"data", 0o644)
    assert (mode(tmp_path / "a"), mode(tmp_path / "b")) == (0o600, 0o644)
    assert (tmp_path / "a").read_bytes() == b"data"


@pytest.mark.usefixtures("every_umask")
def test_a_new_folder_is_private_whatever_the_umask(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a")
    assert mode(tmp_path / "a") == 0o700


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_new_file_can_come_in_pieces(tmp_path: Path) -> None:
    write_new_in_pieces(tmp_path / "a", iter((b"one ", b"file")))

    assert (tmp_path / "a").read_bytes() == b"one file"
    assert mode(tmp_path / "a") == 0o600


def test_a_new_file_is_not_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"new")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_vanishes_is_not_an_error(tmp_path: Path) -> None:
    sync_folder(tmp_path / "none")


def test_paths_to_leftovers_of_a_run_name_what_to_sweep() -> None:
    folder = Path("/share")

    assert residue_at(folder / ".unattend-gen-a.xml.lock") == (folder, "a.xml")
    assert residue_at(folder / ".unattend-gen-a.xml.partial/new") == (folder, "a.xml")
    assert residue_at(folder / "a.xml") is None
    assert residue_at(folder / ".unattend-gen-notes/a.xml") is None


def test_a_place_is_idle_without_a_lock_and_with_one_that_nobody_holds(tmp_path: Path) -> None:
    require_idle(tmp_path, "out")
    (tmp_path / ".unattend-gen-out.lock").touch()
    require_idle(tmp_path, "out")

    assert [path.name for path in tmp_path.iterdir()] == [".unattend-gen-out.lock"]


def test_a_place_where_a_run_writes_is_not_idle(tmp_path: Path) -> None:
    with workspace(tmp_path, "out"), pytest.raises(OutputError, match="another run is writing"):
        require_idle(tmp_path, "out")


ASK = """
import sys
from unattend_gen.output.workspace import try_lock
with open(sys.argv[1], "r+b") as stream:
    print(try_lock(stream.fileno()))
"""


def another_process_can_lock(path: Path) -> str:
    command = [sys.executable, "-c", ASK, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def refusing(number: int) -> Callable[[int, int], NoReturn]:
    """Return a system call that fails with this error number."""

    def refuse(_descriptor: int, _operation: int) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return refuse


def test_a_lock_is_held_against_other_processes_until_the_file_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with path.open("w+b") as stream:
        assert try_lock(stream.fileno())
        assert another_process_can_lock(path) == "False"
    assert another_process_can_lock(path) == "True"


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_counts_as_locked(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(number))
    assert try_lock(0)


def test_other_errors_of_the_system_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(errno.EBADF))
    with pytest.raises(OSError, match="Bad file descriptor"):
        try_lock(0)


@pytest.fixture
def foreign_folder(tmp_path: Path) -> Path:
    """Create a folder to which other users can move things."""
    folder = tmp_path / "foreign"
    folder.mkdir()
    folder.chmod(0o777)
    return folder


def test_a_folder_moved_to_the_place_of_the_private_one_is_kept(foreign_folder: Path) -> None:
    precious = foreign_folder / ".unattend-gen-out.partial" / "precious"
    precious.mkdir(parents=True)

    with (
        pytest.raises(OutputError, match="has not made the folder"),
        workspace(foreign_folder, "out"),
    ):
        pass

    assert precious.is_dir()


def test_a_folder_swapped_in_during_the_run_is_kept(foreign_folder: Path) -> None:
    (foreign_folder / "precious").mkdir()
    (foreign_folder / "precious" / "file").touch()

    with workspace(foreign_folder, "out") as folder:
        folder.rename(foreign_folder / "moved")
        (foreign_folder / "precious").rename(folder)

    assert (folder / "file").exists()


def test_leftovers_of_a_killed_run_are_removed_from_a_foreign_folder(foreign_folder: Path) -> None:
    end(a_run_that_holds(foreign_folder))
    (left,) = foreign_folder.rglob("secret")

    with workspace(foreign_folder, "out"):
        assert not left.exists()

    assert list(foreign_folder.iterdir()) == []


def test_a_file_moved_to_the_place_of_the_lock_is_not_written_to(foreign_folder: Path) -> None:
    lock = foreign_folder / ".unattend-gen-out.lock"
    lock.write_text("precious", encoding="utf-8")
    lock.chmod(0o600)

    with workspace(foreign_folder, "out"):
        assert lock.read_text(encoding="utf-8") == "precious"
