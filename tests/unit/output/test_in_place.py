"""Whether another program writes to a file."""

from __future__ import annotations

import os
import resource
import stat
import struct
import sys
from typing import TYPE_CHECKING

import pytest

from unattend_gen.errors import OutputError
from unattend_gen.output import replacement, require_replaceable, rewrite_file, state_of
from unattend_gen.output.in_place import is_open_for_writing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Create a file that is neither new nor private."""
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    os.utime(path, ns=(1_000_000_000, 2_000_000_000))
    return path


def changed_meanwhile(file: Path) -> None:
    with replacement(file) as places:
        places.new.write_bytes(b"new")
        file.write_bytes(b"other")


def half_written(file: Path) -> None:
    with replacement(file) as places, places.new.open("wb") as stream:
        stream.writelines([b"half", None])  # type: ignore[list-item]  # what the test is about


def test_content_changes_and_everything_else_is_kept(file: Path) -> None:
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


def test_extended_attributes_are_kept(file: Path) -> None:
    os.setxattr(file, "user.origin", b"panther")

    rewrite_file(file, b"old", b"new")

    assert os.getxattr(file, "user.origin") == b"panther"


def test_an_access_list_is_kept(file: Path) -> None:
    entry = struct.Struct("<HHI")
    nobody = 0xFFFFFFFF
    lines = ((1, 6, nobody), (2, 4, 65534), (4, 4, nobody), (16, 4, nobody), (32, 0, nobody))
    access = struct.pack("<I", 2) + b"".join(entry.pack(*line) for line in lines)
    os.setxattr(file, "system.posix_acl_access", access)

    rewrite_file(file, b"old", b"new")

    assert os.getxattr(file, "system.posix_acl_access") == access


def test_the_owner_is_kept(file: Path) -> None:
    owner = os.geteuid() or 4711
    os.chown(file, owner, -1)

    rewrite_file(file, b"old", b"new")

    assert file.stat().st_uid == owner


def test_a_name_of_maximum_length_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / ("n" * 251 + ".xml")
    file.write_bytes(b"old")

    rewrite_file(file, b"old", b"new")

    assert file.read_bytes() == b"new"


def test_a_file_open_for_writing_elsewhere_is_rejected(file: Path) -> None:
    with file.open("ab"), pytest.raises(OutputError, match="another program"):
        rewrite_file(file, b"old", b"new")

    assert file.read_bytes() == b"old"


def test_a_full_disk_leaves_the_file_unchanged(file: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        with pytest.raises(OutputError, match="exceeds a limit"):
            rewrite_file(file, b"old", b"x" * 2048)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_changes_while_its_replacement_is_made_is_left_alone(file: Path) -> None:
    with pytest.raises(OutputError, match="has changed"):
        changed_meanwhile(file)

    assert file.read_bytes() == b"other"


def test_a_file_that_changed_since_it_was_read_is_left_alone(file: Path) -> None:
    seen = state_of(str(file))
    file.write_bytes(b"other")

    with pytest.raises(OutputError, match="has changed"), replacement(file, seen) as places:
        places.new.write_bytes(b"new")
    assert file.read_bytes() == b"other"


def test_a_failed_replacement_leaves_nothing_behind(file: Path) -> None:
    with pytest.raises(TypeError):
        half_written(file)

    assert [one.read_bytes() for one in file.parent.iterdir()] == [b"old"]


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
        (pipe, "not a regular file"),
        (missing, "no longer exists"),
    ],
)
def test_a_file_that_would_lose_something_is_rejected(file: Path, made: object, words: str) -> None:
    assert callable(made)
    path = made(file)

    with pytest.raises(OutputError, match=words):
        rewrite_file(path, b"old", b"new")
    assert b"new" not in {one.read_bytes() for one in file.parent.iterdir() if one.is_file()}


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (hard_link, "2 names"),
        (symbolic_link, "symbolic link"),
        (read_only, "read-only"),
        (pipe, "not a regular file"),
        (missing, "no longer exists"),
    ],
)
def test_a_rejected_file_is_detected_before_writing(file: Path, made: object, words: str) -> None:
    assert callable(made)

    with pytest.raises(OutputError, match=words):
        require_replaceable(made(file))


def test_a_replaceable_file_is_unchanged_until_it_is_replaced(file: Path) -> None:
    before = file.stat(), file.parent.stat()

    require_replaceable(file, state_of(str(file)))

    assert (file.stat(), file.parent.stat()) == before


def test_a_changed_file_is_detected_before_writing(file: Path) -> None:
    seen = state_of(str(file))
    file.write_bytes(b"other")

    with pytest.raises(OutputError, match="has changed"):
        require_replaceable(file, seen)


def asked(path: Path) -> bool:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return is_open_for_writing(descriptor)
    finally:
        os.close(descriptor)


def test_a_file_open_for_writing_is_in_use_until_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "setupact.log"

    with path.open("wb"):
        assert asked(path)
    assert not asked(path)


def test_a_file_that_is_only_read_is_not_in_use(tmp_path: Path) -> None:
    path = tmp_path / "unattend.xml"
    path.write_bytes(b"content")

    with path.open("rb"):
        assert not asked(path)


def test_the_query_does_not_keep_others_from_writing(tmp_path: Path) -> None:
    path = tmp_path / "unattend.xml"
    path.write_bytes(b"content")
    asked(path)

    path.write_bytes(b"other")

    assert path.read_bytes() == b"other"


@pytest.mark.skipif(sys.platform != "linux", reason="folders are pinned on Linux")
def test_a_folder_that_is_replaced_meanwhile_leads_nowhere_else(tmp_path: Path) -> None:
    share, moved, victim = (tmp_path / name for name in ("share", "moved", "victim"))
    share.mkdir()
    (share / "file").write_bytes(b"old")
    victim.write_bytes(b"precious")

    with replacement(share / "file") as places:
        places.new.write_bytes(b"new")
        share.rename(moved)
        share.mkdir()
        (share / "file").symlink_to(victim)

    assert (victim.read_bytes(), (moved / "file").read_bytes()) == (b"precious", b"new")


@pytest.mark.skipif(sys.platform != "linux", reason="folders are pinned on Linux")
def test_a_private_folder_that_is_swapped_meanwhile_leads_nowhere_else(file: Path) -> None:
    victim = file.parent.parent / "victim"
    victim.write_bytes(b"precious")
    victim.chmod(0o600)

    with replacement(file) as places:
        places.new.write_bytes(b"new")
        private = next(one for one in file.parent.iterdir() if one.is_dir())
        private.rename(file.parent / "old")
        private.mkdir()
        (private / "new").symlink_to(victim)

    assert (victim.read_bytes(), victim.stat().st_mode & 0o777) == (b"precious", 0o600)
    assert file.read_bytes() == b"new"
