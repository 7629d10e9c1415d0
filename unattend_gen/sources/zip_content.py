"""The content of one member of a zip archive, as far as it holds."""

from __future__ import annotations

import bz2
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from unattend_gen.sources.compressed_stream import CompressedStream, Inflater, InSmallSteps
from unattend_gen.sources.hostile import DamagedError

if TYPE_CHECKING:
    from unattend_gen.sources.compressed_stream import Decompressor
    from unattend_gen.sources.unpacking import Readable

READ_HERE: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""The ways of packing that are undone here."""


def unpacked_content(packed: Readable, way: int) -> Readable:
    """The content of packed bytes.

    Args:
        packed: they and nothing else.
        way: one of those that are undone here.
    """
    return packed if way == zipfile.ZIP_STORED else CompressedStream(packed, decompressor(way))


def decompressor(way: int) -> Decompressor:
    """A new one for a content that is compressed in one of the ways that are undone here."""
    if way == zipfile.ZIP_BZIP2:
        return InSmallSteps(bz2.BZ2Decompressor())
    return Inflater(-zlib.MAX_WBITS)


class Checked:
    """A stream that ends in an error where it is not what was said of it.

    Args:
        stream: what is read.
        size: how many bytes there should be; more are given all the same.
        checksum: their CRC-32.
    """

    def __init__(self, stream: Readable, size: int, checksum: int) -> None:
        self._stream = stream
        self._expected = (size, checksum)
        self._size = 0
        self._checksum = 0

    def read(self, most: int, /) -> bytes:
        """The next bytes.

        Raises:
            DamagedError: these were all, and they are not what was said.
            OSError: the stream goes no further.
        """
        chunk = self._stream.read(most)
        if not chunk and most and (self._size, self._checksum) != self._expected:
            raise DamagedError
        self._size += len(chunk)
        self._checksum = zlib.crc32(chunk, self._checksum)
        return chunk
