"""Small Git repositories for tests."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from unattend_gen.sources.programs import find_program

if TYPE_CHECKING:
    from pathlib import Path


def git(folder: Path, *arguments: str) -> None:
    """Run Git in a folder."""
    program = find_program("git")
    assert program is not None
    subprocess.run((program, *arguments), cwd=folder, check=True, capture_output=True)


def a_repository(folder: Path, files: dict[str, bytes]) -> Path:
    """Create a repository without a commit in which these files are staged."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet")
    stage(folder, files)
    return folder


def stage(folder: Path, files: dict[str, bytes]) -> None:
    """Write and stage files."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    git(folder, "add", "--all")


def commit(folder: Path) -> None:
    """Commit the staged files, with a made-up author."""
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    git(folder, *who, "-c", "commit.gpgSign=false", "commit", "--quiet", "-m", "first")
