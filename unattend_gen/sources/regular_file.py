"""Reads one file: regular, within the size limit, and unchanged while it is read.

Only regular files are opened: a FIFO would block, and opening a device may have effects. The type
is checked before the file is opened and again on the open descriptor, so swapping the file in
between gains nothing.
"""

from __future__ import annotations

import errno
import os
import stat
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.core.document import LIMIT_BYTES, Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.streams.holes import stored_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

TOO_LARGE: Final = f"larger than {LIMIT_BYTES // 1024**2} MiB; answer files have a few kilobytes"

TO_STDIN: Final = ", or pipe its content to -"
"""End of an advice; commands that do not read standard input remove it."""

_LINK: Final = "a symbolic link; name its target"
_ATTEMPTS: Final = 2
_CHUNK_BYTES: Final = 1024 * 1024
_FLAGS: Final = os.O_RDONLY | sum(
    # Each is missing on some platform: Windows has only O_BINARY and O_NOINHERIT.
    getattr(os, name, 0)
    for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT")
)
_NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0)


class _OutOfBoundsError(Exception):
    """Carries the reason and advice of a `Skipped` for a file that is not read."""

    def __init__(self, reason: SkipReason, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


def read_regular_file(path: str, *, follow_link: bool = False) -> Document | Skipped:
    """Return the file as a document, or why it was skipped; raises nothing.

    Args:
        path: the path as it was named or found; it becomes the location.
        follow_link: whether a symbolic link is followed: links that were named are, links found
            in a walk are not.
    """
    location = Location(path)
    try:
        status = os.stat(path, follow_symlinks=follow_link)  # noqa: PTH116 - keeps the name
        _require_regular(status)
        return Document(location, _stable_content(path, follow_link=follow_link))
    except _OutOfBoundsError as trouble:
        return Skipped(location, trouble.reason, trouble.advice)
    except OSError as error:
        return unreadable(location, error)


def open_regular_file(path: str, *, follow_link: bool, limit_bytes: int) -> Blob | Skipped:
    """Return the file as a blob, in memory if it is small, or why it was skipped.

    Args:
        path: the path as it was named or found.
        follow_link: as for `read_regular_file`.
        limit_bytes: size up to which the content is read into memory.
    """
    location = Location(path)
    try:
        status = os.stat(path, follow_symlinks=follow_link)  # noqa: PTH116 - keeps the name
        _require_regular(status)
        if status.st_size > limit_bytes:
            opener = partial(_opened_again, path, _identity(status), follow_link=follow_link)
            stored = stored_bytes(status)
            return Blob(location, status.st_size, opener=opener, stored_bytes=stored)
        return Blob.held(location, _stable_content(path, follow_link=follow_link))
    except _OutOfBoundsError as trouble:
        return Skipped(location, trouble.reason, trouble.advice)
    except OSError as error:
        return unreadable(location, error)


def unreadable(location: Location, error: OSError) -> Skipped:
    """Return the report that the system refused to read a file, with its reason."""
    reason = (error.strerror or "cannot be read").lower()
    advice = f"{reason}; run as a user who may read it, or copy it elsewhere"
    return Skipped(location, SkipReason.UNREADABLE, advice)


def _opened_again(path: str, identity: tuple[int, int, int], *, follow_link: bool) -> BinaryIO:
    """Open a file again, provided that it is still the same one.

    Raises:
        OSError: it is another file by now, or cannot be opened.
    """
    file = os.fdopen(os.open(path, _FLAGS | (0 if follow_link else _NO_LINKS)), "rb")
    if _identity(os.fstat(file.fileno())) != identity:
        file.close()
        raise OSError(errno.ESTALE, "it changed while it was read")
    return file


def _stable_content(path: str, *, follow_link: bool) -> bytes:
    """Return the content of a file that did not change while it was read; retries once."""
    for _ in range(_ATTEMPTS):
        descriptor = os.open(path, _FLAGS | (0 if follow_link else _NO_LINKS))
        try:
            before = os.fstat(descriptor)
            _require_regular(before)
            content = _content(partial(os.read, descriptor), before.st_size)
            if _identity(before) == _identity(os.fstat(descriptor)):
                return content
        finally:
            os.close(descriptor)
    raise _OutOfBoundsError(
        SkipReason.CHANGED, "it changed while it was read; retry when no program writes to it"
    )


def _content(read: Callable[[int], bytes], size: int) -> bytes:
    if size > LIMIT_BYTES:
        raise _OutOfBoundsError(SkipReason.TOO_LARGE, TOO_LARGE)
    # One more byte than expected tells whether the file has grown. A larger request would allocate
    # a whole chunk for each small file.
    first = read(size + 1)
    if len(first) == size:
        return first
    content = bytearray(first)
    while chunk := read(_CHUNK_BYTES):
        content += chunk
        if len(content) > LIMIT_BYTES:
            raise _OutOfBoundsError(SkipReason.TOO_LARGE, TOO_LARGE)
    return bytes(content)


def _require_regular(status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise _OutOfBoundsError(SkipReason.NOT_REGULAR, _LINK)
    if not stat.S_ISREG(status.st_mode):
        advice = f"{_kind(status.st_mode)}; name a file{TO_STDIN}"
        raise _OutOfBoundsError(SkipReason.NOT_REGULAR, advice)


def _kind(mode: int) -> str:
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    return kinds.get(stat.S_IFMT(mode), "not a regular file")


def _identity(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns
