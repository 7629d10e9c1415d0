"""What goes wrong in readers: errors inside this room, and the `Skipped` values they become.

The packages that read images and disks follow offsets and sizes where the bytes lead them. On
damaged or hostile bytes they raise errors of `struct`, of arithmetic, of look-ups or attributes,
which no documentation lists, and whose texts may quote the bytes. So no error of such a package
leaves this room.
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
    """A reader cannot continue. It has no text, because that could quote a name or content."""


class OverLimitError(OSError):
    """The extraction budget of a file is used up."""


class NoRoomError(Exception):
    """The folder for temporary files is full."""


@contextmanager
def translate_reader_errors(*expected: type[Exception]) -> Iterator[None]:
    """Raise any error of a reader as `DamagedError`.

    Args:
        expected: errors with another meaning, which are passed on.

    Raises:
        DamagedError: the block raised anything else.
    """
    try:
        yield
    except expected:
        raise
    except Exception:  # noqa: BLE001 - no list of what the packages raise is complete
        raise DamagedError from None  # the cause may quote what was read


def read_failure(location: Location, budget: ExtractionBudget) -> Skipped:
    """Return why a member cannot be read any further: a limit or damage."""
    return limit_reached(location) if budget.exhausted else damaged(location)


def limit_reached(location: Location) -> Skipped:
    """Return the report that the budget of a file, of bytes or of time, is used up."""
    advice = (
        "the content exceeds the limit of bytes or of time for one file; raise --max-bytes and "
        "--max-seconds of audit if you trust the file"
    )
    return Skipped(location, SkipReason.LIMIT_REACHED, advice)


def damaged(location: Location) -> Skipped:
    """Return the report that a container cannot be read any further."""
    advice = (
        "damaged or truncated; only the part before the damage was searched; get an intact copy"
    )
    return Skipped(location, SkipReason.DAMAGED, advice)


def encrypted(location: Location) -> Skipped:
    """Return the report that an archive or a member needs a password."""
    advice = "encrypted; unpack it with its password, then search the folder"
    return Skipped(location, SkipReason.ENCRYPTED, advice)
