"""Files and folders by name, and standard input.

A folder is walked in the order of its names, so that two runs read the same; symbolic links and
junctions are not followed. A name is kept as the system gave it, control characters and
undecodable bytes included: whoever shows it makes it safe.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.document import LIMIT_BYTES, Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import SourceError, UsageError
from unattend_gen.sources.regular_file import TOO_LARGE, read_regular_file, unreadable
from unattend_gen.sources.walk.exclusions import Exclusions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.sources.walk.exclusions import Patterns

STDIN: Final = "-"

_NOTHING: Final = Exclusions()

_JUNCTION_TAG: Final = 0xA0000003
"""What marks a junction on Windows: `IO_REPARSE_TAG_MOUNT_POINT`."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a document is, before it is read: what another process needs to read it.

    Attributes:
        location: its path, as it was named or found.
        was_named: whether the user named it; only then a symbolic link is followed.
    """

    location: Location
    was_named: bool

    @property
    def is_stdin(self) -> bool:
        """Whether it is standard input; a file called `-` that a walk finds is not."""
        return self.was_named and self.location.path == STDIN


def read_paths(
    paths: Sequence[str],
    *,
    suffixes: tuple[str, ...] = (".xml",),
    exclusions: Exclusions = _NOTHING,
) -> Iterator[Document | Skipped]:
    """The documents of files, folders and `-`, one at a time, each path once.

    A file that was named is read whatever its suffix; in a folder those with one of the suffixes
    are, in any case. A folder without any gives nothing.

    Raises:
        SourceError: a path that was named does not exist; before anything is read.
    """
    return map(read_address, addresses(paths, suffixes=suffixes, exclusions=exclusions))


def addresses(
    paths: Sequence[str],
    *,
    suffixes: tuple[str, ...] = (".xml",),
    exclusions: Exclusions = _NOTHING,
) -> Iterator[Address | Skipped]:
    """What `read_paths` reads, unread."""
    named = tuple(dict.fromkeys(paths))
    for path in named:
        require_existing(path)
    for path in named:
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 - a Path would change the name
            yield from _below(path, suffixes=suffixes, exclusions=exclusions)
        else:
            yield Address(Location(path), was_named=True)


def read_address(found: Address | Skipped) -> Document | Skipped:
    """The document at an address; what was skipped stays so."""
    if isinstance(found, Skipped):
        return found
    if found.is_stdin:
        return read_stdin()
    return read_regular_file(found.location.path, follow_link=found.was_named)


def require_existing(path: str) -> None:
    """Check that a path that was named is there, or is `-` and standard input is open.

    Raises:
        SourceError: it is not there, or the name cannot be one.
    """
    if path == STDIN:
        _demand_stdin()
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


def require_no_stdin(paths: Sequence[str]) -> None:
    """Check that no path is standard input, where files are to be written in their place.

    Raises:
        UsageError: one is.
    """
    if STDIN in paths:
        message = "standard input cannot be changed in its place"
        raise UsageError(message, advice="name the files or folders")


def read_stdin() -> Document | Skipped:
    """Standard input as one document, called `-`.

    Raises:
        SourceError: it is closed.
    """
    _demand_stdin()
    try:
        content = sys.stdin.buffer.read(LIMIT_BYTES + 1)
    except OSError as error:
        return unreadable(Location(STDIN), error)
    if len(content) > LIMIT_BYTES:
        return Skipped(Location(STDIN), SkipReason.TOO_LARGE, TOO_LARGE)
    return Document(Location(STDIN), content)


def _demand_stdin() -> None:
    """Tell a standard input that is closed, as by `<&-`, from one that is empty."""
    if sys.stdin is None:
        message = "standard input is closed"
        raise SourceError(message, advice="pipe a document into this command, or name a file")


def walk(
    folder: str, *, suffixes: tuple[str, ...], is_deep: bool = True, tells_links: bool = False
) -> Iterator[Document | Skipped]:
    """The matching files in a folder, or in all folders below it too, and what was unreadable.

    Anything with a matching name that is no regular file is told as skipped.

    Args:
        folder: where to look.
        suffixes: how the names of matching files end, in any case.
        is_deep: whether the folders below are looked into.
        tells_links: whether links with any name are told as skipped, unless they lead to a file;
            else they are passed over.
    """
    found = _below(folder, suffixes=suffixes, is_deep=is_deep, tells_links=tells_links)
    return map(read_address, found)


def entries(folder: str) -> list[os.DirEntry[str]]:
    """What stands right in a folder, by name.

    Raises:
        OSError: the folder cannot be listed.
    """
    with os.scandir(folder) as listing:
        return sorted(listing, key=lambda entry: entry.name)


def is_real_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder itself, neither a link nor a junction to one.

    Raises:
        OSError: the system does not say, for it may not be looked at or is gone; most systems say
            it with the listing, and then a folder that may not be entered is one all the same.
    """
    return entry.is_dir(follow_symlinks=False) and not _is_junction(entry)


def is_link(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a symbolic link or a junction, whatever it leads to.

    Raises:
        OSError: as for `is_real_folder`.
    """
    return entry.is_symlink() or _is_junction(entry)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether it is a junction, which only Windows has.

    Windows says so with the listing; elsewhere asking would take the right to enter the folder.
    """
    if os.name != "nt":
        return False
    tag: int = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return tag == _JUNCTION_TAG


@dataclass(frozen=True, slots=True)
class _Met:
    """Something met in a walk.

    Attributes:
        path: where it is.
        is_folder: whether it is one, or may be one.
        around: the `.gitignore` files of the folders above it.
        unknown: what is told where the system does not say what it is.
    """

    path: str
    is_folder: bool
    around: tuple[Patterns, ...]
    unknown: Skipped | None = None


def _below(
    folder: str,
    *,
    suffixes: tuple[str, ...],
    exclusions: Exclusions = _NOTHING,
    is_deep: bool = True,
    tells_links: bool = False,
) -> Iterator[Address | Skipped]:
    pending = [_Met(folder, is_folder=True, around=exclusions.above(folder))]
    while pending:
        met = pending.pop()
        if met.unknown:
            yield met.unknown
        elif not met.is_folder:
            yield Address(Location(met.path), was_named=False)
        elif is_deep or met.path is folder:
            try:
                found = _inside(met, suffixes, exclusions, tells_links=tells_links)
                pending += reversed([*found])
            except OSError as error:
                yield unreadable(Location(met.path), error)


def _inside(
    folder: _Met, suffixes: tuple[str, ...], exclusions: Exclusions, *, tells_links: bool
) -> Iterator[_Met]:
    """The folders and matching files right in a folder that are not left out."""
    found = entries(folder.path)
    around = exclusions.inside(folder.path, folder.around)
    for entry in found:
        met = _met(entry, around)
        is_wanted = (
            met.is_folder
            or entry.name.lower().endswith(suffixes)
            or (tells_links and _may_lead_to_folder(entry))
        )
        if is_wanted and not exclusions.leaves_out(met.path, around, is_folder=met.is_folder):
            yield met


def _may_lead_to_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a link, and to no file; where it ends may not be there on this system."""
    # A Path would change the name.
    return is_link(entry) and not os.path.isfile(entry.path)  # noqa: PTH113


def _met(entry: os.DirEntry[str], around: tuple[Patterns, ...]) -> _Met:
    """What an entry is; one of which nothing is known stops no other."""
    try:
        return _Met(entry.path, is_real_folder(entry), around)
    except OSError as error:
        unknown = unreadable(Location(entry.path), error)
        return _Met(entry.path, is_folder=True, around=around, unknown=unknown)
