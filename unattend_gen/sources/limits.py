"""How much is taken out of containers before it is told that a limit was reached."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from unattend_gen.core.document import LIMIT_BYTES
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import HEAD_BYTES, Blob
from unattend_gen.sources.unpacking import unpacked, unpacking

if TYPE_CHECKING:
    from unattend_gen.core.location import Location
    from unattend_gen.sources.unpacking import Readable

_CHUNK_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold for each file that was named or found, with everything inside it.

    Counted while reading, never from what a header claims.

    Attributes:
        document_bytes: largest document that is held in memory; a larger one is read in pieces.
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
        containers: how many were opened, and gave each of their members, if they had any.
        passed_over: how many files in images were not read, because they stand in no known place;
            a folder that was not even listed counts as one.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.exhausted = False
        self.containers = 0
        self.passed_over = 0
        self._bytes = limits.total_bytes
        self._members = limits.members

    def takes_member(self) -> bool:
        """Whether one more member may be looked at; counts it."""
        self._members -= 1
        self.exhausted = self.exhausted or self._members < 0
        return not self.exhausted

    def most(self, wanted: int) -> int:
        """How many bytes to ask for, so that none is unpacked in vain; one tells of the end."""
        return max(1, min(wanted, self._bytes))

    def takes(self, count: int) -> bool:
        """Whether so many more bytes may be unpacked; counts them."""
        self._bytes -= count
        self.exhausted = self.exhausted or self._bytes < 0
        return not self.exhausted


def read_member(stream: Readable, location: Location, budget: Budget) -> Blob | Skipped:
    """A member of a container: held if it is small, else a stream with its beginning in memory.

    Of one that breaks off, what stands before is a blob too, which knows why it is not whole.
    Raises nothing, whatever the reader behind the stream does. The stream stays open until the
    next member is asked for.
    """
    if not budget.takes_member():
        return limit_reached(location)
    content = bytearray()
    try:
        while chunk := unpacked(stream, _CHUNK_BYTES, budget):
            content += chunk
            if len(content) > budget.limits.document_bytes:
                return _streamed(stream, location, budget, bytes(content))
    except OSError:
        return _part(bytes(content), trouble(location, budget))
    return Blob(location, len(content), bytes(content))


def _part(content: bytes, trouble: Skipped) -> Blob | Skipped:
    """What could be read of a member, if anything could."""
    if not content:
        return trouble
    return Blob(trouble.location, len(content), content, trouble=trouble)


def _streamed(stream: Readable, location: Location, budget: Budget, begun: bytes) -> Blob:
    opener = partial(unpacking, stream, budget, begun=begun)
    return Blob(location, len(begun), begun[:HEAD_BYTES], opener, can_seek=False)


def trouble(location: Location, budget: Budget) -> Skipped:
    """Told where a member cannot be read on: the limit, or else damage."""
    return limit_reached(location) if budget.exhausted else damaged(location)


def limit_reached(location: Location) -> Skipped:
    """Told once the budget of a file is spent."""
    advice = "too much would be unpacked; raise --max-bytes, unless it was made to fill memory"
    return Skipped(location, SkipReason.LIMIT_REACHED, advice)


def damaged(location: Location) -> Skipped:
    """Told where a container cannot be read on."""
    advice = (
        "it is damaged or cut off here; get a whole copy, only what could be unpacked was searched"
    )
    return Skipped(location, SkipReason.DAMAGED, advice)
