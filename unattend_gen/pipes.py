"""Files that users name: named pipes, on which a reader may wait forever, and forbidden folders."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PIPE_ADVICE: Final = "name a file, or write <(command) in a shell that knows it"
"""Advice for a path that is a named pipe."""

_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_CLOEXEC")
)
_OPEN_ALREADY: Final = ("/dev/", "/proc/")
"""Pipes of `<(command)` and open descriptors have a writer already."""


def is_waiting_pipe(path: Path) -> bool:
    """Return whether reading a path may wait for a writer that never comes.

    Raises:
        OSError: the path cannot be examined.
        ValueError: the path is invalid.
    """
    return path.is_fifo() and not str(path).startswith(_OPEN_ALREADY)


class FileName(str):
    """The name of a file from someone else's spec or inventory, which may be only in some folders.

    Attributes:
        folders: where the file must be when it is read, without links; None for anywhere.
    """

    __slots__ = ("folders",)

    folders: tuple[Path, ...] | None

    def __new__(cls, name: str, folders: tuple[Path, ...] | None = None) -> Self:
        """Return the name with its folders."""
        self = super().__new__(cls, name)
        self.folders = folders
        return self


class OutsideError(Exception):
    """A file is not in a folder where it must be."""


@contextmanager
def opened_within(path: Path, folders: Iterable[Path] | None) -> Iterator[BinaryIO]:
    """Open a file for reading that must be below one of these folders.

    On Linux the check is of the file that is open: whoever owns a folder can put a symbolic link
    in place of a file between a check of its name and its reading.

    Args:
        path: the file.
        folders: without symbolic links; None if the file may be anywhere and of any kind.

    Raises:
        OutsideError: the file is elsewhere after all links are resolved.
        OSError: it cannot be opened, or is not a regular file.
        ValueError: the path is invalid.
    """
    if folders is None:
        with path.open("rb") as file:
            yield file
        return
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        opened = Path(f"/proc/self/fd/{descriptor}")
        place = Path(os.path.realpath(opened if opened.is_symlink() else path))
        if not any(place.is_relative_to(folder) for folder in folders):
            raise OutsideError
        yield file
