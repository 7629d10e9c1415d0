"""Files and folders by name, and standard input.

A folder is walked in the order of its names, so that two runs read the same; symbolic links and
junctions are not followed. A name is kept as the system gave it, control characters and
undecodable bytes included: whoever shows it makes it safe.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import SourceError
from unattend_gen.sources.regular_file import (
    LIMIT_BYTES,
    TOO_LARGE,
    read_regular_file,
    unreadable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN: Final = "-"

_JUNCTION_TAG: Final = 0xA0000003
"""What marks a junction on Windows: `IO_REPARSE_TAG_MOUNT_POINT`."""


def read_paths(
    paths: Sequence[str], *, suffixes: tuple[str, ...] = (".xml",)
) -> Iterator[Document | Skipped]:
    """The documents of files, folders and `-`, one at a time, each path once.

    A file that was named is read whatever its suffix; in a folder those with one of the suffixes
    are, in any case. A folder without any gives nothing.

    Raises:
        SourceError: a path that was named does not exist; before anything is read.
    """
    named = tuple(dict.fromkeys(paths))
    for path in named:
        demand_existing(path)
    for path in named:
        if path == STDIN:
            yield read_stdin()
        elif os.path.isdir(path):  # noqa: PTH112 - a Path would change the name
            yield from walk(path, suffixes=suffixes)
        else:
            yield read_regular_file(path, follow_link=True)


def demand_existing(path: str) -> None:
    """Check that a path that was named is there, or is `-`.

    Raises:
        SourceError: it is not there, or the name cannot be one.
    """
    if path == STDIN:
        return
    advice = "check the name; a folder is walked, - is standard input"
    try:
        os.stat(path)  # noqa: PTH116 - a Path would change the name
    except PermissionError:
        return  # It may be there; reading it will say what is wrong.
    except FileNotFoundError:
        message = "no such file or folder"
        raise SourceError(message, advice=advice, where=path) from None
    except (OSError, ValueError) as error:
        message = "no file can be reached by this name"
        raise SourceError(message, advice=advice, where=path) from error


def read_stdin() -> Document | Skipped:
    """Standard input as one document, called `-`."""
    content = sys.stdin.buffer.read(LIMIT_BYTES + 1)
    if len(content) > LIMIT_BYTES:
        return Skipped(Location(STDIN), SkipReason.TOO_LARGE, TOO_LARGE)
    return Document(Location(STDIN), content)


def walk(
    folder: str, *, suffixes: tuple[str, ...], is_deep: bool = True
) -> Iterator[Document | Skipped]:
    """The matching files in a folder, or in all folders below it too, and what was unreadable.

    Links to folders are passed over; anything with a matching name that is no regular file is
    told as skipped.
    """
    pending = [(folder, True)]
    while pending:
        path, is_folder = pending.pop()
        if not is_folder:
            yield read_regular_file(path)
        elif is_deep or path is folder:
            try:
                pending += reversed(_inside(path, suffixes))
            except OSError as error:
                yield unreadable(Location(path), error)


def entries(folder: str) -> list[os.DirEntry[str]]:
    """What stands right in a folder, by name.

    Raises:
        OSError: the folder cannot be listed.
    """
    with os.scandir(folder) as listing:
        return sorted(listing, key=lambda entry: entry.name)


def is_real_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder itself, neither a link nor a junction to one."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    tag: int = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return tag != _JUNCTION_TAG


def _inside(folder: str, suffixes: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The folders and matching files right in a folder, each with whether it is a folder."""
    found = [(entry, is_real_folder(entry)) for entry in entries(folder)]
    return [
        (entry.path, is_folder)
        for entry, is_folder in found
        if is_folder or entry.name.lower().endswith(suffixes)
    ]
