"""The known places: where answer files are left in an installation, an image or a share.

`check` searches them on a drive. Images are searched there unless the search is deep, because a
whole image takes long. In other folders and in archives everything is read. The places themselves
are data, in `places`.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from typing import Final

from unattend_gen.sources.walk.places import (
    FILES,
    IN_WINDOWS,
    NAMES,
    ON_DRIVE,
    ON_SERVERS,
    POLICIES,
    TEXTS,
    TEXTS_IN,
    WINDOWS,
)

FOLDERS: Final = (
    *(f"{windows}/{folder}" for windows in WINDOWS for folder in IN_WINDOWS),
    *ON_DRIVE,
    *ON_SERVERS,
)
"""Folders in which everything is read, at any depth."""

COUNT: Final = len(FOLDERS) + len(FILES) + len(TEXTS_IN) + len(NAMES) + len(POLICIES)
"""How many places are known, for verdicts."""

_LONGEST: Final = 1000
_KEPT: Final = 4096
"""Cached folders; tables of files list those of one folder near each other."""

_BACKUP: Final = r"(?:~|\.\w{1,8})?"
_COPY: Final = r"(?: - \w+)?(?: \(\d+\))?"
"""What copying and saving a file adds to its name: `Groups - Copy (2).xml`, `ts.xml.bak`."""


def is_known_place(path: str) -> bool:
    """Return whether a path is a known place; True for a path that is too long to match."""
    place = _plain(path)
    if len(place) > _LONGEST:
        return True
    folder, _, name = place.rpartition("/")
    return (
        _is_read_completely(folder)
        or _names().fullmatch(name) is not None
        or (folder in TEXTS_IN and _is_text(name))
        or _files().fullmatch(place) is not None
    )


@lru_cache(maxsize=_KEPT)
def is_place_by_name(folder: str) -> bool:
    """Return whether a folder is a known place, above or below one, unless any folder is."""
    place = _plain(folder)
    parts = place.split("/") if place else []
    return any(
        (is_deep or len(parts) <= len(steps)) and _agree(parts, steps)
        for steps, is_deep in _steps()
    )


@cache
def _steps() -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Return the steps to each folder to look into, and whether its subfolders belong to it."""
    deep = ((tuple(folder.split("/")), True) for folder in FOLDERS if folder[0] != "*")
    files = ((tuple(file.split("/")[:-1]), False) for file in FILES)
    flat = ((tuple(folder.split("/")), False) for folder in TEXTS_IN)
    return tuple(dict.fromkeys((*deep, *files, *flat)))


def _agree(parts: list[str], place: tuple[str, ...]) -> bool:
    """Return whether two paths are equal as far as both go."""
    return all(
        part == sign or ("*" in sign and fnmatchcase(part, sign))
        for part, sign in zip(parts, place, strict=False)
    )


def _is_text(name: str) -> bool:
    """Return whether a name is one of a text: by its end, or because it has none."""
    stem, dot, end = name.rpartition(".")
    return not (dot and stem) or end.rstrip("~") in TEXTS or name.endswith("~")


def _plain(path: str) -> str:
    return path.replace("\\", "/").strip("/").lower()


@lru_cache(maxsize=_KEPT)
def _is_read_completely(folder: str) -> bool:
    return _folders().search(folder) is not None


@cache
def _folders() -> re.Pattern[str]:
    return re.compile(f"(?:^|/)(?:{'|'.join(map(_expression, FOLDERS))})(?:/|$)")


@cache
def _files() -> re.Pattern[str]:
    return re.compile("|".join(map(_expression, FILES)))


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(map(_name_expression, (*NAMES, *POLICIES))), re.DOTALL)


def _name_expression(glob: str) -> str:
    stem, _, end = glob.rpartition(".")
    if not stem:
        return _expression(glob)
    return rf"\.?{_expression(stem)}{_COPY}\.{_expression(end)}{_BACKUP}"


def _expression(glob: str) -> str:
    return re.escape(glob).replace(r"\*", "[^/]*")
