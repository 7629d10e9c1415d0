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
import shutil
import stat
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.output.os_errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.errors import OutputError

PRIVATE_FOLDER: Final = 0o700

_ROOT: Final = 0
_MOST_LINKS: Final = 40
"""As many as Linux follows."""

_OF_OTHERS: Final = 0o077
_WRITABLE_BY_OTHERS: Final = 0o022
_CAN_REMOVE: Final = hasattr(os, "geteuid") and shutil.rmtree.avoids_symlink_attacks
_IS_PINNABLE: Final = sys.platform == "linux" and Path("/proc/self/fd").is_dir()
_LOOK_UP: Final = (
    getattr(os, "O_PATH", 0) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
)
_ABOVE: Final = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0)
_ENTER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def pinned_folder(folder: Path, *, is_required: bool = True) -> Iterator[Path]:
    """Provide a path that leads to a folder even if the folder is renamed or replaced.

    Symbolic links on the way are followed only if they belong to root or to the user of this
    process. On systems other than Linux the path is the given one.

    Args:
        folder: an absolute path.
        is_required: whether root is rejected on systems other than Linux where the folder belongs
            to another user.

    Raises:
        OutputError: a link of another user leads there, or root would depend on another user.
        OSError: there is no such folder.
    """
    if not _IS_PINNABLE:
        if is_required:
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
    descriptor = os.open(folder, _ENTER)
    try:
        status = os.fstat(descriptor)
        if status.st_uid != os.geteuid() or status.st_mode & _OF_OTHERS:
            raise _replaced(folder)
        yield _path_of(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> str:
    """Create a folder that only its owner can enter, whatever the umask.

    Returns:
        What tells this folder from others, for `remove_private_folder`.

    Raises:
        OutputError: another user has put a folder of their own in its place.
        OSError: it exists, or cannot be created.
    """
    folder.mkdir(PRIVATE_FOLDER)
    if not _IS_PINNABLE:
        folder.chmod(PRIVATE_FOLDER)
        return _identity(folder.lstat())
    descriptor = os.open(folder, _ENTER)
    try:
        _require_new(descriptor, folder)
        os.fchmod(descriptor, PRIVATE_FOLDER)
        _require_new(descriptor, folder)  # until then, others may have put something there
        return _identity(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def remove_private_folder(folder: Path, identity: str) -> None:
    """Remove a folder that this program has made, with its content.

    The folder is opened once without following links, checked, and emptied by its descriptor.
    Its name is removed last, which succeeds only if an empty folder has it by then.

    Args:
        folder: may be gone already.
        identity: from `make_private_folder`; empty if it is not known. Without it, a folder with
            content is removed only from a folder to which no other user can move anything.

    Raises:
        OutputError: the folder may be another one.
        OSError: it cannot be removed.
    """
    if not _CAN_REMOVE:
        shutil.rmtree(folder)
        return
    with ExitStack() as opened:
        above = os.open(folder.parent, _ABOVE)
        opened.callback(os.close, above)
        try:
            descriptor = os.open(folder.name, _ENTER, dir_fd=above)
        except FileNotFoundError:
            return
        opened.callback(os.close, descriptor)
        if _is_ours(os.fstat(descriptor), identity, os.fstat(above)):
            _empty(descriptor)
        elif _has_content(descriptor):
            message = "this program has not made the folder whose name it needs"
            raise refusal(message, "check its content, and move it away", folder)
        os.rmdir(folder.name, dir_fd=above)


def _is_ours(status: os.stat_result, identity: str, above: os.stat_result) -> bool:
    """Return whether a folder was made by this program for this user."""
    if status.st_uid != os.geteuid():
        return False
    is_closed = above.st_uid == os.geteuid() and not above.st_mode & _WRITABLE_BY_OTHERS
    return is_closed or _identity(status) == identity


def _has_content(descriptor: int) -> bool:
    return bool(os.listdir(descriptor))


def _empty(descriptor: int) -> None:
    """Remove what is in an open folder, without following links."""
    for name in os.listdir(descriptor):
        if stat.S_ISDIR(os.stat(name, dir_fd=descriptor, follow_symlinks=False).st_mode):
            shutil.rmtree(name, dir_fd=descriptor)
        else:
            os.unlink(name, dir_fd=descriptor)


def _identity(status: os.stat_result) -> str:
    return f"{status.st_dev}:{status.st_ino}"


def _require_new(descriptor: int, folder: Path) -> None:
    """Check that an open folder is the one that was just made: this user's, and empty."""
    if os.fstat(descriptor).st_uid != os.geteuid() or _has_content(descriptor):
        raise _replaced(folder)


def _replaced(folder: Path) -> OutputError:
    return refusal("another user has replaced a folder in use", "try again", folder.parent)


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
