"""A file that gets new content and stays the same file otherwise.

Mode, owner, times, extended attributes and access lists are those of the original. A file that
others reach by another name (a hard link) is refused: they would keep the old content.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from unattend_gen.output.trouble import refusal, worded
from unattend_gen.output.workspace import PRIVATE_FILE, sync_folder, workspace, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.errors import OutputError

_AS_BYTES: Final = getattr(os, "O_BINARY", 0)
_NOT_THROUGH_LINKS: Final = getattr(os, "O_NOFOLLOW", 0)


def rewrite_file(path: Path, old: bytes, new: bytes) -> None:
    """Put new content in the place of the old one, in one step.

    Args:
        path: a regular file; the name is not followed through a link.
        old: what was read there; if something else stands there now, nothing is written.
        new: what shall stand there.

    Raises:
        OutputError: a link, another hard link, read-only, changed since it was read, or it
            cannot be written; the file is then as it was.
    """
    place = path.absolute()
    with worded(path):
        status = place.lstat()
        _demand_rewritable(path, status)
        with workspace(place.parent, place.name) as folder:
            if _content(place) != old:
                raise _changed(path)
            write_new(folder / "new", new, PRIVATE_FILE)
            _make_alike(folder / "new", place, status)
            if _identity(place.lstat()) != _identity(status):
                raise _changed(path)
            (folder / "new").replace(place)
            sync_folder(place.parent)


def _demand_rewritable(path: Path, status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise refusal("it is a symbolic link", "name the file itself", path)
    if not stat.S_ISREG(status.st_mode):
        raise refusal("it is no regular file", "name a file", path)
    if status.st_nlink > 1:
        advice = "the other names would keep the old content; remove them, then try again"
        raise refusal(f"the file has {status.st_nlink} names (hard links)", advice, path)
    is_read_only = not status.st_mode & stat.S_IWUSR
    if is_read_only or not os.access(path, os.W_OK):
        raise refusal("it is read-only", "make it writable first, if it is yours to change", path)


def _content(place: Path) -> bytes:
    descriptor = os.open(place, os.O_RDONLY | _NOT_THROUGH_LINKS | _AS_BYTES)
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read()


def _make_alike(new: Path, place: Path, status: os.stat_result) -> None:
    """Give the new file everything of the old one but its content."""
    if hasattr(os, "chown"):
        # Who is not root may be unable to, and then owns the old file too.
        with suppress(PermissionError):
            os.chown(new, status.st_uid, status.st_gid)
    shutil.copystat(place, new, follow_symlinks=False)


def _identity(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _changed(path: Path) -> OutputError:
    return refusal("it has changed since it was read", "try again when nothing writes to it", path)
