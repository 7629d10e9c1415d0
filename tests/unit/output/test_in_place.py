from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from unattend_gen.errors import OutputError
from unattend_gen.output import rewrite_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that is not new and not private."""
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    os.utime(path, ns=(1_000_000_000, 2_000_000_000))
    return path


def test_content_changes_and_all_else_stays(file: Path) -> None:
    before = file.stat()

    rewrite_file(file, b"old", b"new content")

    after = file.stat()
    assert file.read_bytes() == b"new content"
    assert (stat.S_IMODE(after.st_mode), after.st_mtime_ns, after.st_uid, after.st_gid) == (
        0o640,
        before.st_mtime_ns,
        before.st_uid,
        before.st_gid,
    )
    assert list(file.parent.iterdir()) == [file]


def test_extended_attributes_stay(file: Path) -> None:
    os.setxattr(file, "user.origin", b"panther")

    rewrite_file(file, b"old", b"new")

    assert os.getxattr(file, "user.origin") == b"panther"


def hard_link(file: Path) -> Path:
    os.link(file, file.parent / "other")
    return file


def symbolic_link(file: Path) -> Path:
    link = file.parent / "link"
    link.symlink_to(file)
    return link


def read_only(file: Path) -> Path:
    file.chmod(0o440)
    return file


def changed(file: Path) -> Path:
    file.write_bytes(b"other")
    return file


def pipe(file: Path) -> Path:
    path = file.parent / "pipe"
    os.mkfifo(path)
    return path


def missing(file: Path) -> Path:
    return file.parent / "missing"


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (hard_link, "2 names"),
        (symbolic_link, "symbolic link"),
        (read_only, "read-only"),
        (changed, "has changed"),
        (pipe, "no regular file"),
        (missing, "does not exist"),
    ],
)
def test_what_would_lose_something_is_refused(file: Path, made: object, words: str) -> None:
    assert callable(made)
    path = made(file)

    with pytest.raises(OutputError, match=words):
        rewrite_file(path, b"old", b"new")
    assert b"new" not in {one.read_bytes() for one in file.parent.iterdir() if one.is_file()}
