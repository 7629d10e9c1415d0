"""One compressed stream, decompressed up to the point where it is damaged.

The readers of the standard library drop what they have decompressed in the call that meets damage,
and in a small file that is everything. Here the content before the damage is returned first.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Protocol

from unattend_gen.sources.errors import DamagedError, translate_reader_errors

if TYPE_CHECKING:
    from unattend_gen.sources.streams.member import Readable

_PACKED_BYTES: Final = 16 * 1024
_BYTE_BY_BYTE: Final = 16 * 1024
_STEP_BYTES: Final = 1024


class Decompressor(Protocol):
    """The interface of the decompressors in `bz2` and `lzma`, for a single stream."""

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether it needs input before it can return more."""
        ...

    @property
    def unused_data(self) -> bytes:
        """The input after the end of the stream."""
        ...

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return the next bytes, at most `max_length`; may raise anything on damage."""
        ...


class Inflater:
    """The decompressor of `zlib` with that interface, and exact where it meets damage.

    Args:
        wbits: the format, as in `zlib.decompressobj`: 31 for gzip, -15 for raw deflate in a zip.
    """

    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)
        self._has_more = False

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        """Whether it needs input before it can return more."""
        return not (self._has_more or self._inner.unconsumed_tail)

    @property
    def unused_data(self) -> bytes:
        """The input after the end of the stream."""
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return the next bytes.

        Raises:
            zlib.error: there are none before the damage.
        """
        packed = self._inner.unconsumed_tail + data
        before = self._inner.copy()
        try:
            chunk = self._inner.decompress(packed, max_length)
        except zlib.error:
            chunk = _before_damage(before, packed)
            if not chunk:
                raise
        self._has_more = len(chunk) >= max_length
        return chunk


def _before_damage(inner: zlib._Decompress, packed: bytes) -> bytes:
    """Return what can be decompressed byte by byte."""
    chunk = bytearray()
    with suppress(zlib.error):
        for at in range(len(packed)):
            chunk += inner.decompress(packed[at : at + 1])
    return bytes(chunk)


class SmallStepDecompressor:
    """A decompressor that cannot be copied, called in steps so small that damage costs little.

    Of the first 16 KiB nothing is lost, later at most a few lines.
    """

    def __init__(self, inner: Decompressor) -> None:
        self._inner = inner
        self._packed = b""
        self._at = 0
        self._returned = 0

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        """Whether it needs input before it can return more."""
        return self._inner.needs_input and self._at >= len(self._packed)

    @property
    def unused_data(self) -> bytes:
        """The input after the end of the stream."""
        return self._inner.unused_data + self._packed[self._at :]

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return the next bytes; raises what the decompressor raises."""
        if data:
            self._packed, self._at = self._packed[self._at :] + data, 0
        step = 1 if self._returned < _BYTE_BY_BYTE else _STEP_BYTES
        packed = b""
        if self._inner.needs_input:
            end = self._at + 1 if step == 1 else len(self._packed)
            packed, self._at = self._packed[self._at : end], end
        chunk = self._inner.decompress(packed, min(step, max_length))
        self._returned += len(chunk)
        return chunk


class CompressedStream:
    """The decompressed bytes of one stream.

    Args:
        packed: the source, which may be read beyond the end of the stream.
        decompressor: a new one.
        begun: bytes of the stream that were read before.
    """

    def __init__(self, packed: Readable, decompressor: Decompressor, begun: bytes = b"") -> None:
        self._packed = packed
        self._decompressor = decompressor
        self._begun = begun
        self._error: OSError | None = None

    @property
    def is_over(self) -> bool:
        """Whether the end of the stream was reached."""
        return self._decompressor.eof

    @property
    def behind(self) -> bytes:
        """The bytes that were read after its end."""
        return self._decompressor.unused_data

    def read(self, most: int, /) -> bytes:
        """Return the next bytes; none at the end.

        Raises:
            DamagedError: the stream is damaged here; everything before was returned.
            OSError: the source cannot be read any further.
        """
        if self._error is not None:
            raise self._error
        content = bytearray()
        try:
            while len(content) < most and not self.is_over:
                content += self._next(most - len(content))
        except OSError as error:
            self._error = error
            if not content:
                raise
        return bytes(content)

    def _next(self, most: int) -> bytes:
        packed = b""
        if self._decompressor.needs_input:
            packed = self._begun or self._packed.read(_PACKED_BYTES)
            self._begun = b""
        is_last = self._decompressor.needs_input and not packed
        with translate_reader_errors():
            chunk = self._decompressor.decompress(packed, most)
        if is_last and not chunk and not self.is_over:
            raise DamagedError
        return chunk
