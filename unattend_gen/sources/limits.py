"""How much is taken out of containers before it is told that a limit was reached."""

from __future__ import annotations

from dataclasses import dataclass

from unattend_gen.core.document import LIMIT_BYTES


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


class ExtractionBudget:
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
