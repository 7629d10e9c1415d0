"""Errors of the system about writing, as messages that say what to do."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import shown_name
from unattend_gen.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FULL: Final = ("no space is left on the disk", "free some space, or choose another place")
_FORBIDDEN: Final = ("permission denied", "choose another place, or change its permissions")
_MEANINGS: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: ("the file exceeds a limit of the system", "raise the limit on file sizes"),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: ("the file system is read-only", "choose another place"),
    errno.ENOENT: ("the folder above does not exist", "create it, or correct the path"),
    errno.ENOTDIR: ("a part of the path is not a folder", "correct the path"),
    errno.EISDIR: ("a folder has this name", "move it away, or choose another name"),
    errno.ELOOP: ("a part of the path is a symbolic link", "remove it, or name its target"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
    errno.EEXIST: ("it already exists", "choose another place, or pass --force"),
    errno.ENOTEMPTY: (
        "it already exists and is not empty",
        "choose another place, or pass --force",
    ),
}


class _UntranslatedError(Exception):
    """Carries an error of the system through the `translate_os_errors` around it."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


@contextmanager
def translate_os_errors(
    place: Path, meanings: Mapping[int, tuple[str, str]] | None = None
) -> Iterator[None]:
    """Raise errors of the system as `OutputError`s about a place.

    Errors from inside `pass_os_errors` are raised unchanged.

    Args:
        place: the path that is being written.
        meanings: messages and advice by error number, which take precedence over the usual ones.
    """
    try:
        yield
    except _UntranslatedError as carrier:
        raise carrier.error from None
    except OSError as error:
        other = (
            f"cannot be written: {error.strerror or type(error).__name__}",
            "choose another place",
        )
        usual = _MEANINGS.get(error.errno or 0, other)
        message, advice = (meanings or {}).get(error.errno or 0, usual)
        raise refusal(message, advice, place) from error


@contextmanager
def pass_os_errors() -> Iterator[None]:
    """Exempt a block from the `translate_os_errors` around it.

    Content that is produced while it is written may fail because of its own inputs; such an error
    is not about the place that is written.
    """
    try:
        yield
    except OSError as error:
        raise _UntranslatedError(error) from None


def refusal(message: str, advice: str, place: Path) -> OutputError:
    """Return the error for a place that was not written, where nothing was left behind."""
    return OutputError(message, advice=advice, where=shown_name(_name_of(place)))


def _name_of(place: Path) -> str:
    """Return the path of a place; a folder that is reached by its descriptor has its own."""
    opened = Path(f"/proc/{os.getpid()}/fd")
    if opened in place.parents:
        number, *below = place.relative_to(opened).parts
        with suppress(OSError):
            return str(Path((opened / number).readlink(), *below))
    return str(place)
