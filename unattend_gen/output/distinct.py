"""Which folder names of a run were given already, in a few bytes each.

A million names as texts would take a hundred megabytes. What is kept of a name is a digest of 64
bits and the row that had it: that two of a million names share one by chance has odds of one to
thirty million, and then the second is refused, not lost.
"""

from __future__ import annotations

import unicodedata
from array import array
from hashlib import blake2b
from typing import Final

_SLOTS: Final = 1024
_MOST_ROWS: Final = 2**32 - 1


class Names:
    """Names with the rows that had them first; letters in another case are the same name."""

    def __init__(self) -> None:
        self._digests = array("Q", bytes(8 * _SLOTS))
        self._rows = array("I", bytes(4 * _SLOTS))
        self._count = 0

    def first(self, name: str, row: int) -> int | None:
        """The row that had the name before, or None; from now on this row has it."""
        digest = _digest(name)
        slot = self._slot(digest)
        if self._digests[slot]:
            return self._rows[slot]
        self._digests[slot], self._rows[slot] = digest, min(row, _MOST_ROWS)
        self._count += 1
        if 2 * self._count > len(self._digests):
            self._grow()
        return None

    def _slot(self, digest: int) -> int:
        """The slot of a digest: its own, else the first free one behind."""
        slots = len(self._digests)
        slot = digest % slots
        while self._digests[slot] not in {0, digest}:
            slot = (slot + 1) % slots
        return slot

    def _grow(self) -> None:
        old = [
            (digest, row) for digest, row in zip(self._digests, self._rows, strict=True) if digest
        ]
        slots = 2 * len(self._digests)
        self._digests, self._rows = array("Q", bytes(8 * slots)), array("I", bytes(4 * slots))
        for digest, row in old:
            slot = self._slot(digest)
            self._digests[slot], self._rows[slot] = digest, row


def _digest(name: str) -> int:
    """Never 0, which marks a free slot. One letter and its accent are the letter with it."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    data = folded.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") or 1
