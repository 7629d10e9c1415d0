"""How much is taken out of containers before it is told that a limit was reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from unattend_gen.core.document import LIMIT_BYTES
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob

if TYPE_CHECKING:
    from unattend_gen.core.location import Location

_CHUNK_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold for each file that was named or found, with everything inside it.

    Counted while reading, never from what a header claims.

    Attributes:
        document_bytes: largest document that is read whole.
        total_bytes: most that is unpacked from one file, all levels together.
        members: most members of one file, all levels together.
        depth: how many containers may stand in each other.
        is_deep: whether whole images are searched instead of the known places in them.
    """

    document_bytes: int = LIMIT_BYTES
    total_bytes: int = 16 * 1024**3
    members: int = 5_000_000
    depth: int = 4
    is_deep: bool = False


class Budget:
    """What may still be taken out of one file; shared by all containers that stand in it.

    Attributes:
        limits: the bounds it began with.
        exhausted: whether one was reached; nothing more is unpacked then.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.exhausted = False
        self._bytes = limits.total_bytes
        self._members = limits.members

    def takes_member(self) -> bool:
        """Whether one more member may be looked at; counts it."""
        self._members -= 1
        self.exhausted = self.exhausted or self._members < 0
        return not self.exhausted

    def takes(self, count: int) -> bool:
        """Whether so many more bytes may be unpacked; counts them."""
        self._bytes -= count
        self.exhausted = self.exhausted or self._bytes < 0
        return not self.exhausted


def read_member(stream: IO[bytes], location: Location, budget: Budget) -> Blob | Skipped:
    """A member of a container unpacked into memory, or why it is not.

    Raises:
        OSError: the container is damaged here; other errors as its reader raises them.
    """
    if not budget.takes_member():
        return limit_reached(location)
    content = bytearray()
    while chunk := stream.read(_CHUNK_BYTES):
        content += chunk
        if not budget.takes(len(chunk)):
            return limit_reached(location)
        if len(content) > budget.limits.document_bytes:
            limit = budget.limits.document_bytes // 1024**2
            advice = f"larger than {limit} MiB unpacked; raise --max-bytes, or unpack it"
            return Skipped(location, SkipReason.TOO_LARGE, advice)
    return Blob(location, len(content), bytes(content))


def limit_reached(location: Location) -> Skipped:
    """Told once the budget of a file is spent."""
    advice = "too much would be unpacked; look at it by hand, it may be made to fill memory"
    return Skipped(location, SkipReason.LIMIT_REACHED, advice)


def damaged(location: Location) -> Skipped:
    """Told where a container cannot be read on."""
    advice = "it is damaged or cut off here; get a whole copy, what stands before was read"
    return Skipped(location, SkipReason.DAMAGED, advice)
