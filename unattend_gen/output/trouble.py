"""What the system reports when it cannot write, in words that say what to do."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_FULL: Final = ("there is no space left", "free some space, or name another place")
_FORBIDDEN: Final = ("you may not write here", "name another place, or change its permissions")
_LIMITED: Final = ("the system limits files to less than this", "raise the limit on file sizes")
_MEANINGS: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _LIMITED,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: ("the file system is read-only", "name another place"),
    errno.ENOENT: ("the folder above does not exist", "make it first, or correct the path"),
    errno.ENOTDIR: ("something above is no folder", "correct the path"),
    errno.EISDIR: ("a folder stands where a file is to be written", "move it away"),
    errno.ELOOP: ("a symbolic link stands in the way", "remove it, or name its target"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
    errno.EEXIST: ("it exists already", "name another place, or give --force"),
    errno.ENOTEMPTY: ("it exists already and is not empty", "name another place, or give --force"),
}


class _ElsewhereError(Exception):
    """Carries an error of the system out to the `worded` around it."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


@contextmanager
def worded(place: Path, meanings: Mapping[int, tuple[str, str]] | None = None) -> Iterator[None]:
    """Turn any error of the system into an `OutputError` about this place.

    One that comes out of `of_another_place` is raised again as it was.

    Args:
        place: what was to be written.
        meanings: words and advice by error number that go before the usual ones.
    """
    try:
        yield
    except _ElsewhereError as elsewhere:
        raise elsewhere.error from None
    except OSError as error:
        other = (
            f"cannot be written: {error.strerror or type(error).__name__}",
            "try another place",
        )
        usual = _MEANINGS.get(error.errno or 0, other)
        message, advice = (meanings or {}).get(error.errno or 0, usual)
        raise refusal(message, advice, place) from error


@contextmanager
def of_another_place() -> Iterator[None]:
    """Keep `worded` around it from taking an error in here for one about its place.

    What is made while it is written may fail at what it is made of, and that is not to blame on
    the place.
    """
    try:
        yield
    except OSError as error:
        raise _ElsewhereError(error) from None


def refusal(message: str, advice: str, place: Path) -> OutputError:
    """An error about a place that is not written to; nothing is left behind there."""
    return OutputError(message, advice=advice, where=shown_name(str(place)))
