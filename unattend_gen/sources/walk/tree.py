"""Files and folders by name, and standard input.

A folder is walked in the order of its names, so that two runs read the same; symbolic links and
junctions are not followed. A name is kept as the system returns it, including control characters
and undecodable bytes; code that shows it escapes it.
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

_NO_EXCLUSIONS: Final = Exclusions()

_JUNCTION_TAG: Final = 0xA0000003
"""The tag of a junction on Windows: `IO_REPARSE_TAG_MOUNT_POINT`."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a document that is not read yet; enough for another process to read it.

    Attributes:
        location: its path, as it was named or found.
        was_named: whether the user named it; only then is a symbolic link followed.
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
    exclusions: Exclusions = _NO_EXCLUSIONS,
) -> Iterator[Document | Skipped]:
    """Yield the documents of files, folders and `-`, each path once.

    A file that was named is read whatever its suffix. In a folder, files with one of the suffixes
    are read, ignoring case.

    Raises:
        SourceError: a path that was named does not exist; before anything is read.
    """
    return map(read_address, addresses(paths, suffixes=suffixes, exclusions=exclusions))


def addresses(
    paths: Sequence[str],
    *,
    suffixes: tuple[str, ...] = (".xml",),
    exclusions: Exclusions = _NO_EXCLUSIONS,
) -> Iterator[Address | Skipped]:
    """Yield the addresses that `read_paths` would read."""
    named = tuple(dict.fromkeys(paths))
    for path in named:
        require_existing(path)
    for path in named:
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 - a Path would change the name
            yield from _below(path, suffixes=suffixes, exclusions=exclusions)
        else:
            yield Address(Location(path), was_named=True)


def read_address(found: Address | Skipped) -> Document | Skipped:
    """Return the document at an address; a `Skipped` is returned unchanged."""
    if isinstance(found, Skipped):
        return found
    if found.is_stdin:
        return read_stdin()
    return read_regular_file(found.location.path, follow_link=found.was_named)


def require_existing(path: str) -> None:
    """Check that a path that was named exists, or is `-` and standard input is open.

    Raises:
        SourceError: it does not exist, or is not a valid name.
    """
    if path == STDIN:
        _require_stdin()
        return
    advice = "check the name; a folder is walked, - is standard input"
    try:
        os.stat(path)  # noqa: PTH116 - a Path would change the name
    except PermissionError:
        return  # It may exist; reading it reports what is wrong.
    except FileNotFoundError:
        message = "no such file or folder"
        raise SourceError(message, advice=advice, where=path) from None
    except (OSError, ValueError) as error:
        message = "this is not a valid file name"
        raise SourceError(message, advice=advice, where=path) from error


def require_no_stdin(paths: Sequence[str]) -> None:
    """Check that no path is standard input, for commands that change files in place.

    Raises:
        UsageError: one is.
    """
    if STDIN in paths:
        message = "standard input cannot be changed in place"
        raise UsageError(message, advice="name the files or folders")


def read_stdin() -> Document | Skipped:
    """Return standard input as one document, called `-`.

    Raises:
        SourceError: it is closed.
    """
    _require_stdin()
    try:
        content = sys.stdin.buffer.read(LIMIT_BYTES + 1)
    except OSError as error:
        return unreadable(Location(STDIN), error)
    if len(content) > LIMIT_BYTES:
        return Skipped(Location(STDIN), SkipReason.TOO_LARGE, TOO_LARGE)
    return Document(Location(STDIN), content)


def _require_stdin() -> None:
    """Check that standard input is open: one closed by `<&-` is not the same as an empty one."""
    if sys.stdin is None:
        message = "standard input is closed"
        raise SourceError(message, advice="pipe a document into this command, or name a file")


def walk(
    folder: str, *, suffixes: tuple[str, ...], is_deep: bool = True, reports_links: bool = False
) -> Iterator[Document | Skipped]:
    """Yield the matching files in a folder, and report what cannot be read.

    Anything with a matching name that is not a regular file is reported as skipped.

    Args:
        folder: the folder to search.
        suffixes: suffixes of matching files, ignoring case.
        is_deep: whether its subfolders are searched too.
        reports_links: whether links with any name are reported as skipped, unless they lead to a
            file; otherwise they are ignored.
    """
    found = _below(folder, suffixes=suffixes, is_deep=is_deep, reports_links=reports_links)
    return map(read_address, found)


def entries(folder: str) -> list[os.DirEntry[str]]:
    """Return the entries of a folder, by name.

    Raises:
        OSError: the folder cannot be listed.
    """
    with os.scandir(folder) as listing:
        return sorted(listing, key=lambda entry: entry.name)


def is_real_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder, not a link or a junction to one.

    Raises:
        OSError: the system does not say, because the entry is inaccessible or gone. Most systems
            include the type in the listing, so a folder that cannot be entered is known as one.
    """
    return entry.is_dir(follow_symlinks=False) and not _is_junction(entry)


def is_link(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a symbolic link or a junction, whatever its target.

    Raises:
        OSError: as for `is_real_folder`.
    """
    return entry.is_symlink() or _is_junction(entry)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a junction, which only exists on Windows.

    Windows includes this in the listing; elsewhere a query would require access to the folder.
    """
    if os.name != "nt":
        return False
    tag: int = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return tag == _JUNCTION_TAG


@dataclass(frozen=True, slots=True)
class _Found:
    """A file or folder found in a walk.

    Attributes:
        path: its path.
        is_folder: whether it is a folder, or may be one.
        around: the `.gitignore` files of the folders above it.
        unknown: what to report if the system does not say what it is.
    """

    path: str
    is_folder: bool
    around: tuple[Patterns, ...]
    unknown: Skipped | None = None


def _below(
    folder: str,
    *,
    suffixes: tuple[str, ...],
    exclusions: Exclusions = _NO_EXCLUSIONS,
    is_deep: bool = True,
    reports_links: bool = False,
) -> Iterator[Address | Skipped]:
    pending = [_Found(folder, is_folder=True, around=exclusions.above(folder))]
    while pending:
        one = pending.pop()
        if one.unknown:
            yield one.unknown
        elif not one.is_folder:
            yield Address(Location(one.path), was_named=False)
        elif is_deep or one.path is folder:
            try:
                found = _inside(one, suffixes, exclusions, reports_links=reports_links)
                pending += reversed([*found])
            except OSError as error:
                yield unreadable(Location(one.path), error)


def _inside(
    folder: _Found, suffixes: tuple[str, ...], exclusions: Exclusions, *, reports_links: bool
) -> Iterator[_Found]:
    """Yield the subfolders and matching files of a folder that are not excluded."""
    found = entries(folder.path)
    around = exclusions.inside(folder.path, folder.around)
    for entry in found:
        one = _classify(entry, around)
        is_wanted = (
            one.is_folder
            or entry.name.lower().endswith(suffixes)
            or (reports_links and _may_lead_to_folder(entry))
        )
        if is_wanted and not exclusions.excludes(one.path, around, is_folder=one.is_folder):
            yield one


def _may_lead_to_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a link, but not to a file; its target may not exist here."""
    return is_link(entry) and not os.path.isfile(entry.path)  # noqa: PTH113 - keeps the name


def _classify(entry: os.DirEntry[str], around: tuple[Patterns, ...]) -> _Found:
    """Return what an entry is; an unknown one does not stop the others."""
    try:
        return _Found(entry.path, is_real_folder(entry), around)
    except OSError as error:
        unknown = unreadable(Location(entry.path), error)
        return _Found(entry.path, is_folder=True, around=around, unknown=unknown)
