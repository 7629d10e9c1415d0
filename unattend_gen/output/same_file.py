"""Whether two names lead to one file, whatever they look like and whether it is there yet."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path


def is_same_file(one: str, other: str) -> bool:
    """Whether two names lead to one file, by links, by another spelling or by another case.

    Of two that are not there nobody knows whether their file system tells cases apart; they are
    one file if nothing but case tells them apart.
    """
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):  # one is missing, cannot be looked at, or is no name
        return _will_be_same(one, other)


def is_below(path: str, folder: str) -> bool:
    """Whether a file stands in a folder, or in one below it; links on the way are followed."""
    try:
        place = Path(os.path.realpath(path))
    except ValueError:  # it is no name
        return False
    return any(is_same_file(str(parent), folder) for parent in place.parents)


def is_standard_input(path: str) -> bool:
    """Whether standard input comes from this very file."""
    try:
        return os.path.samestat(os.fstat(0), os.stat(path))  # noqa: PTH116 - a Path would change the name
    except (OSError, ValueError):
        return False


def _will_be_same(one: str, other: str) -> bool:
    try:
        places = os.path.realpath(one), os.path.realpath(other)
    except ValueError:
        return False
    if any(map(os.path.lexists, places)):
        return places[0] == places[1]
    return _folded(places[0]) == _folded(places[1])


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
