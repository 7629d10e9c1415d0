"""Folders that stay the same folder while files in them are replaced.

The system looks a path up anew at each call. Whoever owns a folder on the way can put another
folder or a symbolic link in its place between two calls, and lead a program that runs as root to a
file of their choice. A pinned folder is looked up once and then reached by its descriptor.

Source:
    Manual pages open(2) on `O_PATH` and `O_NOFOLLOW`, and proc(5) on `/proc/PID/fd`.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.output.os_errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE_FOLDER: Final = 0o700

_ROOT: Final = 0
_MOST_LINKS: Final = 40
"""As many as Linux follows."""

_IS_PINNABLE: Final = sys.platform == "linux" and Path("/proc/self/fd").is_dir()
_LOOK_UP: Final = (
    getattr(os, "O_PATH", 0) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
)
_ENTER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def pinned_folder(folder: Path) -> Iterator[Path]:
    """Provide a path that leads to a folder even if the folder is renamed or replaced.

    Symbolic links on the way are followed only if they belong to root or to the user of this
    process. On systems other than Linux the path is the given one, and root is rejected where the
    folder belongs to another user.

    Args:
        folder: an absolute path.

    Raises:
        OutputError: a link of another user leads there, or root would depend on another user.
        OSError: there is no such folder.
    """
    if not _IS_PINNABLE:
        _require_own_folder(folder)
        yield folder
        return
    descriptor = _descriptor(folder)
    try:
        yield _path_of(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def pinned_private_folder(folder: Path) -> Iterator[Path]:
    """Provide a path that leads to a folder of this user that nobody else can enter.

    Args:
        folder: in a pinned folder.

    Raises:
        OutputError: another user has put a folder of their own in its place.
        OSError: there is no such folder.
    """
    if not _IS_PINNABLE:
        yield folder
        return
    descriptor = _private(folder)
    try:
        yield _path_of(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Create a folder that only its owner can enter, whatever the umask.

    Raises:
        OutputError: another user has put a folder of their own in its place.
        OSError: it exists, or cannot be created.
    """
    folder.mkdir(PRIVATE_FOLDER)
    if _IS_PINNABLE:
        os.close(_private(folder))
    else:
        folder.chmod(PRIVATE_FOLDER)


def _private(folder: Path) -> int:
    """Open a folder of this user, and see to its mode by the descriptor."""
    descriptor = os.open(folder, _ENTER)
    if os.fstat(descriptor).st_uid != os.geteuid():
        os.close(descriptor)
        raise refusal("another user has replaced a folder in use", "try again", folder.parent)
    os.fchmod(descriptor, PRIVATE_FOLDER)
    return descriptor


def _path_of(descriptor: int) -> Path:
    """Return a path for an open folder, for this process and the programs that it starts."""
    return Path(f"/proc/{os.getpid()}/fd/{descriptor}")


def _descriptor(folder: Path) -> int:
    """Open a folder component by component, so that nothing on the way can be swapped."""
    descriptor = os.open("/", _LOOK_UP)
    names, links = [*reversed(folder.parts[1:])], 0
    try:
        while names:
            name = names.pop()
            below = _entered(name, descriptor)
            if below is None:
                links += 1
                target = Path(_link_target(name, descriptor, folder, links))
                names.extend(reversed(target.parts[target.is_absolute() :]))
                below = os.open("/", _LOOK_UP) if target.is_absolute() else os.dup(descriptor)
            os.close(descriptor)
            descriptor = below
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _entered(name: str, descriptor: int) -> int | None:
    """Return the descriptor of a folder in an open folder, or None if the name is not a folder."""
    try:
        return os.open(name, _LOOK_UP, dir_fd=descriptor)
    except OSError as error:
        if error.errno not in {errno.ENOTDIR, errno.ELOOP}:
            raise
        return None


def _link_target(name: str, descriptor: int, folder: Path, links: int) -> str:
    """Return where a link leads, if its owner is trusted and there are not too many."""
    if links > _MOST_LINKS:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    status = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
    if not stat.S_ISLNK(status.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    if status.st_uid not in {_ROOT, os.geteuid()}:
        message = "a symbolic link of another user leads there"
        raise refusal(message, "name the folder that it leads to", folder)
    return os.readlink(name, dir_fd=descriptor)


def _require_own_folder(folder: Path) -> None:
    """Check that root does not write below a folder that another user could replace."""
    if not hasattr(os, "geteuid") or os.geteuid() != _ROOT:
        return
    if any(above.stat().st_uid != _ROOT for above in (folder, *folder.parents)):
        message = "root does not write to folders of other users on this system"
        raise refusal(message, "run as the owner of the folder", folder)
