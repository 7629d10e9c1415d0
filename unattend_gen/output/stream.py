"""A long file, written piece by piece and seen when it is whole."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from unattend_gen.output.file import demand_free
from unattend_gen.output.trouble import of_another_place, worded
from unattend_gen.output.workspace import PRIVATE_FILE, sync_folder, workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[Callable[[bytes], object]]:
    """Takes pieces; when the block ends well they are the file, mode 0600, else nothing changes.

    Args:
        path: where; the folder above it must exist. What else the block raises goes through.
        replace: whether a file that exists may be replaced.

    Raises:
        OutputError: it exists and may not be replaced, is a folder or a link, or cannot be
            written; nothing is left behind.
    """
    place = path.absolute()
    with worded(path):
        demand_free(path, replace=replace)
        with workspace(place.parent, place.name) as folder:
            new = folder / "new"
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
            with os.fdopen(descriptor, "wb") as stream:

                def write(piece: bytes) -> int:
                    with worded(path):
                        return stream.write(piece)

                with of_another_place():
                    yield write
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(place)
            sync_folder(place.parent)
