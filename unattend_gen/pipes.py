"""Pipes that somebody made in the file system, at which a reader may wait for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

PIPE_ADVICE: Final = "name a file, or write <(command) in a shell that knows it"
"""What to do instead."""

_OPEN_ALREADY: Final = ("/dev/", "/proc/")
"""One that a shell made for `<(command)` or a descriptor has its writer."""


def is_waiting_pipe(path: Path) -> bool:
    """Whether reading a path may wait for a writer that never comes.

    Raises:
        OSError: it may not be looked at.
        ValueError: it is no path.
    """
    return path.is_fifo() and not str(path).startswith(_OPEN_ALREADY)
