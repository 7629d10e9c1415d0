"""One compressed stream, unpacked as far as it holds.

The readers of the standard library drop what they have unpacked in a call that meets damage, and
in a small file that is all of it. Here what stands before the damage is given first.
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
    """What `bz2` and `lzma` have for a single stream."""

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out before something is put in."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What was put in and stands behind the end."""
        ...

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """What comes out next, at most so much; raises whatever it likes on damage."""
        ...


class Inflater:
    """The decompressor of `zlib` in the shape of the others, and exact where it meets damage.

    Args:
        form: of the stream, as `zlib` numbers it: 31 for gzip, -15 for the bare data of a zip.
    """

    def __init__(self, form: int) -> None:
        self._inner = zlib.decompressobj(form)
        self._holds_more = False

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out before something is put in."""
        return not (self._holds_more or self._inner.unconsumed_tail)

    @property
    def unused_data(self) -> bytes:
        """What was put in and stands behind the end."""
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """What comes out next.

        Raises:
            zlib.error: nothing comes out any more.
        """
        packed = self._inner.unconsumed_tail + data
        before = self._inner.copy()
        try:
            chunk = self._inner.decompress(packed, max_length)
        except zlib.error:
            chunk = _before_the_damage(before, packed)
            if not chunk:
                raise
        self._holds_more = len(chunk) >= max_length
        return chunk


def _before_the_damage(inner: zlib._Decompress, packed: bytes) -> bytes:
    chunk = bytearray()
    with suppress(zlib.error):
        for at in range(len(packed)):
            chunk += inner.decompress(packed[at : at + 1])
    return bytes(chunk)


class SmallStepDecompressor:
    """A decompressor that cannot be copied, given and asked for so little that damage costs little.

    Of the first bytes nothing is lost, later no more than some lines.
    """

    def __init__(self, inner: Decompressor) -> None:
        self._inner = inner
        self._packed = b""
        self._at = 0
        self._given = 0

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out before something is put in."""
        return self._inner.needs_input and self._at >= len(self._packed)

    @property
    def unused_data(self) -> bytes:
        """What was put in and stands behind the end."""
        return self._inner.unused_data + self._packed[self._at :]

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """What comes out next, put in where it is needed; raises as the decompressor does."""
        if data:
            self._packed, self._at = self._packed[self._at :] + data, 0
        step = 1 if self._given < _BYTE_BY_BYTE else _STEP_BYTES
        packed = b""
        if self._inner.needs_input:
            end = self._at + 1 if step == 1 else len(self._packed)
            packed, self._at = self._packed[self._at : end], end
        chunk = self._inner.decompress(packed, min(step, max_length))
        self._given += len(chunk)
        return chunk


class CompressedStream:
    """The unpacked bytes of one stream.

    Args:
        packed: where it stands; what follows it may be read as well.
        decompressor: a new one.
        begun: what was read of it before.
    """

    def __init__(self, packed: Readable, decompressor: Decompressor, begun: bytes = b"") -> None:
        self._packed = packed
        self._decompressor = decompressor
        self._begun = begun
        self._trouble: OSError | None = None

    @property
    def is_over(self) -> bool:
        """Whether its end was reached."""
        return self._decompressor.eof

    @property
    def behind(self) -> bytes:
        """What was read behind its end."""
        return self._decompressor.unused_data

    def read(self, most: int, /) -> bytes:
        """The next bytes; none at the end.

        Raises:
            DamagedError: it goes no further; what stands before was given.
            OSError: the packed bytes go no further.
        """
        if self._trouble is not None:
            raise self._trouble
        content = bytearray()
        try:
            while len(content) < most and not self.is_over:
                content += self._next(most - len(content))
        except OSError as error:
            self._trouble = error
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
