"""A stream for readers of images that may loop where an image tells them to.

A folder that contains itself, or a table that points to its own start, makes some readers read
forever. The stream counts all bytes that were read; too many are damage.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.sources.errors import DamagedError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LISTING_BYTES: Final = 256 * 1024**2
"""More than the list of files of any image takes."""


class BoundedStream(io.RawIOBase):
    """The stream of a blob. It has no name from which a reader could derive other files.

    Attributes:
        remaining: number of bytes that may still be read; set it again for each task.
        is_truncated: whether a reader has asked for bytes after the end.
    """

    def __init__(self, stream: BinaryIO, most: int = LISTING_BYTES) -> None:
        self._stream = stream
        self.remaining = most
        self.is_truncated = False

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move to an offset and return it."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the offset."""
        return self._stream.tell()

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill a buffer and return the number of bytes.

        Raises:
            DamagedError: the limit is exceeded.
        """
        target = memoryview(buffer)
        chunk = self.read(len(target))
        target[: len(chunk)] = chunk
        return len(chunk)

    def read(self, most: int = -1, /) -> bytes:
        """Return the next bytes; a request above the limit fails before it takes memory.

        Raises:
            DamagedError: the limit is exceeded.
        """
        if most > self.remaining:
            raise DamagedError
        chunk = self._stream.read(most)
        self.is_truncated = self.is_truncated or len(chunk) < most
        self.remaining -= len(chunk)
        return chunk
