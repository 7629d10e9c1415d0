"""How much is taken out of containers before it is told that a limit was reached."""

from __future__ import annotations

from dataclasses import dataclass

from unattend_gen.core.document import LIMIT_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold for each file that was named or found, with everything inside it.

    Counted while reading, never from what a header claims.

    Attributes:
        document_bytes: largest document that is read whole.
        total_bytes: most that is unpacked from one file, all levels together.
        members: most members of one file, all levels together.
        ratio: most that a compressed member may grow, once it is larger than a document.
        depth: how many containers may stand in each other.
        is_deep: whether whole images are searched instead of the known places in them.
    """

    document_bytes: int = LIMIT_BYTES
    total_bytes: int = 64 * 1024**3
    members: int = 5_000_000
    ratio: int = 1000
    depth: int = 4
    is_deep: bool = False
