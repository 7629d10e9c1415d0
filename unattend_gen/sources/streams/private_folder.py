"""Folders for copies that must have a name: nobody else enters them, and none stays for long.

A run that is killed cannot remove its folder. So each is locked as long as it is used: one whose
lock nobody holds was left behind, and the next run removes it. The system lets a lock go when its
process ends, however it ends.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import tempfile
    from contextlib import contextmanager
    from pathlib import Path
    from typing import TYPE_CHECKING

    if TYPE_CHECKING:
        from collections.abc import Iterator

    @contextmanager
    def private_folder() -> Iterator[Path]:
        """An empty folder that is gone afterwards; folders cannot be locked here."""
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)

    def sweep_folders() -> None:
        """Leave what is there: nobody knows whose it is."""

else:
    import fcntl
    import os
    import shutil
    import tempfile
    from contextlib import contextmanager, suppress
    from pathlib import Path
    from typing import TYPE_CHECKING, Final

    if TYPE_CHECKING:
        from collections.abc import Iterator

    _PREFIX: Final = "unattend-gen-copy-"
    _ATTEMPTS: Final = 100
    """How often another run may take a new folder for one that was left, before it is locked."""

    @contextmanager
    def private_folder() -> Iterator[Path]:
        """An empty folder, mode 0700, that is gone afterwards; after a kill, with the next run.

        Raises:
            OSError: none can be made.
        """
        sweep_folders()
        folder, descriptor = _made()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(descriptor)

    def sweep_folders() -> None:
        """Remove the folders of runs of this user that were killed; nothing is raised."""
        with suppress(OSError), os.scandir(tempfile.gettempdir()) as listing:
            for entry in listing:
                if entry.name.startswith(_PREFIX):
                    with suppress(OSError):
                        _remove_if_left(entry)

    def _made() -> tuple[Path, int]:
        """A new folder, and the descriptor that holds its lock."""
        for _ in range(_ATTEMPTS):
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            with suppress(FileNotFoundError):
                descriptor = _opened(folder)
                if _is_locked(descriptor) and _is_same(descriptor, folder):
                    return folder, descriptor
                os.close(descriptor)
        message = "no private folder for copies can be kept"
        raise OSError(message)

    def _remove_if_left(entry: os.DirEntry[str]) -> None:
        """Remove a folder unless it is another user's, no folder, or in use."""
        if entry.stat(follow_symlinks=False).st_uid != os.geteuid():
            return
        descriptor = _opened(Path(entry.path))
        try:
            if _is_locked(descriptor):
                shutil.rmtree(entry.path, ignore_errors=True)
        finally:
            os.close(descriptor)

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)

    def _is_locked(descriptor: int) -> bool:
        """Lock a folder for this process; False when another process holds it."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _is_same(descriptor: int, folder: Path) -> bool:
        return os.path.samestat(os.fstat(descriptor), folder.lstat())
