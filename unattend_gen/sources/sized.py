"""A member whose size is known: less than that is damage, and what comes behind is another's."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from unattend_gen.sources.hostile import DamagedError

if TYPE_CHECKING:
    from unattend_gen.sources.limits import Budget
    from unattend_gen.sources.unpacking import Readable

_CHUNK_BYTES: Final = 1024 * 1024


class SizedStream:
    """So many bytes of a stream.

    Args:
        stream: where they come from; it is not closed.
        size: how many there are.
        checksum: their CRC-32, or None where nobody says it.
    """

    def __init__(self, stream: Readable, size: int, checksum: int | None = None) -> None:
        self._stream = stream
        self._left = size
        self._expected = checksum
        self._checksum = 0

    def read(self, most: int = -1, /) -> bytes:
        """The next bytes.

        Raises:
            DamagedError: the stream ends too soon, or the checksum is another one.
        """
        if not self._left:
            if self._expected not in {None, self._checksum}:
                raise DamagedError
            return b""
        wanted = self._left if most < 0 else min(most, self._left)
        chunk = self._stream.read(wanted)
        if not chunk:
            raise DamagedError
        self._left -= len(chunk)
        if self._expected is not None:
            self._checksum = zlib.crc32(chunk, self._checksum)
        return chunk

    def is_passed(self, budget: Budget) -> bool:
        """Whether what stands behind can be read now; what nobody has read is read over."""
        try:
            while self._left:
                if not budget.takes(len(self.read(_CHUNK_BYTES))):
                    return False
        except OSError:
            return False
        return True
