from __future__ import annotations

import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.artifact import Artifact
from unattend_gen.errors import OutputError
from unattend_gen.output import write_folder

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

RENDER = """
import signal
import sys
from pathlib import Path
from unattend_gen.core.artifact import Artifact
from unattend_gen.errors import OutputError
from unattend_gen.output import write_folder
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
size, replace = int(sys.argv[2]), sys.argv[3] == "replace"
mark = sys.argv[4].encode()
files = [Artifact(name, mark * size, True) for name in ("a", "b", "manifest.json")]
print("ready", flush=True)
sys.stdin.readline()
try:
    write_folder(Path(sys.argv[1]), files, replace=replace)
except OutputError as error:
    sys.exit(f"{error.message}")
"""


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


def a_run(
    folder: Path, *, size: int = 1, replace: str = "keep", mark: str = "x"
) -> subprocess.Popen[str]:
    """A process that waits for a line before it writes."""
    run = subprocess.Popen(
        [sys.executable, "-c", RENDER, str(folder), str(size), replace, mark],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "ready\n"
    return run


def go(run: subprocess.Popen[str]) -> None:
    assert run.stdin is not None
    run.stdin.write("\n")
    run.stdin.flush()


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def small_files() -> Iterator[None]:
    """The system refuses files above one kilobyte, as a quota would."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    yield
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


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    assert refusal(tmp_path) == (
        f"{tmp_path}: it is not empty",
        "name another folder, or give --force",
    )
    assert content(tmp_path) == {"mine.txt": b"mine"}


def test_on_demand_files_are_replaced_and_all_others_left_alone(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", OTHER_FILES, replace=False)
    (tmp_path / "out" / "mine.txt").write_bytes(b"mine")
    write_folder(tmp_path / "out", FILES, replace=True)
    assert content(tmp_path) == {
        "out/Unattend.xml": b"<unattend/>\n",
        "out/manifest.json": b"{}\n",
        "out/mine.txt": b"mine",
    }


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


def test_a_link_in_place_of_a_folder_within_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "PC-1").symlink_to(tmp_path / "elsewhere")
    nested = Artifact("PC-1/Unattend.xml", b"x", holds_secret=True)
    with pytest.raises(OutputError) as caught:
        write_folder(tmp_path / "out", (*FILES, nested), replace=True)
    assert caught.value.message == "a file or link stands where a folder is needed"
    assert content(tmp_path) == {}


def test_if_one_file_cannot_be_put_those_before_it_are_put_back(tmp_path: Path) -> None:
    (tmp_path / "Unattend.xml").write_bytes(b"old")
    (tmp_path / "manifest.json").mkdir()
    nested = Artifact("PC-1/Unattend.xml", b"x", holds_secret=True)
    with pytest.raises(OutputError) as caught:
        write_folder(tmp_path, (FILES[0], nested, FILES[1]), replace=True)
    assert caught.value.message == "a folder stands where a file is to be written"
    assert content(tmp_path) == {"Unattend.xml": b"old"}
    assert names(tmp_path) == ["Unattend.xml", "manifest.json"]


def test_a_name_that_escapes_stops_everything(tmp_path: Path) -> None:
    escaping = Artifact("../x", b"x", holds_secret=False)
    with pytest.raises(OutputError):
        write_folder(tmp_path / "out", (*FILES, escaping), replace=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    assert refusal(tmp_path / "out", replace=True) == (
        f"{tmp_path / 'out'}: it is a file, not a folder",
        "name another folder",
    )
    assert content(tmp_path) == {"out": b"mine"}


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_in_place_of_the_folder_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / target)
    assert refusal(tmp_path / "out", replace=True) == (
        f"{tmp_path / 'out'}: it is a symbolic link",
        "name the folder itself",
    )
    assert names(tmp_path) == ["elsewhere", "out"]


def test_a_missing_folder_above_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none" / "out") == (
        f"{tmp_path / 'none' / 'out'}: the folder above does not exist",
        "make it first, or correct the path",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_the_system_is_told(tmp_path: Path) -> None:
    place = tmp_path / ("x" * 250)
    assert refusal(place) == (f"{place}: the name is too long", "choose a shorter one")


@pytest.mark.usefixtures("small_files")
def test_a_limit_on_file_sizes_leaves_nothing_behind(tmp_path: Path) -> None:
    large = Artifact("large", b"x" * 4096, holds_secret=True)
    with pytest.raises(OutputError) as caught:
        write_folder(tmp_path / "out", (*FILES, large), replace=False)
    assert caught.value.message == "the system limits files to less than this"
    assert list(tmp_path.iterdir()) == []


FULL_DISK = """
mount -t tmpfs -o size=64k tmpfs "$1" && cd "$1" && mkdir full && echo old > full/a || exit 99
printf '\\n' | "$2" -c "$3" "$1/out" 100000 keep x; echo "$?"
printf '\\n' | "$2" -c "$3" "$1/full" 40000 replace x; echo "$?"
find . -mindepth 1 | sort; cat full/a
"""


@pytest.fixture
def own_mounts() -> list[str]:
    """The beginning of a command that may mount what only it can see."""
    command = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*command, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine forbids mounts; the limit on file sizes stands in for them")
    return command


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, own_mounts: list[str]) -> None:
    run = subprocess.run(
        [*own_mounts, "sh", "-c", FULL_DISK, "sh", str(tmp_path), sys.executable, RENDER],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout == "ready\n1\nready\n1\n./full\n./full/a\nold\n"
    assert run.stderr == "there is no space left\n" * 2


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that this process may read and not write, even if it began as root."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    (folder / "locked").mkdir(0o555)
    user = os.geteuid()
    os.seteuid(user or NOBODY)
    yield folder / "locked"
    os.seteuid(user)
    shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written_is_told(locked_folder: Path) -> None:
    expected = ("you may not write here", "name another place, or change its permissions")
    for folder in (locked_folder, locked_folder / "out"):
        message, advice = refusal(folder)
        assert (message, advice) == (f"{folder}: {expected[0]}", expected[1])


def test_if_the_last_file_may_not_be_put_the_others_are_put_back(tmp_path: Path) -> None:
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


@pytest.mark.parametrize("delay_seconds", [0.0, 0.002, 0.005, 0.01, 0.02, 0.05])
def test_a_run_killed_at_any_moment_leaves_all_or_nothing(
    tmp_path: Path, delay_seconds: float
) -> None:
    out = tmp_path / "out"
    with a_run(out, size=8 * 1024**2) as run:
        go(run)
        time.sleep(delay_seconds)
        run.kill()
    assert names(out) in ([], ["a", "b", "manifest.json"])
    write_folder(out, FILES, replace=True)
    assert names(tmp_path) == ["out"]
    assert not [name for name in names(out) if name.startswith(".")]


@pytest.mark.parametrize("existing", ["new", "there"])
def test_what_a_run_killed_while_writing_left_is_removed_by_the_next(
    tmp_path: Path, existing: str
) -> None:
    (tmp_path / "there").mkdir()
    out = tmp_path / existing
    with a_run(out, size=4096) as run:
        resource.prlimit(run.pid, resource.RLIMIT_FSIZE, (1024, 1024))
        go(run)
    left = {path.name for path in tmp_path.rglob("*") if path.name.startswith(".")}
    assert (run.returncode, len(left)) == (-signal.SIGXFSZ, 2)
    write_folder(out, FILES, replace=False)
    assert content(out) == {"Unattend.xml": b"<unattend/>\n", "manifest.json": b"{}\n"}
    assert {path.name for path in tmp_path.iterdir()} == {"there", existing}


@pytest.mark.parametrize("replace", ["keep", "replace"])
def test_of_runs_at_once_into_a_new_folder_one_wins_and_nothing_is_mixed(
    tmp_path: Path, replace: str
) -> None:
    out = tmp_path / "out"
    runs = [a_run(out, size=2 * 1024**2, replace=replace, mark=mark) for mark in "abcd"]
    for run in runs:
        go(run)
    errors = [run.communicate()[1] for run in runs]
    winners = [run.returncode for run in runs].count(0)
    assert set(errors) <= {
        "",
        "another run is writing here\n",
        "another run has just made it\n",
        "it is not empty\n",
    }
    assert (winners >= 1, winners == 1 or replace == "replace") == (True, True)
    assert {name: len(data) for name, data in content(tmp_path).items()} == {
        "out/a": 2 * 1024**2,
        "out/b": 2 * 1024**2,
        "out/manifest.json": 2 * 1024**2,
    }
    assert len(set(content(tmp_path).values())) == 1
