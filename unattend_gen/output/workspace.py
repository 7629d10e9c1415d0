"""A private folder in which content is written before it is moved to its place.

Its name is fixed for each place, and a lock file is next to it. So two runs that write to the same
place notice each other, and a folder whose lock nobody holds was left by a run that was killed. The
system releases a lock when its process ends, however it ends.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.errors import OutputError
from unattend_gen.output.names import OWN_PREFIX
from unattend_gen.output.os_errors import refusal
from unattend_gen.output.pinned import make_private_folder, remove_private_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PRIVATE_FILE: Final = 0o600

_NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)
_SUFFIXES: Final = (".lock", ".partial")
_OF_OTHERS: Final = 0o077
_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})
_NOTE: Final = re.compile("(?:[0-9]+:[0-9]+)?")
_LONGEST_NOTE: Final = 64
_ATTEMPTS: Final = 100
"""How often a lock file may vanish after it was opened, each time because a run has ended."""


@contextmanager
def workspace(parent: Path, name: str) -> Iterator[Path]:
    """Provide an empty folder in `parent`, mode 0700, for one run at a time.

    What a killed run left there is removed first. The folder and its lock are removed at the end,
    unless the folder has been renamed by then.

    Raises:
        OutputError: another run is writing to the same place, or the folder that has the name is
            not one that a run of this user has made.
        OSError: `parent` cannot be written.
    """
    lock, folder = _residue(parent, name)
    descriptor = _acquire(lock)
    try:
        _remove(folder, _noted(descriptor) or "")
        identity = make_private_folder(folder)
        _note(descriptor, identity)
        try:
            yield folder
        finally:
            with suppress(OSError, OutputError):
                _remove(folder, identity)
    finally:
        _release(descriptor, lock)


def require_idle(parent: Path, name: str) -> None:
    """Check that no running process writes to a place; nothing is created or removed.

    Raises:
        OutputError: one does.
        OSError: the lock file cannot be opened.
    """
    lock, _ = _residue(parent, name)
    try:
        descriptor = os.open(lock, os.O_RDWR | _NO_LINKS)
    except FileNotFoundError:
        return
    try:
        if not try_lock(descriptor):
            raise _busy(lock)
    finally:
        os.close(descriptor)


def sweep(parent: Path, name: str) -> None:
    """Remove what a killed run left in `parent`, unless a running process is at work there."""
    if any(map(os.path.lexists, _residue(parent, name))):
        with suppress(OSError, OutputError), workspace(parent, name):
            pass


def residue_at(path: Path) -> tuple[Path, str] | None:
    """Return the arguments of `sweep` for a path that is a lock or in a private folder.

    These are the folder above and the name that was to be written there. None for other paths.
    """
    for part in (path, *path.parents):
        if part.name.startswith(OWN_PREFIX) and part.suffix in _SUFFIXES and _may_be_ours(part):
            return part.parent, part.name.removeprefix(OWN_PREFIX).removesuffix(part.suffix)
    return None


def _may_be_ours(path: Path) -> bool:
    """Return whether a run of this user may have created a path: it is closed to other users."""
    try:
        status = path.lstat()
    except OSError:
        return True  # it is gone: another run has ended
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & _OF_OTHERS


def try_lock(descriptor: int) -> bool:
    """Lock an open file for this process; False if another process holds the lock.

    Some network file systems have no locks. The file counts as locked there: two runs that may
    disturb each other are better than none at all.
    """
    from filelock import lock_descriptor  # slow to import, and needed only to write

    try:
        return lock_descriptor(descriptor, blocking=False)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        return True


def write_new(path: Path, data: bytes, mode: int = PRIVATE_FILE) -> None:
    """Write a file that does not exist yet, and flush it to disk."""
    write_new_in_pieces(path, (data,), mode)


def write_new_in_pieces(path: Path, pieces: Iterable[bytes], mode: int = PRIVATE_FILE) -> None:
    """Write a file that does not exist yet, and flush it to disk; see `new_file`."""
    with new_file(path, mode) as stream:
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def new_file(path: Path, mode: int = PRIVATE_FILE) -> Iterator[BinaryIO]:
    """Open a file that does not exist yet for writing; the caller flushes it to disk.

    From its creation on, other users cannot open it, and it is never reached through a link.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS | _BINARY
    with os.fdopen(os.open(path, flags, mode), "wb") as stream:
        if hasattr(os, "fchmod"):
            os.fchmod(stream.fileno(), mode)
        yield stream


def sync_folder(path: Path) -> None:
    """Flush the names in a folder to disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _residue(parent: Path, name: str) -> tuple[Path, Path]:
    """Return the lock file and the private folder of a place."""
    lock, folder = (parent / f"{OWN_PREFIX}{name}{suffix}" for suffix in _SUFFIXES)
    return lock, folder


def _acquire(lock: Path) -> int:
    """Return the descriptor of a lock file that only this process holds."""
    for _ in range(_ATTEMPTS):
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | _NO_LINKS, PRIVATE_FILE)
        try:
            if _is_locked(descriptor, lock):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
    raise _busy(lock)


def _is_locked(descriptor: int, lock: Path) -> bool:
    """Lock the file; False if the run that held the lock has removed the file meanwhile."""
    if not try_lock(descriptor):
        raise _busy(lock)
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), lock.lstat())
    return False


def _busy(lock: Path) -> OutputError:
    advice = "wait until it has ended, or choose another place"
    return refusal("another run is writing here", advice, lock.parent)


def _release(descriptor: int, lock: Path) -> None:
    """Remove the lock file while it is locked, or right after where Windows forbids that."""
    with suppress(OSError):
        lock.unlink()
    os.close(descriptor)
    if os.name == "nt":
        with suppress(OSError):
            lock.unlink()


def _noted(descriptor: int) -> str | None:
    """Return what a run has noted in its lock file, which identifies its private folder.

    None if the file is not the lock of a run of this user, but a file that others put there.
    """
    status = os.fstat(descriptor)
    if not hasattr(os, "pread") or status.st_uid != os.geteuid() or status.st_nlink != 1:
        return None
    if not stat.S_ISREG(status.st_mode) or stat.S_IMODE(status.st_mode) & _OF_OTHERS:
        return None
    note = os.pread(descriptor, _LONGEST_NOTE, 0).decode("latin-1")
    return note if _NOTE.fullmatch(note) else None


def _note(descriptor: int, identity: str) -> None:
    """Note in the lock file which folder the next run may remove if this one is killed."""
    if _noted(descriptor) is not None:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, identity.encode("ascii"), 0)


def _remove(path: Path, identity: str) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        remove_private_folder(path, identity)
