"""Members that come one behind the other in the output of a program, cut apart by their sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from unattend_gen.sources.limits import damaged, limit_reached, read_member, trouble
from unattend_gen.sources.sized import SizedStream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Budget


@dataclass(frozen=True, slots=True)
class Due:
    """A member that the output is to hold.

    Attributes:
        location: its place.
        size: its bytes, by the list of members.
        checksum: its CRC-32, where the list has one; it tells when the output is out of step.
    """

    location: Location
    size: int
    checksum: int | None = None


def members_in_turn(
    output: IO[bytes], due: Iterable[Due], container: Location, budget: Budget
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
            yield trouble(container, budget)
            return
    if not _ends(output):
        yield damaged(container)


def _ends(output: IO[bytes]) -> bool:
    """Whether nothing comes any more, and the program was content."""
    try:
        return not output.read(1)
    except OSError:
        return False
