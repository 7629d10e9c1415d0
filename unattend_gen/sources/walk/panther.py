"""The places of a Windows drive where copies of answer files stay.

A folder that was named is the root of a Windows drive, its `Windows` folder, or else a folder of
copies such as Panther itself. Names are compared without case, because the drive may be mounted on
a system that distinguishes it. Answer files are recognised by content; files with certain names are
reported even if they are not answer files.

Source:
    Vendor reference: implicit search order of answer files, where copies are cached; public
    reports on `unattend-original.xml`; readers of leftover answer files.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.regular_file import read_regular_file, unreadable
from unattend_gen.sources.walk.tree import (
    STDIN,
    entries,
    is_link,
    is_real_folder,
    read_stdin,
    require_existing,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.core.document import Document

ANSWER_FILE_NAMES: Final = frozenset(
    {
        "unattend.xml",
        "unattended.xml",
        "autounattend.xml",
        "unattend-original.xml",
        "sysprep.xml",
    }
)
"""Names of files that are read, and reported, even if they are not answer files."""

_NAMESPACE: Final = b"urn:schemas-microsoft-com:unattend"
_ROOT: Final = b"<unattend"
_SUFFIXES: Final = (".xml",)
_NOT_FOLLOWED: Final = "a symbolic link or junction; name its target"


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder below the root of the drive, and whether its subfolders belong to it.

    If they do, links to folders are reported, because they are not followed.
    """

    parts: tuple[str, ...]
    is_deep: bool


_WINDOWS: Final = "Windows"
_IN_WINDOWS: Final = (
    _Place(("Panther",), is_deep=True),
    _Place(("System32", "Sysprep"), is_deep=True),
    _Place(("Setup", "Scripts"), is_deep=True),
    _Place(("OEM",), is_deep=True),
    _Place((), is_deep=False),
)
_ON_DRIVE: Final = (
    *(_Place((_WINDOWS, *place.parts), is_deep=place.is_deep) for place in _IN_WINDOWS),
    *(
        _Place(("Windows.old", _WINDOWS, *place.parts), is_deep=place.is_deep)
        for place in _IN_WINDOWS
    ),
    _Place(("$Windows.~BT", "Sources", "Panther"), is_deep=True),
    _Place(("Sources",), is_deep=False),
    _Place(("Sources", "$OEM$", "$$", "Panther"), is_deep=True),
    _Place(("Sysprep",), is_deep=True),
    _Place(("Recovery", "OEM"), is_deep=True),
    _Place(("Recovery", "AutoApply"), is_deep=True),
    _Place(("Program Files", "Cloudbase Solutions", "Cloudbase-Init", "conf"), is_deep=False),
    _Place((), is_deep=False),
)


def read_panther(paths: Sequence[str]) -> Iterator[Document | Skipped]:
    """Yield the answer files of Panther folders, Windows folders and Windows drives, each once.

    A file that was named is read whatever it is. A place that is a link is reported as skipped,
    because it may contain answer files.

    Raises:
        SourceError: a path that was named does not exist; before anything is read.
    """
    named = tuple(dict.fromkeys(paths))
    for path in named:
        require_existing(path)
    seen: set[str] = set()
    for path in named:
        for item in _named(path):
            if item.location.path not in seen:
                seen.add(item.location.path)
                yield item


def _named(path: str) -> Iterator[Document | Skipped]:
    if path == STDIN:
        yield read_stdin()
    elif not os.path.isdir(path):  # noqa: PTH112 - a Path would change the name
        yield read_regular_file(path, follow_link=True)
    else:
        yield from (item for item in _below(path) if _is_of_interest(item))


def _below(folder: str) -> Iterator[Document | Skipped]:
    """Yield the XML files in the places of a drive, of a Windows folder, or in any other folder."""
    windows = [*_descend(folder, (_WINDOWS,))]
    if any(isinstance(path, str) and _is_windows(path) for path in windows):
        yield from _in_places(folder, _ON_DRIVE)
    elif _is_windows(folder):
        yield from _in_places(folder, _IN_WINDOWS)
    else:
        yield from (path for path in windows if isinstance(path, Skipped))
        yield from walk(folder, suffixes=_SUFFIXES)


def _is_windows(folder: str) -> bool:
    parts = (("System32",), ("Panther",))
    return any(_exists(found) for part in parts for found in _descend(folder, part))


def _exists(found: str | Skipped) -> bool:
    """Return whether a place exists, as a folder or a link; False if it cannot be looked up."""
    return isinstance(found, str) or found.reason is SkipReason.NOT_REGULAR


def _in_places(root: str, places: Iterable[_Place]) -> Iterator[Document | Skipped]:
    for place in places:
        for folder in _descend(root, place.parts):
            if isinstance(folder, Skipped):
                yield folder
            else:
                deep = place.is_deep
                yield from walk(folder, suffixes=_SUFFIXES, is_deep=deep, reports_links=deep)


def _descend(folder: str, parts: tuple[str, ...]) -> Iterator[str | Skipped]:
    """Yield the folders at a chain of names, ignoring case.

    Links on the way are not followed but reported, and so are folders that cannot be listed.
    """
    if not parts:
        yield folder
        return
    try:
        found = entries(folder)
    except OSError as error:
        yield unreadable(Location(folder), error)
        return
    for entry in found:
        if entry.name.lower() == parts[0].lower():
            yield from _through(entry, parts[1:])


def _through(entry: os.DirEntry[str], parts: tuple[str, ...]) -> Iterator[str | Skipped]:
    """Yield the folders at the rest of a chain, from an entry with a matching name."""
    try:
        is_folder, leads_away = is_real_folder(entry), is_link(entry)
    except OSError as error:
        yield unreadable(Location(entry.path), error)
        return
    if leads_away:
        yield Skipped(Location(entry.path), SkipReason.NOT_REGULAR, _NOT_FOLLOWED)
    elif is_folder:
        yield from _descend(entry.path, parts)


def _is_of_interest(item: Document | Skipped) -> bool:
    """Return whether it is an answer file by name or content, or could not be read."""
    if isinstance(item, Skipped):
        return True
    name = os.path.basename(item.location.path)  # noqa: PTH119 - a Path would change the name
    if name.lower() in ANSWER_FILE_NAMES:
        return True
    content = item.data.replace(b"\0", b"")  # so that UTF-16 reads like ASCII
    return _NAMESPACE in content or _ROOT in content
