"""Members that follow each other in one stream, separated by their sizes.

This is how a helper program prints several members, and how an archive stores them.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from unattend_gen.sources.errors import DamagedError, damaged, limit_reached, read_failure
from unattend_gen.sources.streams.member import read_member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.member import Readable

_CHUNK_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ExpectedMember:
    """A member that the output is expected to contain.

    Attributes:
        location: the location of the member.
        size: its number of bytes, according to the listing.
        checksum: its CRC-32 if the listing has one; it reveals output that is out of step.
    """

    location: Location
    size: int
    checksum: int | None = None


def sequential_members(
    output: IO[bytes],
    expected: Iterable[ExpectedMember],
    container: Location,
    budget: ExtractionBudget,
) -> Iterator[Blob | Skipped]:
    """Yield each member, in the order of the output.

    A truncated member or a wrong checksum is reported for the member. A program that fails, or
    prints more or less than its own listing states, is reported for the container.
    """
    for one in expected:
        if budget.exhausted:
            yield limit_reached(container)
            return
        part = SizedStream(output, one.size, one.checksum)
        yield read_member(part, one.location, budget)
        if not part.skip_rest(budget):
            yield read_failure(container, budget)
            return
    if not _ends(output):
        yield damaged(container)


def _ends(output: IO[bytes]) -> bool:
    """Return whether the output ends here and the program succeeded."""
    try:
        return not output.read(1)
    except OSError:
        return False


class SizedStream:
    """A given number of bytes of a stream. Fewer are damage; more belong to the next member.

    Args:
        stream: the source; it is not closed.
        size: the number of bytes.
        checksum: their CRC-32, or None if it is unknown.
    """

    def __init__(self, stream: Readable, size: int, checksum: int | None = None) -> None:
        self._stream = stream
        self._remaining = size
        self._expected = checksum
        self._checksum = 0

    def read(self, most: int = -1, /) -> bytes:
        """Return the next bytes.

        Raises:
            DamagedError: the stream ends too early, or the checksum differs.
        """
        if not self._remaining:
            if self._expected not in {None, self._checksum}:
                raise DamagedError
            return b""
        wanted = self._remaining if most < 0 else min(most, self._remaining)
        chunk = self._stream.read(wanted)
        if not chunk:
            raise DamagedError
        self._remaining -= len(chunk)
        if self._expected is not None:
            self._checksum = zlib.crc32(chunk, self._checksum)
        return chunk

    def skip_rest(self, budget: ExtractionBudget) -> bool:
        """Read to the end of the member; return whether the next one can be read now."""
        try:
            while self._remaining:
                if not budget.takes(len(self.read(_CHUNK_BYTES))):
                    return False
        except OSError:
            return False
        return True
