"""One file, written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.output.trouble import of_another_place, refusal, worded
from unattend_gen.output.workspace import (
    PRIVATE_FILE,
    sync_folder,
    workspace,
    write_new_in_pieces,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def write_file(path: Path, data: bytes, *, replace: bool, mode: int = PRIVATE_FILE) -> None:
    """Write a file in one step: a reader sees nothing, the old content or all of the new.

    Takes and raises what `write_file_in_pieces` does, but the whole content as `data`.
    """
    write_file_in_pieces(path, (data,), replace=replace, mode=mode)


def write_file_in_pieces(
    path: Path, pieces: Iterable[bytes], *, replace: bool, mode: int = PRIVATE_FILE
) -> None:
    """Write a file in one step: a reader sees nothing, the old content or all of the new.

    Args:
        path: where; the folder above it must exist.
        pieces: the content; what they raise goes through, and leaves nothing behind either.
        replace: whether a file that exists may be replaced.
        mode: its permissions, whatever the umask.

    Raises:
        OutputError: it exists and may not be replaced, is a folder or a link, or cannot be
            written; nothing is left behind.
    """
    place = path.absolute()
    with worded(path):
        demand_free(path, replace=replace)
        with workspace(place.parent, place.name) as folder:
            demand_free(path, replace=replace)
            write_new_in_pieces(folder / "new", _made(pieces), mode)
            (folder / "new").replace(place)
            sync_folder(place.parent)


def demand_free(path: Path, *, replace: bool) -> None:
    """Asked before anything is made, and again when no other run can be at work.

    Raises:
        OutputError: the path is a link, a folder, a device, or a file that may not be replaced.
    """
    if path.is_symlink():
        raise refusal("it is a symbolic link", "name the file itself", path)
    if path.is_dir():
        raise refusal("it is a folder", "name a file in it", path)
    if path.exists() and not path.is_file():
        raise refusal("it is no regular file", "leave --out out for standard output", path)
    if path.exists() and not replace:
        raise refusal("it exists already", "name another file, or give --force", path)


def _made(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same pieces; what making one raises is not about the file."""
    left = iter(pieces)
    while True:
        with of_another_place():
            piece = next(left, None)
        if piece is None:
            return
        yield piece
