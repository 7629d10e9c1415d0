"""Extraction limits, and the budget that enforces them."""

from __future__ import annotations

from dataclasses import dataclass

from unattend_gen.core.document import LIMIT_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for each file that was named or found, including everything inside it.

    Bytes are counted while they are read, never taken from a header.

    Attributes:
        document_bytes: largest document held in memory; a larger one is read in pieces.
        total_bytes: most bytes that are unpacked from one file, over all levels.
        members: most members of one file, over all levels.
        depth: how deep containers may be nested.
        is_deep: whether images are searched completely, not only their known places.
    """

    document_bytes: int = LIMIT_BYTES
    total_bytes: int = 16 * 1024**3
    members: int = 5_000_000
    depth: int = 4
    is_deep: bool = False


class ExtractionBudget:
    """What may still be unpacked from one file; shared by all containers inside it.

    Attributes:
        limits: the limits it started with.
        exhausted: whether a limit was reached; from then on nothing is unpacked.
        containers: number of containers that were opened and read completely.
        passed_over: number of files in images that were not read because they are in no known
            place; a folder that was not listed counts as one.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.exhausted = False
        self.containers = 0
        self.passed_over = 0
        self._bytes = limits.total_bytes
        self._members = limits.members

    def takes_member(self) -> bool:
        """Count one member, and return whether it may be read."""
        self._members -= 1
        self.exhausted = self.exhausted or self._members < 0
        return not self.exhausted

    def most(self, wanted: int) -> int:
        """Return how many bytes to request so that none are unpacked needlessly.

        At least one, which tells whether there are any more.
        """
        return max(1, min(wanted, self._bytes))

    def takes(self, count: int) -> bool:
        """Count unpacked bytes, and return whether they are within the limit."""
        self._bytes -= count
        self.exhausted = self.exhausted or self._bytes < 0
        return not self.exhausted
