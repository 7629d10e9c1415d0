"""Detect named pipes, on which a reader may wait forever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

PIPE_ADVICE: Final = "name a file, or write <(command) in a shell that knows it"
"""Advice for a path that is a named pipe."""

_OPEN_ALREADY: Final = ("/dev/", "/proc/")
"""Pipes of `<(command)` and open descriptors have a writer already."""


def is_waiting_pipe(path: Path) -> bool:
    """Return whether reading a path may wait for a writer that never comes.

    Raises:
        OSError: the path cannot be examined.
        ValueError: the path is invalid.
    """
    return path.is_fifo() and not str(path).startswith(_OPEN_ALREADY)
