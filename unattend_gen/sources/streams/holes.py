"""The holes of sparse files, which a search of bytes can skip: they are read as zeros."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import BinaryIO

LEAST_BYTES: Final = 1024 * 1024
"""Shorter holes are read, because formats with tables of their own may count on their length."""

_SEEK_DATA: Final[int | None] = getattr(os, "SEEK_DATA", None)  # Windows has none


def behind_hole(stream: BinaryIO, at: int) -> int:
    """Return the offset at which reading can continue without missing anything but zeros.

    It is `at` unless a long hole begins there. The difference is even, for UTF-16.

    Args:
        stream: a file, or any other seekable stream, in which no holes are known.
        at: the offset of the next byte.
    """
    if _SEEK_DATA is None:
        return at
    try:
        descriptor = stream.fileno()
        before = os.lseek(descriptor, 0, os.SEEK_CUR)
    except (OSError, AttributeError):
        return at
    try:
        data_at = os.lseek(descriptor, at, _SEEK_DATA)
    except OSError as error:
        data_at = os.fstat(descriptor).st_size if error.errno == errno.ENXIO else at
    finally:
        os.lseek(descriptor, before, os.SEEK_SET)  # the buffer of the stream counts on it
    return data_at - (data_at - at) % 2 if data_at - at >= LEAST_BYTES else at


def skip_hole(stream: BinaryIO) -> None:
    """Move a stream behind the long hole that begins at its position, if there is one."""
    if stream.seekable():
        at = stream.tell()
        behind = behind_hole(stream, at)
        if behind != at:
            stream.seek(behind)


def stored_bytes(status: os.stat_result) -> int:
    """Return the bytes that a file takes on its disk: less than its size if it has holes.

    A system that does not say so, or says 0, is not believed.
    """
    blocks: int = getattr(status, "st_blocks", 0)  # of 512 bytes, whatever the file system
    return min(status.st_size, blocks * 512) if blocks else status.st_size


def is_zeros(chunk: bytes) -> bool:
    """Return whether a chunk has no byte but zeros."""
    return not chunk.strip(b"\0")
