"""Folders for copies that must have a name: other users cannot enter them, and none is left behind.

A run that is killed cannot remove its folder. So each folder is locked while it is in use: one that
nobody has locked was left behind, and the next run removes it. The system releases a lock when its
process ends, however it ends.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX: Final = "unattend-gen-copy-"
_ATTEMPTS: Final = 100
"""How often another run may remove a new folder, which it takes for an abandoned one."""

if sys.platform == "win32":

    @contextmanager
    def private_folder() -> Iterator[Path]:
        """Provide an empty folder that is removed at the end; folders cannot be locked here."""
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)

    def sweep_folders() -> None:
        """Remove nothing: without locks nobody knows whether a folder is in use."""

else:
    from filelock import lock_descriptor

    @contextmanager
    def private_folder() -> Iterator[Path]:
        """Provide an empty folder, mode 0700, that is removed at the end or by the next run.

        Raises:
            OSError: none can be created.
        """
        sweep_folders()
        folder, descriptor = _new_folder()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(descriptor)

    def sweep_folders() -> None:
        """Remove the folders that killed runs of this user have left; raises nothing."""
        with suppress(OSError), os.scandir(tempfile.gettempdir()) as listing:
            for entry in listing:
                if entry.name.startswith(_PREFIX):
                    with suppress(OSError):
                        _remove_if_abandoned(entry)

    def _new_folder() -> tuple[Path, int]:
        """Return a new folder, and the descriptor that holds its lock."""
        for _ in range(_ATTEMPTS):
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            with suppress(FileNotFoundError):
                descriptor = _opened(folder)
                if lock_descriptor(descriptor, blocking=False) and _is_same(descriptor, folder):
                    return folder, descriptor
                os.close(descriptor)
        message = "no private folder for copies can be kept"
        raise OSError(message)

    def _remove_if_abandoned(entry: os.DirEntry[str]) -> None:
        """Remove a folder unless it belongs to another user, is in use, or is not a folder."""
        if entry.stat(follow_symlinks=False).st_uid != os.geteuid():
            return
        descriptor = _opened(Path(entry.path))
        try:
            if lock_descriptor(descriptor, blocking=False):
                shutil.rmtree(entry.path, ignore_errors=True)
        finally:
            os.close(descriptor)

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)

    def _is_same(descriptor: int, folder: Path) -> bool:
        return os.path.samestat(os.fstat(descriptor), folder.lstat())
