"""A file that gets new content and stays the same file otherwise.

Mode, owner, times, extended attributes and access lists are those of the original; where one of
them could not be kept, the file is refused and left as it was. So is a file that others reach by
another name (a hard link): they would keep the old content.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from unattend_gen.output.in_use import is_open_for_writing
from unattend_gen.output.trouble import refusal, worded
from unattend_gen.output.workspace import demand_idle, new_file, sync_folder, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from unattend_gen.errors import OutputError

_READ: Final = (
    os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)  # not everywhere
)
_LONGEST_NAME: Final = 200
"""Bytes of a name around which words of ours still fit; a longer one is replaced by its hash."""

_NO_WRITING: Final = (
    "it may not be changed here, or another program holds it open",
    "close that program, or run as a user who may write to the file and its folder",
)
_MEANINGS: Final[Mapping[int, tuple[str, str]]] = {
    errno.EACCES: _NO_WRITING,
    errno.EPERM: _NO_WRITING,
    errno.EROFS: ("the file system is read-only", "copy the files, or mount it for writing"),
    errno.ENOSPC: ("there is no space left for the new content", "free some space, then go on"),
    errno.EDQUOT: ("there is no space left for the new content", "free some space, then go on"),
    errno.ENOENT: ("it does not exist any more", "look where it has gone, then go on"),
}


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells that a file is the one that was looked at, and is as it was then."""

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int


def state_of(path: str) -> FileState:
    """The state of a file; of a link, its own.

    Raises:
        OSError: there is none.
    """
    return _state(os.lstat(path))


def rewrite_file(path: Path, old: bytes, new: bytes) -> None:
    """Put new content in the place of the old one, in one step.

    Args:
        path: a regular file; the name is not followed through a link.
        old: what was read there; if something else stands there now, nothing is written.
        new: what shall stand there.

    Raises:
        OutputError: as `replacement` says, or it has changed since it was read.
    """
    with replacement(path) as place:
        if _content(path.absolute()) != old:
            raise _changed(path)
        with new_file(place) as stream:
            stream.write(new)


def demand_replaceable(path: Path, seen: FileState | None = None) -> None:
    """Refuse what `replacement` would refuse, as far as it shows before anything is written.

    Whether the disk has room, and whether attributes and access lists can be kept, shows only then.

    Args:
        path: as there.
        seen: as there.

    Raises:
        OutputError: as there.
    """
    place = path.absolute()
    with worded(path, _MEANINGS):
        status = _status(path, seen)
        demand_idle(place.parent, _short(place.name))
        if not os.access(place.parent, os.W_OK | os.X_OK):
            raise refusal(*_NO_WRITING, path)
        _demand_own(place, status)


@contextmanager
def replacement(path: Path, seen: FileState | None = None) -> Iterator[Path]:
    """Where to write what shall take the place of a file, when nothing has been raised.

    It is a name in a private folder beside the file, so nothing is seen of it before.

    Args:
        path: a regular file; the name is not followed through a link.
        seen: its state when it was read; if it is another now, nothing is written.

    Raises:
        OutputError: a link, another hard link, read-only, open elsewhere for writing, changed, or
            it cannot be written or kept alike; the file is then as it was.
    """
    place = path.absolute()
    with worded(path, _MEANINGS):
        status = _status(path, seen)
        with workspace(place.parent, _short(place.name)) as folder:
            new = folder / "new"
            yield new
            _make_alike(new, place, status)
            _sync(new)
            if _state(place.lstat()) != _state(status):
                raise _changed(path)
            new.replace(place)
            sync_folder(place.parent)


def _status(path: Path, seen: FileState | None) -> os.stat_result:
    """What the system says of a file that may be replaced now, or the reason why not."""
    status = path.absolute().lstat()
    _demand_rewritable(path, status)
    if seen is not None and seen != _state(status):
        raise _changed(path)
    _demand_unused(path)
    return status


def _demand_rewritable(path: Path, status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise refusal("it is a symbolic link", "name the file itself", path)
    if not stat.S_ISREG(status.st_mode):
        raise refusal("it is no regular file", "name a file", path)
    if status.st_nlink > 1:
        advice = (
            f"the other names would keep the old content; find them (find / -xdev -inum"
            f" {status.st_ino}), remove all but one, then go on"
        )
        raise refusal(f"the file has {status.st_nlink} names (hard links)", advice, path)
    is_read_only = not status.st_mode & stat.S_IWUSR
    if is_read_only or not os.access(path, os.W_OK):
        raise refusal("it is read-only", "make it writable first, if it is yours to change", path)


def _demand_own(place: Path, status: os.stat_result) -> None:
    """Refuse a file that cannot be given back to its owner and group."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return
    groups = {os.getegid(), *os.getgroups()}
    if status.st_uid != os.geteuid() or status.st_gid not in groups:
        raise _foreign(place)


def _foreign(place: Path) -> OutputError:
    message = "it belongs to another user or group"
    return refusal(message, "run as its owner, or as root", place)


def _demand_unused(path: Path) -> None:
    descriptor = os.open(path, _READ)
    try:
        if is_open_for_writing(descriptor):
            advice = "end that program, then go on"
            raise refusal("another program has it open for writing", advice, path)
    finally:
        os.close(descriptor)


def _content(place: Path) -> bytes:
    with os.fdopen(os.open(place, _READ), "rb") as stream:
        return stream.read()


def _make_alike(new: Path, place: Path, status: os.stat_result) -> None:
    """Give the new file everything of the old one but its content, or refuse."""
    if hasattr(os, "chown"):
        made = new.lstat()
        if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
            _give_to(new, place, status)
    shutil.copystat(place, new, follow_symlinks=False)
    if hasattr(os, "listxattr") and _attributes(new) != _attributes(place):
        advice = "run as a user who may set them, as root may"
        raise refusal("its extended attributes or access list cannot be kept", advice, place)


def _give_to(new: Path, place: Path, status: os.stat_result) -> None:
    with suppress(PermissionError):
        os.chown(new, status.st_uid, status.st_gid)
        return
    raise _foreign(place)


def _attributes(path: Path) -> dict[str, bytes]:
    try:
        names = os.listxattr(path, follow_symlinks=False)
        return {name: os.getxattr(path, name, follow_symlinks=False) for name in names}
    except OSError as error:
        if error.errno in {errno.ENOTSUP, errno.ENODATA}:
            return {}
        raise


def _sync(path: Path) -> None:
    """Wait until the disk has a file with everything that belongs to it."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _state(status: os.stat_result) -> FileState:
    return FileState(
        status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    )


def _short(name: str) -> str:
    written = os.fsencode(name)
    return name if len(written) <= _LONGEST_NAME else blake2b(written, digest_size=16).hexdigest()


def _changed(path: Path) -> OutputError:
    return refusal("it has changed since it was read", "try again when nothing writes to it", path)
