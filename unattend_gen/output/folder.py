"""A folder of artifacts: either all of them are written or none."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from unattend_gen.output.earlier_run import FolderStatus, is_same, unchanged_files
from unattend_gen.output.names import OWN_PREFIX, require_safe_names
from unattend_gen.output.os_errors import refusal, translate_os_errors
from unattend_gen.output.pinned import make_private_folder
from unattend_gen.output.workspace import sweep, sync_folder, workspace, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.artifact import Artifact

_OF_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO

_INSIDE: Final = "folder"
"""Name of the workspace in an existing folder, whose parent may be on another disk."""


def write_folder(folder: Path, artifacts: Iterable[Artifact], *, replace: bool) -> FolderStatus:
    """Write artifacts below a folder, with mode 0600; new folders have mode 0700.

    A new folder appears in one step. A folder that has the same bytes is left alone. In any other
    folder each file is replaced in one step, in the given order; if one fails, the files before it
    are restored. Files of an earlier run that are no longer written are removed if the folder holds
    nothing else; otherwise nothing else in it changes.

    Args:
        folder: the folder; missing parents are created.
        artifacts: files with safe relative names; the manifest last.
        replace: whether the folder may have content other than the unchanged files of an earlier
            run.

    Raises:
        OutputError: the folder is not empty and `replace` is false, a name leads out of it,
            another run is writing to it, or the system refuses; nothing is left behind.
    """
    files = tuple(artifacts)
    place = folder.absolute()
    require_safe_names(file.name for file in files)
    with translate_os_errors(folder), _parents_of(place):
        if not os.path.lexists(place):
            _make(place, files, folder)
            return FolderStatus.WRITTEN
        return _fill(place, files, folder, replace=replace)


def require_room(
    folder: Path, artifacts: Iterable[Artifact] = (), *, replace: bool
) -> FolderStatus:
    """Return the status that `write_folder` would return; writes nothing.

    Raises:
        OutputError: as for `write_folder`.
    """
    files, place = tuple(artifacts), folder.absolute()
    with translate_os_errors(folder):
        if not os.path.lexists(place):
            return FolderStatus.WRITTEN
        if files and is_same(place, files):
            return FolderStatus.IDENTICAL
        _require_folder(place, folder, replace=replace)
    return FolderStatus.WRITTEN


def is_open_to_others(folder: Path) -> bool:
    """Return whether users other than the owner may enter, list or write to a folder.

    Always false on Windows, where it is unknown. `write_folder` keeps the mode of an existing
    folder, which may be the user's home or shared by a group; the files in it are private anyway.
    """
    return os.name != "nt" and bool(folder.stat().st_mode & _OF_OTHERS)


@contextmanager
def open_folder(place: Path, named: Path) -> Iterator[None]:
    """Create a folder where it is missing; if the block fails, remove it again if it is empty.

    Raises:
        OutputError: a file or link has this name.
        OSError: the folder cannot be created.
    """
    with _parents_of(place / "below"):
        if place.is_symlink():
            raise refusal("it is a symbolic link", "name the folder itself", named)
        if not place.is_dir():
            raise refusal("it is a file, not a folder", "choose another folder", named)
        yield


@contextmanager
def _parents_of(place: Path) -> Iterator[None]:
    """Create the missing parents of a path; remove them again if writing fails."""
    missing = [above for above in place.parents if not os.path.lexists(above)]
    with ExitStack() as undo:
        for above in reversed(missing if ".." not in place.parts else []):
            with suppress(FileExistsError):  # another run may create it at the same time
                make_private_folder(above)
                undo.callback(_remove_if_empty, above)
        yield
        undo.pop_all()


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _make(place: Path, files: tuple[Artifact, ...], named: Path) -> None:
    with workspace(place.parent, place.name) as made:
        if os.path.lexists(place):
            advice = "check its content, then run the command again"
            raise refusal("another run has just created it", advice, named)
        write_all(made, files)
        made.rename(place)
        sync_folder(place.parent)


def _fill(place: Path, files: tuple[Artifact, ...], named: Path, *, replace: bool) -> FolderStatus:
    sweep(place.parent, place.name)
    sweep(place, _INSIDE)
    if is_same(place, files):
        return FolderStatus.IDENTICAL
    _require_folder(place, named, replace=replace)
    with workspace(place, _INSIDE) as folder:
        earlier = _require_folder(place, named, replace=replace)
        new, old = folder / "new", folder / "old"
        make_private_folder(new)
        make_private_folder(old)
        write_all(new, files)
        names = tuple(file.name for file in files)
        _swap_all(_Move(new, old, place), names, sorted(earlier.difference(names)))
    return FolderStatus.WRITTEN


def _require_folder(place: Path, named: Path, *, replace: bool) -> frozenset[str]:
    """Check the target; called before any work, and again under the lock.

    Returns:
        The files of an earlier run, if the folder holds nothing else.
    """
    if place.is_symlink():
        raise refusal("it is a symbolic link", "name the folder itself", named)
    if not place.is_dir():
        raise refusal("it is a file, not a folder", "choose another folder", named)
    earlier = unchanged_files(place)
    is_empty = all(entry.name.startswith(OWN_PREFIX) for entry in place.iterdir())
    if not (replace or is_empty or earlier):
        message = "it is not empty, and holds more than the unchanged files of an earlier run"
        raise refusal(message, "choose another folder, or pass --force", named)
    return earlier or frozenset()


def write_all(folder: Path, files: tuple[Artifact, ...]) -> None:
    """Write artifacts with safe names below an empty folder, and the folders that they need.

    Raises:
        OSError: the system refuses; some files may have been written by then.
    """
    for file in files:
        for above in _folders_above(file.name):
            if not (folder / above).exists():
                make_private_folder(folder / above)
        write_new(folder / file.name, file.data)


@dataclass(frozen=True, slots=True)
class _Move:
    """The folder of new files, the one for files that they replace, and the target."""

    new: Path
    old: Path
    place: Path


def _swap_all(move: _Move, names: Iterable[str], stale: Iterable[str]) -> None:
    """Move each file into place and each stale one away; if one fails, undo the others."""
    with ExitStack() as undo:
        for number, name in enumerate(names):
            for above in _folders_above(name):
                _require_subfolder(move.place / above, undo)
            _swap(move.new / name, move.place / name, move.old / str(number), undo)
        for number, name in enumerate(stale):
            kept = move.old / f"stale-{number}"
            (move.place / name).rename(kept)
            undo.callback(kept.rename, move.place / name)
        sync_folder(move.place)
        undo.pop_all()
    for name in stale:
        for above in reversed(_folders_above(name)):
            _remove_if_empty(move.place / above)


def _require_subfolder(folder: Path, undo: ExitStack) -> None:
    """Create a folder below the target, or check that it is not a link that leads elsewhere."""
    if not os.path.lexists(folder):
        make_private_folder(folder)
        undo.callback(folder.rmdir)
    elif folder.is_symlink() or not folder.is_dir():
        raise refusal("a file or link has the name of a folder to create", "move it away", folder)


def _swap(new: Path, place: Path, kept: Path, undo: ExitStack) -> None:
    """Move one file into place; the file that it replaces is kept until all are done."""
    if os.path.lexists(place):
        if not (place.is_symlink() or place.is_file() or place.is_dir()):
            raise refusal("it is not a regular file", "move it away", place)
        shutil.copy2(place, kept, follow_symlinks=False)
        new.replace(place)
        undo.callback(kept.replace, place)
    else:
        new.replace(place)
        undo.callback(place.unlink)


def _folders_above(name: str) -> tuple[str, ...]:
    """Return the folders that a relative name needs, outermost first."""
    return tuple(str(above) for above in reversed(PurePosixPath(name).parents[:-1]))
