"""Many folders below one parent: each appears whole, and identical folders are left alone.

All of them are made in one private folder. So a run that was killed leaves a single thing to
remove, and two runs that write to the same parent notice each other.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from unattend_gen.core.artifact import MANIFEST_NAME
from unattend_gen.output.earlier_run import FolderStatus, is_same, listed_files, unchanged_files
from unattend_gen.output.folder import open_folder, require_room, write_all
from unattend_gen.output.names import require_safe_names
from unattend_gen.output.os_errors import pass_os_errors, refusal, translate_os_errors
from unattend_gen.output.pinned import make_private_folder
from unattend_gen.output.workspace import sync_folder, workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from unattend_gen.core.artifact import Artifact

_WORK: Final = "fleet"


@contextmanager
def many_folders(parent: Path) -> Iterator[Path]:
    """Provide a private folder in which folders are made; `parent` is created if it is missing.

    Only one run at a time can use a parent. What the block raises is passed on.

    Raises:
        OutputError: `parent` cannot be written, or another run is writing there.
    """
    place = parent.absolute()
    with translate_os_errors(parent), open_folder(place, parent), workspace(place, _WORK) as work:
        with pass_os_errors():
            yield work
        sync_folder(place)


def require_room_for_folders(parent: Path) -> None:
    """Check that `many_folders` would accept a parent; writes nothing.

    Raises:
        OutputError: as for `many_folders`.
    """
    require_room(parent, replace=True)


def planned_status(folder: Path, artifacts: Iterable[Artifact], *, replace: bool) -> FolderStatus:
    """Return the status that `place_folder` would return; writes nothing.

    Raises:
        OutputError: as for `place_folder`, as far as it can be known.
    """
    with translate_os_errors(folder):
        if not os.path.lexists(folder):
            return FolderStatus.WRITTEN
        if is_same(folder, artifacts):
            return FolderStatus.IDENTICAL
        require_own_folder(folder, replace=replace)
        return FolderStatus.WRITTEN


def place_folder(
    work: Path, folder: Path, artifacts: Iterable[Artifact], *, replace: bool
) -> FolderStatus:
    """Write artifacts to a folder of their own, completely or not at all.

    A folder that already has the same bytes is left alone. One that differs is replaced as a
    whole, provided that it holds only the files that its manifest lists.

    Args:
        work: the private folder from `many_folders`, on the same file system.
        folder: the target; its parent exists.
        artifacts: files with safe relative names, a manifest among them.
        replace: whether a folder that differs may be replaced.

    Raises:
        OutputError: something else has this name, or the system refuses; the folder is unchanged.
    """
    files = tuple(artifacts)
    require_safe_names(file.name for file in files)
    with translate_os_errors(folder):
        status = planned_status(folder, files, replace=replace)
        if status is FolderStatus.IDENTICAL:
            return status
        new = work / f"{folder.name}.new"
        try:
            make_private_folder(new)
            write_all(new, files)
            _swap(new, folder, work / f"{folder.name}.old")
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return status


def _swap(new: Path, folder: Path, old: Path) -> None:
    """Move a folder into place; the one that it replaces is restored on failure, else removed."""
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


def require_own_folder(folder: Path, *, replace: bool) -> None:
    """Check that a folder was written by this program, and is as it was written or may be replaced.

    Raises:
        OutputError: it may not be replaced, or holds files that no manifest lists.
        OSError: it cannot be read.
    """
    if folder.is_symlink() or not folder.is_dir():
        raise refusal("it is a file or link, not a folder", "move it away", folder)
    if not replace and unchanged_files(folder) is None:
        message = "it differs, and holds more than the unchanged files of an earlier run"
        raise refusal(message, "pass --force, or choose another --out", folder)
    listed = listed_files(folder)
    if listed is None:
        message = "it has no manifest, so it was not written by this program"
        raise refusal(message, "move it away", folder)
    ours = {*listed, MANIFEST_NAME}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    if there - ours:
        raise refusal("it holds files that its manifest does not list", "move them away", folder)
