"""A private folder to write in before anything is seen at the place itself.

Its name is fixed for each place and a lock file stands beside it. So two runs to one place know of
each other, and a folder whose lock nobody holds was left by a run that was killed.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.errors import OutputError
from unattend_gen.output.locking import try_lock
from unattend_gen.output.names import OWN_PREFIX
from unattend_gen.output.trouble import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PRIVATE_FOLDER: Final = 0o700
PRIVATE_FILE: Final = 0o600

_NOT_THROUGH_LINKS: Final = getattr(os, "O_NOFOLLOW", 0)
_AS_BYTES: Final = getattr(os, "O_BINARY", 0)
_SUFFIXES: Final = (".lock", ".partial")
_OF_OTHERS: Final = 0o077
_ATTEMPTS: Final = 100
"""How often a lock file may vanish under us, each time because another run has just ended."""


@contextmanager
def workspace(parent: Path, name: str) -> Iterator[Path]:
    """An empty folder in `parent`, mode 0700, for one run at a time.

    What a killed run left there is removed first; the folder and its lock are removed at the end,
    unless the folder was renamed by then.

    Raises:
        OutputError: another run is writing to the same place.
        OSError: `parent` cannot be written.
    """
    lock, folder = _residue(parent, name)
    descriptor = _acquire(lock)
    try:
        _remove(folder)
        make_folder(folder)
        try:
            yield folder
        finally:
            with suppress(OSError):
                _remove(folder)
    finally:
        _release(descriptor, lock)


def demand_idle(parent: Path, name: str) -> None:
    """Refuse a place where a living run writes; nothing is made or removed.

    Raises:
        OutputError: one does.
        OSError: what it left cannot be looked at.
    """
    lock, _ = _residue(parent, name)
    try:
        descriptor = os.open(lock, os.O_RDWR | _NOT_THROUGH_LINKS)
    except FileNotFoundError:
        return
    try:
        if not try_lock(descriptor):
            raise _busy(lock)
    finally:
        os.close(descriptor)


def sweep(parent: Path, name: str) -> None:
    """Remove what a killed run left in `parent`, unless a living one is at work there."""
    if any(map(os.path.lexists, _residue(parent, name))):
        with suppress(OSError, OutputError), workspace(parent, name):
            pass


def residue_at(path: Path) -> tuple[Path, str] | None:
    """Where a run writes or was killed, if a path leads to a lock or into a private folder.

    Gives what `sweep` takes: the folder above, and the name that was to be written there.
    """
    for part in (path, *path.parents):
        if part.name.startswith(OWN_PREFIX) and part.suffix in _SUFFIXES and _may_be_ours(part):
            return part.parent, part.name.removeprefix(OWN_PREFIX).removesuffix(part.suffix)
    return None


def _may_be_ours(path: Path) -> bool:
    """Whether a run of this user could have made it: nobody else may look into what runs make."""
    try:
        status = path.lstat()
    except OSError:
        return True  # it is gone: another run has ended
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & _OF_OTHERS


def make_folder(path: Path) -> None:
    """Make a folder that only its owner can look into, whatever the umask."""
    path.mkdir(PRIVATE_FOLDER)
    path.chmod(PRIVATE_FOLDER)


def write_new(path: Path, data: bytes, mode: int = PRIVATE_FILE) -> None:
    """Write a file that does not exist yet and wait until the disk has it."""
    write_new_in_pieces(path, (data,), mode)


def write_new_in_pieces(path: Path, pieces: Iterable[bytes], mode: int = PRIVATE_FILE) -> None:
    """Write a file that does not exist yet and wait until the disk has it.

    No one else can open it from its first moment on, and it is never reached through a link.
    """
    with new_file(path, mode) as stream:
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def new_file(path: Path, mode: int = PRIVATE_FILE) -> Iterator[BinaryIO]:
    """A file that does not exist yet, open for writing; whoever needs it on the disk waits for it.

    No one else can open it from its first moment on, and it is never reached through a link.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOT_THROUGH_LINKS | _AS_BYTES
    with os.fdopen(os.open(path, flags, mode), "wb") as stream:
        if hasattr(os, "fchmod"):
            os.fchmod(stream.fileno(), mode)
        yield stream


def sync_folder(path: Path) -> None:
    """Wait until the disk has the names in a folder, where the system can do so."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _residue(parent: Path, name: str) -> tuple[Path, Path]:
    lock, folder = (parent / f"{OWN_PREFIX}{name}{suffix}" for suffix in _SUFFIXES)
    return lock, folder


def _acquire(lock: Path) -> int:
    """An open lock file that only this process holds."""
    for _ in range(_ATTEMPTS):
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | _NOT_THROUGH_LINKS, PRIVATE_FILE)
        try:
            if _is_locked(descriptor, lock):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
    raise _busy(lock)


def _is_locked(descriptor: int, lock: Path) -> bool:
    """Lock the file; False when it was removed meanwhile by the run that held it."""
    if not try_lock(descriptor):
        raise _busy(lock)
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    return False


def _busy(lock: Path) -> OutputError:
    return refusal("another run is writing here", "wait for it, or name another place", lock.parent)


def _release(descriptor: int, lock: Path) -> None:
    """Remove the lock file while it is held, or where Windows forbids that, right after."""
    with suppress(OSError):
        lock.unlink()
    os.close(descriptor)
    if os.name == "nt":
        with suppress(OSError):
            lock.unlink()


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)
