"""Folders for copies, and their removal after a run was killed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from unattend_gen.sources.streams.private_folder import private_folder, sweep_folders

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLD = """
import sys, tempfile
from unattend_gen.sources.streams.private_folder import private_folder
with private_folder() as folder:
    (folder / "copy").write_text("a secret")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Provide the folder for temporary files, also for child processes."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def another() -> Iterator[subprocess.Popen[str]]:
    """Provide another run with a copy in a folder of its own."""
    command = [sys.executable, "-c", HOLD]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def folder_of(process: subprocess.Popen[str]) -> Path:
    assert process.stdout is not None
    return Path(process.stdout.readline().strip())


def test_a_folder_is_private_and_removed_afterwards(place: Path) -> None:
    with private_folder() as folder:
        (folder / "copy").write_text("a secret")

        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert list(place.iterdir()) == [folder]
    assert list(place.iterdir()) == []


def test_leftovers_of_a_killed_run_are_removed_by_the_next(
    another: subprocess.Popen[str], place: Path
) -> None:
    left = folder_of(another)
    another.kill()
    another.wait()
    assert (left / "copy").exists()

    with private_folder() as folder:
        assert list(place.iterdir()) == [folder]


def test_the_folder_of_a_living_run_stays(another: subprocess.Popen[str]) -> None:
    folder = folder_of(another)

    sweep_folders()

    assert (folder / "copy").read_text() == "a secret"


def test_folders_of_others_are_kept(place: Path, tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    (place / "unattend-gen-copy-link").symlink_to(tmp_path / "target")
    (place / "unattend-gen-copy-file").touch()
    (place / "unattend-gen-copy-other").mkdir()
    os.chown(place / "unattend-gen-copy-other", os.geteuid() or 4711, -1)
    (place / "notes").mkdir()
    with private_folder():
        pass

    names = {path.name for path in place.iterdir()} - {"unattend-gen-copy-other"}
    assert names == {"unattend-gen-copy-link", "unattend-gen-copy-file", "target", "notes"}
