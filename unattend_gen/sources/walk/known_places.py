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
"""Cached folders; most drives have the same ones."""


def is_known_place(path: str) -> bool:
    """Return whether a path is a known place; True for a path that is too long to match."""
    place = _plain(path)
    return len(place) > _LONGEST or _is_known(place)


@lru_cache(maxsize=_KEPT)
def _is_known(place: str) -> bool:
    folder, _, name = place.rpartition("/")
    if folder in TEXTS_IN and _is_text(name):
        return True
    return _pattern().fullmatch(place) is not None


def leads_to_known_places(folder: str) -> bool:
    """Return whether a folder is a known place, above one or below one."""
    return _leads(_plain(folder))


def is_place_by_name(folder: str) -> bool:
    """Return whether a folder leads to known places other than those below any folder."""
    return _leads(_plain(folder)) and _leads_by_name(_plain(folder).partition("/")[0])


def _leads_by_name(top: str) -> bool:
    return any(steps[0] != "*" and _agree([top], steps) for steps, _ in _steps())


@cache
def _steps() -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Return the steps to each folder to look into, and whether its subfolders belong to it."""
    deep = ((tuple(folder.split("/")), True) for folder in FOLDERS)
    files = ((tuple(file.split("/")[:-1]), False) for file in FILES)
    flat = ((tuple(folder.split("/")), False) for folder in TEXTS_IN)
    return tuple(dict.fromkeys((*deep, *files, *flat)))


@lru_cache(maxsize=_KEPT)
def _leads(folder: str) -> bool:
    parts = folder.split("/") if folder else []
    return any(
        (is_deep or len(parts) <= len(steps)) and _agree(parts, steps)
        for steps, is_deep in _steps()
    )


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


@cache
def _pattern() -> re.Pattern[str]:
    any_depth = "(?:.*/)?"
    return re.compile(
        "|".join(
            (
                *(f"{any_depth}{_expression(folder)}/.*" for folder in FOLDERS),
                *(f"{any_depth}{_expression(name)}" for name in (*NAMES, *POLICIES)),
                *(_expression(file) for file in FILES),
            )
        ),
        re.DOTALL,
    )


def _expression(glob: str) -> str:
    return re.escape(glob).replace(r"\*", "[^/]*")
