"""The documents of a Windows drive in the places where answer files and their secrets stay.

A folder that was named is the root of a Windows drive, its `Windows` folder, or else a folder of
copies such as Panther itself. On a drive, the known places are searched; any other folder is read
completely, also one with `Panther` but without `System32`, which is a collection. Names are
compared without case, because the drive may be mounted on a system that distinguishes it.
Everything is read, whatever its name: Setup leaves copies such as `una1234.tmp`, people leave
`unattend.xml.bak`, and logs repeat commands.

Source:
    Vendor reference: implicit search order of answer files, where copies are cached; public
    reports on `unattend-original.xml`; readers of leftover answer files.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.opening import documents_at
from unattend_gen.sources.regular_file import unreadable
from unattend_gen.sources.walk.known_places import (
    is_known_place,
    is_place_by_name,
    leads_to_known_places,
)
from unattend_gen.sources.walk.tree import (
    STDIN,
    Address,
    addresses,
    entries,
    is_link,
    is_real_folder,
    require_existing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
"""Names of files that are answer files even if their content is not one."""

_NAMESPACE: Final = b"urn:schemas-microsoft-com:unattend"
_ROOT: Final = b"<unattend"
_HEAD: Final = 64
_NOT_FOLLOWED: Final = "a symbolic link or junction; name its target"
_WINDOWS: Final = "windows"
_SYSTEM: Final = "system32"
_SIGNS_OF_WINDOWS: Final = frozenset({_SYSTEM, "panther"})

_ALIASES: Final = frozenset({"users/all users", "users/default user", "documents and settings"})
"""Links that every Windows has; their targets are searched anyway."""


def read_panther(paths: Sequence[str]) -> Iterator[Document | Skipped]:
    """Yield the documents of Panther folders, Windows folders and Windows drives, each file once.

    Archives, images and hives are opened. A place that is a link is reported as skipped, because
    it may contain answer files; a link that was named is followed.

    Raises:
        SourceError: a path that was named does not exist; before anything is read.
    """
    named = tuple(dict.fromkeys(paths))
    for path in named:
        require_existing(path)
    seen: set[str] = set()
    for path in named:
        for item in _named(path):
            if item.location.path in seen:
                continue
            seen.add(item.location.path)
            if isinstance(item, Skipped):
                yield item
            else:
                yield from documents_at(item, ExtractionBudget(Limits()))


def is_copy(document: Document) -> bool:
    """Return whether a document is an answer file, by its name or by its content."""
    chain = (document.location.path, *document.location.inside)
    if chain[-1].replace("\\", "/").rpartition("/")[2].lower() in ANSWER_FILE_NAMES:
        return True
    head = document.data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not head.startswith(b"<"):
        return False  # a text about answer files, such as a log
    content = document.data.replace(b"\0", b"")  # so that UTF-16 reads like ASCII
    return _NAMESPACE in content or _ROOT in content


def _named(path: str) -> Iterator[Address | Skipped]:
    if path == STDIN or not os.path.isdir(path):  # noqa: PTH112 - a Path would change the name
        yield Address(Location(path), was_named=True)
        return
    try:
        found = entries(path)
    except OSError as error:
        yield unreadable(Location(path), error)
        return
    if any(one.name.lower() == _WINDOWS and _is_windows(one) for one in found):
        yield from _in_known_places(path, "")
    elif any(one.name.lower() == _SYSTEM for one in found):
        yield from _in_known_places(path, _WINDOWS)
    else:
        yield from addresses([path], suffixes=("",))


def _is_windows(entry: os.DirEntry[str]) -> bool:
    """Return whether a folder is that of Windows; True if it cannot be listed."""
    try:
        if not is_real_folder(entry):
            return False
        return any(one.name.lower() in _SIGNS_OF_WINDOWS for one in entries(entry.path))
    except OSError:
        return True


def _in_known_places(root: str, place: str) -> Iterator[Address | Skipped]:
    """Yield the files in known places, by name, without entering folders that lead to none.

    Args:
        root: the folder to search.
        place: its path below the root of the drive.
    """
    pending: list[Address | Skipped | tuple[str, str]] = [(root, place)]
    while pending:
        one = pending.pop()
        if not isinstance(one, tuple):
            yield one
            continue
        path, place = one
        try:
            found = entries(path)
        except OSError as error:
            yield unreadable(Location(path), error)
            continue
        sorted_out = (_sorted_out(entry, f"{place}/{entry.name}".lstrip("/")) for entry in found)
        pending += reversed([item for item in sorted_out if item is not None])


def _sorted_out(entry: os.DirEntry[str], place: str) -> Address | Skipped | tuple[str, str] | None:
    """Return a file to read, a folder to enter with its place, what to report, or None."""
    leads, is_known = leads_to_known_places(place), is_known_place(place)
    if not (leads or is_known):
        return None
    try:
        is_folder, leads_away = is_real_folder(entry), is_link(entry)
    except OSError as error:
        return unreadable(Location(entry.path), error)
    if leads_away:
        leads_to_file = os.path.isfile(entry.path)  # noqa: PTH113 - keeps the name
        matters = is_known if leads_to_file else is_place_by_name(place)
        if not matters or place.lower() in _ALIASES:
            return None
        return Skipped(Location(entry.path), SkipReason.NOT_REGULAR, _NOT_FOLLOWED)
    if is_folder:
        return (entry.path, place) if leads else None
    return Address(Location(entry.path), was_named=False) if is_known else None
