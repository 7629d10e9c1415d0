"""What readers raise on hostile bytes, made into one error.

The packages that read images and disks follow offsets and sizes where the bytes lead them. On
bytes that were damaged, or made to do harm, they end with errors of `struct`, of arithmetic, of
look-ups or of attributes, which no documentation lists; and what these say may quote the bytes.
So nothing that such a package raises goes further than here.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from unattend_gen.core.report import Skipped, SkipReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.sources.limits import ExtractionBudget


class DamagedError(OSError):
    """A reader cannot go on; what it said may quote a name or content, so it goes no further."""


@contextmanager
def translate_reader_errors(*expected: type[Exception]) -> Iterator[None]:
    """Whatever is raised inside, as damage.

    Args:
        expected: errors that mean something else, and pass.

    Raises:
        DamagedError: the reader raised anything else, or this itself.
    """
    try:
        yield
    except expected:
        raise
    except Exception:  # noqa: BLE001 - no list of what the packages raise is complete
        raise DamagedError from None  # the cause may quote what was read


class OverLimitError(OSError):
    """What may be unpacked of a file is spent."""


class NoRoomError(Exception):
    """The folder for temporary files is full."""


def read_failure(location: Location, budget: ExtractionBudget) -> Skipped:
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
