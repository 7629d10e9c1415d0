"""The documents of a Windows drive in the places where answer files and their secrets stay.

A folder that was named is the root of a Windows drive, its `Windows` folder, or else a folder of
copies such as Panther itself. On a drive, the known places are searched, and all other folders are
listed for files whose names match; any other folder is read
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
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.opening import documents_at
from unattend_gen.sources.regular_file import unreadable
from unattend_gen.sources.walk.known_places import (
    is_known_place,
    is_place_by_name,
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
    from collections.abc import Callable, Iterator, Sequence

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


def _ignore(_count: int) -> None:
    """Ignore what was passed over."""


def read_panther(
    paths: Sequence[str], *, passed_over: Callable[[int], object] = _ignore
) -> Iterator[Document | Skipped]:
    """Yield the documents of Panther folders, Windows folders and Windows drives, each file once.

    Archives, images and hives are opened. A place that is a link is reported as skipped, because
    it may contain answer files; a link that was named is followed.

    Args:
        paths: the folders and files.
        passed_over: receives how many files on a drive or in an image are in no known place and
            were not read; a folder that cannot be listed counts as one.

    Raises:
        SourceError: a path that was named does not exist; before anything is read.
    """
    named = tuple(dict.fromkeys(paths))
    for path in named:
        require_existing(path)
    seen: set[str] = set()
    for path in named:
        for item in _named(path, passed_over):
            if item.location.path in seen:
                continue
            seen.add(item.location.path)
            if isinstance(item, Skipped):
                yield item
            else:
                budget = ExtractionBudget(Limits())
                yield from documents_at(item, budget)
                passed_over(budget.passed_over)


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


def _named(path: str, passed_over: Callable[[int], object]) -> Iterator[Address | Skipped]:
    if path == STDIN or not os.path.isdir(path):  # noqa: PTH112 - a Path would change the name
        yield Address(Location(path), was_named=True)
        return
    try:
        found = entries(path)
    except OSError as error:
        yield unreadable(Location(path), error)
        return
    if any(one.name.lower() == _WINDOWS and _is_windows(one) for one in found):
        yield from _in_known_places(path, "", passed_over)
    elif any(one.name.lower() == _SYSTEM for one in found):
        yield from _in_known_places(path, _WINDOWS, passed_over)
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


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to list, and its path below the root of the drive."""

    path: str
    place: str


class _PassedOver(Enum):
    """A file that is not read."""

    FILE = auto()


def _in_known_places(
    root: str, place: str, passed_over: Callable[[int], object]
) -> Iterator[Address | Skipped]:
    """Yield the files in known places, by name.

    Args:
        root: the folder to search.
        place: its path below the root of the drive.
        passed_over: receives the number of files in other places.
    """
    pending: list[Address | Skipped | _Folder] = [_Folder(root, place)]
    while pending:
        one = pending.pop()
        if not isinstance(one, _Folder):
            yield one
            continue
        try:
            found = entries(one.path)
        except OSError as error:
            if is_place_by_name(one.place):
                yield unreadable(Location(one.path), error)
            else:
                passed_over(1)
            continue
        sorted_out = [
            _sorted_out(entry, f"{one.place}/{entry.name}".lstrip("/")) for entry in found
        ]
        passed_over(sorted_out.count(_PassedOver.FILE))
        pending += [
            item for item in reversed(sorted_out) if not isinstance(item, _PassedOver | None)
        ]


def _sorted_out(
    entry: os.DirEntry[str], place: str
) -> Address | Skipped | _Folder | _PassedOver | None:
    """Return a file to read, a folder to list, what to report or to count, or None."""
    is_known = is_known_place(place)
    try:
        is_folder, leads_away = is_real_folder(entry), is_link(entry)
    except OSError as error:
        matters = is_known or is_place_by_name(place)
        return unreadable(Location(entry.path), error) if matters else _PassedOver.FILE
    if leads_away:
        leads_to_file = os.path.isfile(entry.path)  # noqa: PTH113 - keeps the name
        matters = is_known if leads_to_file else is_place_by_name(place)
        if not matters or place.lower() in _ALIASES:
            return None
        return Skipped(Location(entry.path), SkipReason.NOT_REGULAR, _NOT_FOLLOWED)
    if is_folder:
        return _Folder(entry.path, place)
    return Address(Location(entry.path), was_named=False) if is_known else _PassedOver.FILE
