"""Folders that an earlier run wrote: the files that their manifest lists."""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.core.artifact import MANIFEST_NAME
from unattend_gen.output.names import OWN_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from unattend_gen.core.artifact import Artifact

_LARGEST_MANIFEST: Final = 1024 * 1024


class FolderStatus(StrEnum):
    """What happened to a folder."""

    WRITTEN = "written"
    IDENTICAL = "identical"


def is_same(folder: Path, artifacts: Iterable[Artifact]) -> bool:
    """Return whether a folder has these files with these bytes; other files do not matter.

    Raises:
        OSError: a file cannot be read.
    """
    if folder.is_symlink() or not folder.is_dir():
        return False
    return all(_has(folder / artifact.name, artifact.data) for artifact in artifacts)


def listed_files(folder: Path) -> Mapping[str, str] | None:
    """Return the SHA-256 of each file that the manifest of a folder lists, by name.

    None if there is no readable manifest.

    Raises:
        OSError: the manifest cannot be read.
    """
    manifest = folder / MANIFEST_NAME
    if manifest.is_symlink() or not manifest.is_file():
        return None
    if manifest.stat().st_size > _LARGEST_MANIFEST:
        return None
    try:
        content: object = json.loads(manifest.read_bytes())
    except (ValueError, RecursionError):
        return None
    files = content.get("files") if isinstance(content, dict) else None
    entries = files if isinstance(files, list) else []
    found = (entry for entry in entries if isinstance(entry, dict))
    return {str(entry.get("name")): str(entry.get("sha256")) for entry in found}


def unchanged_files(folder: Path) -> frozenset[str] | None:
    """Return the names of the files of an earlier run, if a folder holds nothing else.

    None if a file was added, changed or is not a regular file, or if there is no manifest. Files
    that were deleted since do not matter.

    Raises:
        OSError: a file cannot be read.
    """
    listed = listed_files(folder)
    if listed is None:
        return None
    names = set()
    for path in _entries(folder):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file():
            return None
        if name != MANIFEST_NAME and not (name in listed and _digest(path) == listed[name]):
            return None
        names.add(name)
    return frozenset(names)


def _entries(folder: Path) -> Iterator[Path]:
    """Yield everything below a folder but real folders, and but what a killed run left."""
    for entry in folder.iterdir():
        if entry.name.startswith(OWN_PREFIX):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _entries(entry)
        else:
            yield entry


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _has(path: Path, data: bytes) -> bool:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size != len(data):
            return False
        return path.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError):
        return False
