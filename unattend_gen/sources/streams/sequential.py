"""Members that come one behind the other in the output of a program, cut apart by their sizes."""

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


@dataclass(frozen=True, slots=True)
class ExpectedMember:
    """A member that the output is to hold.

    Attributes:
        location: its place.
        size: its bytes, by the list of members.
        checksum: its CRC-32, where the list has one; it tells when the output is out of step.
    """

    location: Location
    size: int
    checksum: int | None = None


def sequential_members(
    output: IO[bytes], due: Iterable[ExpectedMember], container: Location, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    """Each member, in the order of the output.

    Where one is cut off or has another checksum this is told of it; where the program refused,
    or gave more or less than its own list said, it is told of the container.
    """
    for one in due:
        if budget.exhausted:
            yield limit_reached(container)
            return
        part = SizedStream(output, one.size, one.checksum)
        yield read_member(part, one.location, budget)
        if not part.is_passed(budget):
            yield read_failure(container, budget)
            return
    if not _ends(output):
        yield damaged(container)


def _ends(output: IO[bytes]) -> bool:
    """Whether nothing comes any more, and the program was content."""
    try:
        return not output.read(1)
    except OSError:
        return False


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

    def is_passed(self, budget: ExtractionBudget) -> bool:
        """Whether what stands behind can be read now; what nobody has read is read over."""
        try:
            while self._left:
                if not budget.takes(len(self.read(_CHUNK_BYTES))):
                    return False
        except OSError:
            return False
        return True
