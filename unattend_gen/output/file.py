"""A single file, written completely or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from unattend_gen.output.os_errors import pass_os_errors, refusal, translate_os_errors
from unattend_gen.output.pinned import pinned_folder, pinned_private_folder
from unattend_gen.output.workspace import PRIVATE_FILE, new_file, sync_folder, workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

_PRIVATE_FOLDER: Final = 0o700


def write_file(path: Path, data: bytes, *, replace: bool, mode: int = PRIVATE_FILE) -> None:
    """Write a file atomically: readers see the old content or all of the new content.

    Arguments and errors are those of `write_file_in_pieces`, with the whole content as `data`.
    """
    write_file_in_pieces(path, (data,), replace=replace, mode=mode)


def write_file_in_pieces(
    path: Path, pieces: Iterable[bytes], *, replace: bool, mode: int = PRIVATE_FILE
) -> None:
    """Write a file atomically: readers see the old content or all of the new content.

    Args:
        path: the file; its folder must exist.
        pieces: the content. An exception that they raise is passed on, and nothing is left behind.
        replace: whether an existing file may be replaced.
        mode: permissions of the file, whatever the umask.

    Raises:
        OutputError: the file exists and may not be replaced, is a folder or a link, or cannot be
            written; nothing is left behind.
    """
    with whole_file(path, replace=replace, mode=mode) as write:
        for piece in pieces:
            write(piece)


@contextmanager
def whole_file(
    path: Path, *, replace: bool, mode: int = PRIVATE_FILE
) -> Iterator[Callable[[bytes], object]]:
    """Provide a function that writes pieces, which become the file when the block succeeds.

    If the block raises, nothing changes, and the exception is passed on.

    Args:
        path: the file; its folder must exist.
        replace: whether an existing file may be replaced.
        mode: permissions of the file, whatever the umask.

    Raises:
        OutputError: the file exists and may not be replaced, is a folder or a link, or cannot be
            written; nothing is left behind.
    """
    place = path.absolute()
    with (
        translate_os_errors(path),
        pinned_folder(place.parent, is_required=False) as parent,
    ):
        target = parent / place.name
        _require_free(target, path, replace=replace)
        with workspace(parent, place.name) as made, pinned_private_folder(made) as folder:
            _require_free(target, path, replace=replace)
            new = folder / "new"
            with new_file(new, mode) as stream:

                def write(piece: bytes) -> int:
                    with translate_os_errors(path):
                        return stream.write(piece)

                with pass_os_errors():
                    yield write
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(target)
            sync_folder(parent)


def write_files(folder: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
    """Write several files below a folder, each completely or not at all.

    All are checked before the first is written, and the last one named is written last.

    Args:
        folder: must exist.
        files: content by name, relative to the folder; missing folders in the names are made.
        replace: whether existing files may be replaced.

    Raises:
        OutputError: one of them may not be replaced, or cannot be written.
    """
    for name in files:
        path = folder / name
        if path.parent.is_symlink():
            raise refusal("a part of the path is a symbolic link", "remove it", path)
        require_free(path, replace=replace)
    for name, data in files.items():
        path = folder / name
        if path.parent != folder:
            with translate_os_errors(path.parent):
                path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        write_file(path, data, replace=replace)


def require_free(path: Path, *, replace: bool) -> None:
    """Check that a file may be written; called before any work, and again under the lock.

    Raises:
        OutputError: the path is a link, a folder, a device, or a file that may not be replaced.
    """
    _require_free(path, path, replace=replace)


def _require_free(path: Path, named: Path, *, replace: bool) -> None:
    """Check a path as `require_free` does; an error names the path that the caller knows."""
    if path.is_symlink():
        raise refusal("it is a symbolic link", "name the file itself", named)
    if path.is_dir():
        raise refusal("it is a folder", "name a file in it", named)
    if path.exists() and not path.is_file():
        raise refusal("it is not a regular file", "omit --out to write to standard output", named)
    if path.exists() and not replace:
        raise refusal("it already exists", "choose another file, or pass --force", named)
