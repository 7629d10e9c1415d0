"""A deadline for a piece of work, which the work itself checks between two units.

Time is the processor time of the thread: a slow disk or a busy machine uses up none of it, and no
signal is needed, so it works in every thread and on every system. A context variable carries the
deadline to the innermost loops, as the decimal module carries its precision.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_CURRENT: Final[ContextVar[float | None]] = ContextVar("deadline", default=None)


class _LastReading(threading.local):
    """The last reading of the thread's clock, which is slow to read, and when it was taken.

    Processor time never grows faster than the time of day, so most checks need no new reading.
    """

    used = 0.0
    taken = float("-inf")

    def renewed(self) -> float:
        """Return the processor time of the thread, read now."""
        self.taken = time.monotonic()
        self.used = time.thread_time()
        return self.used


_LAST: Final = _LastReading()


class DeadlineError(Exception):
    """The time for a piece of work is over."""


def deadline_in(seconds: float) -> float:
    """Return the deadline that is some seconds of processor time ahead in this thread."""
    return _LAST.renewed() + seconds


def is_over(deadline: float | None) -> bool:
    """Return whether a deadline of this thread is over; None never is."""
    if deadline is None or _LAST.used + time.monotonic() - _LAST.taken <= deadline:
        return False
    return _LAST.renewed() > deadline


@contextmanager
def until(deadline: float | None) -> Iterator[None]:
    """Let `require_time` raise an error in this block as soon as a deadline is over."""
    token = _CURRENT.set(deadline)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def require_time() -> None:
    """Check the deadline of the work in progress; does nothing if there is none.

    Raises:
        DeadlineError: it is over.
    """
    if is_over(_CURRENT.get()):
        raise DeadlineError
