"""Extraction limits, and the budget that enforces them."""

from __future__ import annotations

from dataclasses import dataclass

from unattend_gen.core.deadline import deadline_in, is_over
from unattend_gen.core.document import LIMIT_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for each file that was named or found, including everything inside it.

    Bytes are counted while they are read, never taken from a header. What may be unpacked, and how
    long that may take, depends on the bytes that the file takes on its disk: large archives are
    usual, but a small one with a large content is made to exhaust the machine.

    Attributes:
        document_bytes: largest document held in memory; a larger one is read in pieces.
        total_bytes: most bytes that are unpacked from one file, over all levels.
        free_bytes: how much of that is unpacked whatever the size of the file.
        ratio: bytes that are unpacked for each byte of the file, if these are more.
        members: most members of one file, over all levels.
        depth: how deep containers may be nested.
        seconds: processor time for a file of any size.
        bytes_per_second: bytes of the file that add a second each; None for none.
        is_deep: whether images are searched completely, not only their known places.
    """

    document_bytes: int = LIMIT_BYTES
    total_bytes: int = 16 * 1024**3
    free_bytes: int = 1024**3
    ratio: int = 100
    members: int = 5_000_000
    depth: int = 4
    seconds: float = 10
    bytes_per_second: int | None = 1024**2
    is_deep: bool = False


class ExtractionBudget:
    """What may still be unpacked from one file; shared by all containers inside it.

    Attributes:
        limits: the limits it started with.
        exhausted: whether a limit was reached; from then on nothing is unpacked.
        deadline: when the search of the file has to end; None before it has begun.
        containers: number of containers that were opened and read completely.
        passed_over: number of files in images that were not read because they are in no known
            place; a folder that was not listed counts as one.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.exhausted = False
        self.deadline: float | None = None
        self.containers = 0
        self.passed_over = 0
        self._bytes = limits.total_bytes
        self._members = limits.members

    def begin(self, stored_bytes: int) -> None:
        """Start the time, and adapt the limits to the size of the file; once for each file."""
        if self.deadline is None:
            limits = self.limits
            self._bytes = min(self._bytes, max(limits.free_bytes, stored_bytes * limits.ratio))
            pace = limits.bytes_per_second
            more = 0 if pace is None else stored_bytes / pace
            self.deadline = deadline_in(limits.seconds + more)

    def has_time(self) -> bool:
        """Return whether the time is not over; if it is, nothing more is unpacked."""
        self.exhausted = self.exhausted or is_over(self.deadline)
        return not self.exhausted

    def takes_member(self) -> bool:
        """Count one member, and return whether it may be read."""
        self._members -= 1
        self.exhausted = self.exhausted or self._members < 0
        return self.has_time()

    def most(self, wanted: int) -> int:
        """Return how many bytes to request so that none are unpacked needlessly.

        At least one, which tells whether there are any more.
        """
        return max(1, min(wanted, self._bytes))

    def takes(self, count: int) -> bool:
        """Count unpacked bytes, and return whether they are within the limit."""
        self._bytes -= count
        self.exhausted = self.exhausted or self._bytes < 0
        return self.has_time()
