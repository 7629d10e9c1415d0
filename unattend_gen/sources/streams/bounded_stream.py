"""A stream for readers of images that may run in circles where an image says so.

A folder that holds itself, or a table that points to its own beginning, has some readers read on
for ever. What they have read in all is counted, and too much is damage.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.sources.errors import DamagedError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LISTING_BYTES: Final = 256 * 1024**2
"""More than the lists of files of any image take."""


class BoundedStream(io.RawIOBase):
    """The stream of a blob; it has no name by which a reader could look for other files.

    Attributes:
        left: how many bytes may still be read; set it anew for each piece of work.
        is_cut_off: whether something was looked for behind the end.
    """

    def __init__(self, stream: BinaryIO, most: int = LISTING_BYTES) -> None:
        self._stream = stream
        self.left = most
        self.is_cut_off = False

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be sought in."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """The place."""
        return self._stream.tell()

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read on.

        Raises:
            DamagedError: a reader has read more than there can be.
        """
        target = memoryview(buffer)
        chunk = self.read(len(target))
        target[: len(chunk)] = chunk
        return len(chunk)

    def read(self, most: int = -1, /) -> bytes:
        """So many bytes; asking for more than may still be read is damage, and takes no memory.

        Raises:
            DamagedError: a reader has asked for more than there can be.
        """
        if most > self.left:
            raise DamagedError
        chunk = self._stream.read(most)
        self.is_cut_off = self.is_cut_off or len(chunk) < most
        self.left -= len(chunk)
        return chunk
