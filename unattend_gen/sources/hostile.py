"""What readers raise on hostile bytes, made into one error.

The packages that read images and disks follow offsets and sizes where the bytes lead them. On
bytes that were damaged, or made to do harm, they end with errors of `struct`, of arithmetic, of
look-ups or of attributes, which no documentation lists; and what these say may quote the bytes.
So nothing that such a package raises goes further than here.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class DamagedError(OSError):
    """A reader cannot go on; what it said may quote a name or content, so it goes no further."""


@contextmanager
def as_damage(*expected: type[Exception]) -> Iterator[None]:
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
