"""Whatever happens to writing processes, a folder is complete or absent, and nothing is left over.

The tests run real processes: killed at any moment, concurrent, on a full disk.
"""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.artifact import Artifact
from unattend_gen.output import write_folder

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    Artifact("Unattend.xml", b"<unattend/>\n", holds_secret=True),
    Artifact("manifest.json", b"{}\n", holds_secret=False),
)

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


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def a_run(
    folder: Path, *, size: int = 1, replace: str = "keep", mark: str = "x"
) -> subprocess.Popen[str]:
    """Return a process that waits for a line before it writes."""
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


FULL_DISK = """
mount -t tmpfs -o size=64k tmpfs "$1" && cd "$1" && mkdir full && echo old > full/a || exit 99
printf '\\n' | "$2" -c "$3" "$1/out" 100000 keep x; echo "$?"
printf '\\n' | "$2" -c "$3" "$1/full" 40000 replace x; echo "$?"
find . -mindepth 1 | sort; cat full/a
"""


@pytest.fixture
def own_mounts() -> list[str]:
    """Return the beginning of a command with a mount namespace of its own."""
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
    assert run.stderr == "no space is left on the disk\n" * 2


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
def test_leftovers_of_a_killed_run_are_removed_by_the_next(tmp_path: Path, existing: str) -> None:
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
def test_of_concurrent_runs_into_a_new_folder_one_wins_and_nothing_is_mixed(
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
        "another run has just created it\n",
        "it is not empty\n",
    }
    assert (winners >= 1, winners == 1 or replace == "replace") == (True, True)
    assert {name: len(data) for name, data in content(tmp_path).items()} == {
        "out/a": 2 * 1024**2,
        "out/b": 2 * 1024**2,
        "out/manifest.json": 2 * 1024**2,
    }
    assert len(set(content(tmp_path).values())) == 1
