"""Many folders below one: each appears whole, and what is there already is left if it is the same.

All of them are made in one private folder, so that a run that was killed leaves a single thing to
remove, and two runs to one place know of each other.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unattend_gen.output.folder import demand_room, open_folder, write_all
from unattend_gen.output.names import demand_safe_names
from unattend_gen.output.trouble import of_another_place, refusal, worded
from unattend_gen.output.workspace import make_folder, sync_folder, workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from unattend_gen.core.artifact import Artifact

MANIFEST: Final = "manifest.json"
_WORK: Final = "fleet"
_LARGEST_MANIFEST: Final = 1024 * 1024


class Placed(StrEnum):
    """What became of a folder."""

    WRITTEN = "written"
    IDENTICAL = "identical"


@contextmanager
def many_folders(parent: Path) -> Iterator[Path]:
    """A private folder to make others in; `parent` is made if it is missing, for one run at a time.

    What the block raises goes through.

    Raises:
        OutputError: `parent` cannot be written, or another run writes there.
    """
    place = parent.absolute()
    with worded(parent), open_folder(place, parent), workspace(place, _WORK) as work:
        with of_another_place():
            yield work
        sync_folder(place)


def demand_room_for_folders(parent: Path) -> None:
    """Refuse what `many_folders` would refuse for what it is; nothing is made.

    Raises:
        OutputError: as there.
    """
    demand_room(parent, replace=True)


def demand_place(folder: Path, artifacts: Iterable[Artifact], *, replace: bool) -> Placed:
    """What `place_folder` would do; nothing is written.

    Raises:
        OutputError: as there, as far as it can be known.
    """
    with worded(folder):
        if not os.path.lexists(folder):
            return Placed.WRITTEN
        if is_same(folder, artifacts):
            return Placed.IDENTICAL
        demand_replaceable(folder, replace=replace)
        return Placed.WRITTEN


def place_folder(
    work: Path, folder: Path, artifacts: Iterable[Artifact], *, replace: bool
) -> Placed:
    """Put artefacts into a folder of their own: whole, or not at all.

    A folder that has the same files with the same bytes is left alone. One that differs is
    replaced as a whole, if it holds nothing but what its manifest lists.

    Args:
        work: what `many_folders` gave; on the same file system.
        folder: where; the one above it exists.
        artifacts: files with safe relative names, a manifest among them.
        replace: whether a folder that differs may be replaced.

    Raises:
        OutputError: something else is there, or the system refuses; it is left as it was.
    """
    files = tuple(artifacts)
    demand_safe_names(file.name for file in files)
    with worded(folder):
        placed = demand_place(folder, files, replace=replace)
        if placed is Placed.IDENTICAL:
            return placed
        new = work / f"{folder.name}.new"
        try:
            make_folder(new)
            write_all(new, files)
            _swap(new, folder, work / f"{folder.name}.old")
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return placed


def _swap(new: Path, folder: Path, old: Path) -> None:
    """Put a folder in its place; what stood there is put back if that fails, else removed."""
    if not os.path.lexists(folder):
        new.rename(folder)
        return
    folder.rename(old)
    try:
        new.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def is_same(folder: Path, artifacts: Iterable[Artifact]) -> bool:
    """Whether a folder has these files with these very bytes; what else it has does not matter.

    Raises:
        OSError: something there cannot be looked at.
    """
    if folder.is_symlink() or not folder.is_dir():
        return False
    return all(_has(folder / artifact.name, artifact.data) for artifact in artifacts)


def demand_replaceable(folder: Path, *, replace: bool) -> None:
    """Refuse to replace a folder unless it may be and is all our own.

    Raises:
        OutputError: it may not be replaced, or holds what no manifest lists.
        OSError: it cannot be looked at.
    """
    if not replace:
        raise refusal("it exists and differs", "give --force, or name another --out", folder)
    if folder.is_symlink() or not folder.is_dir():
        raise refusal("a file or link stands there", "move it away", folder)
    listed = _listed(folder / MANIFEST)
    if listed is None:
        raise refusal("it is no folder of ours: it has no manifest", "move it away", folder)
    ours = listed | {MANIFEST}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    if there - ours:
        raise refusal("it holds files that its manifest does not list", "move them away", folder)


def _has(path: Path, data: bytes) -> bool:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size != len(data):
            return False
        return path.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def _listed(manifest: Path) -> set[str] | None:
    """The names that a manifest lists, or None where there is none that can be read."""
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
    return {str(entry.get("name")) for entry in entries if isinstance(entry, dict)}
