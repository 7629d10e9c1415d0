"""A file that gets new content and stays the same file otherwise.

Mode, owner, times, extended attributes and access lists of the original are kept. Where one of them
cannot be kept, the file is refused and stays as it was. So is a file with another name (a hard
link), which would keep the old content.

On Linux, nobody who owns a folder on the way can lead this program to another file: the folder of
the file and the private folder for the new content are reached by their descriptors.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from unattend_gen.output.os_errors import refusal, translate_os_errors
from unattend_gen.output.pinned import pinned_folder, pinned_private_folder
from unattend_gen.output.workspace import new_file, require_idle, sync_folder, workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from unattend_gen.errors import OutputError

_READ: Final = (
    os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)  # not everywhere
)
_LONGEST_NAME: Final = 200
"""Bytes of a name that leave room for our prefix and suffix; a longer one is replaced by a hash."""

_NO_WRITING: Final = (
    "permission denied, or another program has it open",
    "close that program, or run as a user who may write to the file and its folder",
)
_FULL: Final = ("no space is left for the new content", "free some space, then run it again")
_MEANINGS: Final[Mapping[int, tuple[str, str]]] = {
    errno.EACCES: _NO_WRITING,
    errno.EPERM: _NO_WRITING,
    errno.EROFS: ("the file system is read-only", "copy the files, or mount it for writing"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ENOENT: ("it no longer exists", "check where it went, then run it again"),
}


@dataclass(frozen=True, slots=True)
class FileState:
    """What identifies a file and tells whether it has changed since."""

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int


def state_of(path: str) -> FileState:
    """Return the state of a file; of a link, that of the link itself.

    Raises:
        OSError: there is no such file.
    """
    return _state(os.lstat(path))


@dataclass(frozen=True, slots=True)
class Replacement:
    """Where the new content of a file is written.

    Attributes:
        old: a path of the file that is replaced.
        new: a path of the new file, which does not exist yet, in a private folder.
    """

    old: Path
    new: Path


def rewrite_file(path: Path, old: bytes, new: bytes) -> None:
    """Replace the content of a file in one step.

    Args:
        path: a regular file; a link is not followed.
        old: the content that was read; if the file differs by now, nothing is written.
        new: the content to write.

    Raises:
        OutputError: as for `replacement`, or the file has changed since it was read.
    """
    with replacement(path) as places:
        if _content(places.old) != old:
            raise _changed(path)
        with new_file(places.new) as stream:
            stream.write(new)


def require_replaceable(path: Path, seen: FileState | None = None) -> None:
    """Check that `replacement` would accept a file, as far as that is known without writing.

    Whether the disk has room, and whether attributes and access lists can be kept, is only known
    afterwards.

    Args:
        path: as for `replacement`.
        seen: as for `replacement`.

    Raises:
        OutputError: as for `replacement`.
    """
    absolute = path.absolute()
    with translate_os_errors(path, _MEANINGS), pinned_folder(absolute.parent) as folder:
        status = _status(folder / absolute.name, seen, path)
        require_idle(folder, _short(absolute.name))
        if not os.access(folder, os.W_OK | os.X_OK):
            raise refusal(*_NO_WRITING, path)
        _require_own(path, status)


@contextmanager
def replacement(path: Path, seen: FileState | None = None) -> Iterator[Replacement]:
    """Provide the place of a new file, which replaces the old one when the block succeeds.

    The new file is in a private folder next to the old one, so nothing is visible before.

    Args:
        path: a regular file; a link is not followed.
        seen: its state when it was read; if it differs by now, nothing is written.

    Raises:
        OutputError: the file is a link, has another hard link, is read-only, is open for writing
            elsewhere, has changed, or cannot be written or kept alike; it is then unchanged.
    """
    absolute = path.absolute()
    with translate_os_errors(path, _MEANINGS), pinned_folder(absolute.parent) as folder:
        place = folder / absolute.name
        status = _status(place, seen, path)
        work = workspace(folder, _short(absolute.name))
        with work as made, pinned_private_folder(made) as private:
            new = private / "new"
            yield Replacement(place, new)
            _copy_metadata(new, place, status, path)
            _sync(new)
            if _state(place.lstat()) != _state(status):
                raise _changed(path)
            new.replace(place)
            sync_folder(folder)


def _status(place: Path, seen: FileState | None, named: Path) -> os.stat_result:
    """Return the status of a file that may be replaced now, or raise why it may not."""
    status = place.lstat()
    _require_rewritable(place, status, named)
    if seen is not None and seen != _state(status):
        raise _changed(named)
    _require_unused(place, named)
    return status


def _require_rewritable(place: Path, status: os.stat_result, named: Path) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise refusal("it is a symbolic link", "name the file itself", named)
    if not stat.S_ISREG(status.st_mode):
        raise refusal("it is not a regular file", "name a file", named)
    if status.st_nlink > 1:
        advice = (
            f"the other names would keep the old content; find them (find / -xdev -inum"
            f" {status.st_ino}), remove all but one, then run it again"
        )
        raise refusal(f"the file has {status.st_nlink} names (hard links)", advice, named)
    is_read_only = not status.st_mode & stat.S_IWUSR
    if is_read_only or not os.access(place, os.W_OK):
        raise refusal("it is read-only", "make it writable, if you may change it", named)


def _require_own(place: Path, status: os.stat_result) -> None:
    """Check that a new file can get the owner and group of the old one."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return
    groups = {os.getegid(), *os.getgroups()}
    if status.st_uid != os.geteuid() or status.st_gid not in groups:
        raise _foreign(place)


