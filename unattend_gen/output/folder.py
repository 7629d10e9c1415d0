"""A folder of artefacts: all of them or none."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from unattend_gen.output.names import OWN_PREFIX, demand_safe_names
from unattend_gen.output.trouble import refusal, worded
from unattend_gen.output.workspace import make_folder, sweep, sync_folder, workspace, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.artifact import Artifact

_OF_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO

_INSIDE: Final = "folder"
"""Name of the workspace within a folder that exists; its parent may lie on another disk."""


def write_folder(folder: Path, artifacts: Iterable[Artifact], *, replace: bool) -> None:
    """Write artefacts below a folder, mode 0600; any folder that is made has mode 0700.

    A new folder appears in one step. In a folder that exists each file is swapped in one step, in
    the order given; if one cannot be, those before it are put back. Nothing else is touched there.

    Args:
        folder: where; folders above it that are missing are made.
        artifacts: files with safe relative names; the manifest last.
        replace: whether the folder may hold something already.

    Raises:
        OutputError: the folder is not empty and `replace` is not given, a name escapes, another
            run is writing there, or the system refuses; nothing is left behind.
    """
    files = tuple(artifacts)
    place = folder.absolute()
    demand_safe_names(file.name for file in files)
    with worded(folder), _way_to(place):
        if os.path.lexists(place):
            _fill(place, files, folder, replace=replace)
        else:
            _make(place, files, folder)


def demand_room(folder: Path, *, replace: bool) -> None:
    """Refuse a folder that `write_folder` would refuse for what it is or holds; nothing is made.

    Raises:
        OutputError: as there.
    """
    place = folder.absolute()
    with worded(folder):
        if os.path.lexists(place):
            _demand_folder(place, folder, replace=replace)


def is_open_to_others(folder: Path) -> bool:
    """Whether anyone but its owner may enter a folder, list it or write there; unknown on Windows.

    `write_folder` leaves the mode of a folder that was there before as it is: it may be the user's
    home, or one that a group works in. The files in it are their owner's alone in any case.
    """
    return os.name != "nt" and bool(folder.stat().st_mode & _OF_OTHERS)


@contextmanager
def open_folder(place: Path, named: Path) -> Iterator[None]:
    """See that a folder is there; if the block fails, what was made is taken away where empty.

    Raises:
        OutputError: a file or link stands there.
        OSError: it cannot be made.
    """
    with _way_to(place / "below"):
        if place.is_symlink():
            raise refusal("it is a symbolic link", "name the folder itself", named)
        if not place.is_dir():
            raise refusal("it is a file, not a folder", "name another folder", named)
        yield


@contextmanager
def _way_to(place: Path) -> Iterator[None]:
    """Make the folders above that are missing; take them away again if writing fails."""
    missing = [above for above in place.parents if not os.path.lexists(above)]
    with ExitStack() as undo:
        for above in reversed(missing if ".." not in place.parts else []):
            with suppress(FileExistsError):  # another run makes its way at the same time
                make_folder(above)
                undo.callback(_leave, above)
        yield
        undo.pop_all()


def _leave(folder: Path) -> None:
    """Remove a folder that was made on the way, unless another run has put something there."""
    with suppress(OSError):
        folder.rmdir()


def _make(place: Path, files: tuple[Artifact, ...], named: Path) -> None:
    with workspace(place.parent, place.name) as made:
        if os.path.lexists(place):
            raise refusal("another run has just made it", "look into it, then decide", named)
        write_all(made, files)
        made.rename(place)
        sync_folder(place.parent)


def _fill(place: Path, files: tuple[Artifact, ...], named: Path, *, replace: bool) -> None:
    sweep(place.parent, place.name)
    sweep(place, _INSIDE)
    _demand_folder(place, named, replace=replace)
    with workspace(place, _INSIDE) as folder:
        _demand_folder(place, named, replace=replace)
        new, old = folder / "new", folder / "old"
        make_folder(new)
        make_folder(old)
        write_all(new, files)
        _swap_all(new, old, place, tuple(file.name for file in files))


def _demand_folder(place: Path, named: Path, *, replace: bool) -> None:
    """Asked before anything is made, and again when no other run can be at work."""
    if place.is_symlink():
        raise refusal("it is a symbolic link", "name the folder itself", named)
    if not place.is_dir():
        raise refusal("it is a file, not a folder", "name another folder", named)
    if not replace and any(not entry.name.startswith(OWN_PREFIX) for entry in place.iterdir()):
        raise refusal("it is not empty", "name another folder, or give --force", named)


def write_all(folder: Path, files: tuple[Artifact, ...]) -> None:
    """Write artefacts with safe names below a folder that is empty, and the folders they need.

    Raises:
        OSError: the system refuses; some of them may be there then.
    """
    for file in files:
        for above in _folders_above(file.name):
            if not (folder / above).exists():
                make_folder(folder / above)
        write_new(folder / file.name, file.data)


def _swap_all(new: Path, old: Path, place: Path, names: tuple[str, ...]) -> None:
    """Put each file in its place; if one cannot be put, undo what was done."""
    with ExitStack() as undo:
        for number, name in enumerate(names):
            for above in _folders_above(name):
                _open_way(place / above, undo)
            _swap(new / name, place / name, old / str(number), undo)
        sync_folder(place)
        undo.pop_all()


def _open_way(folder: Path, undo: ExitStack) -> None:
    """See that a folder below the place is there and is no link that leads elsewhere."""
    if not os.path.lexists(folder):
        make_folder(folder)
        undo.callback(folder.rmdir)
    elif folder.is_symlink() or not folder.is_dir():
        raise refusal("a file or link stands where a folder is needed", "move it away", folder)


def _swap(new: Path, place: Path, kept: Path, undo: ExitStack) -> None:
    """Put one file in its place; what stood there is kept until all is done."""
    if os.path.lexists(place):
        if not (place.is_symlink() or place.is_file() or place.is_dir()):
            raise refusal("it is no regular file", "move it away", place)
        shutil.copy2(place, kept, follow_symlinks=False)
        new.replace(place)
        undo.callback(kept.replace, place)
    else:
        new.replace(place)
        undo.callback(place.unlink)


def _folders_above(name: str) -> tuple[str, ...]:
    """The folders that a relative name needs, outermost first."""
    return tuple(str(above) for above in reversed(PurePosixPath(name).parents[:-1]))