def _foreign(place: Path) -> OutputError:
    message = "it belongs to another user or group"
    return refusal(message, "run as its owner, or as root", place)


def _require_unused(place: Path, named: Path) -> None:
    descriptor = os.open(place, _READ)
    try:
        if is_open_for_writing(descriptor):
            advice = "end that program, then run it again"
            raise refusal("another program has it open for writing", advice, named)
    finally:
        os.close(descriptor)


def _content(place: Path) -> bytes:
    with os.fdopen(os.open(place, _READ), "rb") as stream:
        return stream.read()


def _copy_metadata(new: Path, place: Path, status: os.stat_result, named: Path) -> None:
    """Give the new file owner, mode, times and attributes of the old one, or refuse."""
    if hasattr(os, "chown"):
        made = new.lstat()
        if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
            _change_owner(new, status, named)
    shutil.copystat(place, new, follow_symlinks=False)
    if hasattr(os, "listxattr") and _attributes(new) != _attributes(place):
        message = "its extended attributes or access list cannot be kept"
        raise refusal(message, "run as a user who may set them, such as root", named)


def _change_owner(new: Path, status: os.stat_result, named: Path) -> None:
    with suppress(PermissionError):
        os.chown(new, status.st_uid, status.st_gid, follow_symlinks=False)
        return
    raise _foreign(named)


def _attributes(path: Path) -> dict[str, bytes]:
    try:
        names = os.listxattr(path, follow_symlinks=False)
        return {name: os.getxattr(path, name, follow_symlinks=False) for name in names}
    except OSError as error:
        if error.errno in {errno.ENOTSUP, errno.ENODATA}:
            return {}
        raise


def _sync(path: Path) -> None:
    """Flush a file with its metadata to disk."""
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
    advice = "run it again when no program writes to it"
    return refusal("it has changed since it was read", advice, path)


if sys.platform == "linux":
    import fcntl
    import signal

    def is_open_for_writing(descriptor: int) -> bool:
        """Return whether any process has a file open for writing.

        The system refuses a lease in that case. A lease that it grants is returned at once. False
        where it is unknown: on file systems without leases, and for files of another user.

        Args:
            descriptor: the file, opened for reading only.

        Source:
            Manual of fcntl(2): leases.
        """
        try:
            # Opening the file now makes the system send a signal; this one is ignored by default.
            fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        return False

else:

    def is_open_for_writing(descriptor: int) -> bool:
        """Return False: this platform does not say which files are open for writing.

        Windows refuses to replace an open file, which is reported when that happens.
        """
        del descriptor
        return False
