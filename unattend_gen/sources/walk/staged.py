"""The staged content of a Git repository: what the next commit contains, not the working tree.

Git is only asked for objects. Nothing that a repository configures is run: no hook, file system
monitor, filter, text conversion or pager. Nothing is fetched or written.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import SourceError, UsageError
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.programs import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator

TIME_LIMIT_SECONDS: Final = 300.0
"""How long Git may run before it is killed."""

_SAFE: Final = (
    *("--no-optional-locks", "--no-pager", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false"),
)
_LIST: Final = (
    *("diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--diff-filter=ACMT"),
)
_KEPT: Final = (
    # Git sets these for its hooks; without them it would read another index.
    *("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY"),
    *("GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX", "HOME", "SYSTEMROOT", "TMPDIR"),
)
_NAMED_FIELDS: Final = 5
_CHUNK_BYTES: Final = 1024 * 1024
_ADVICE: Final = "name a folder in a Git repository, or run the command in one"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A staged file: its path below the folder that was named, and its object name."""

    path: str
    content: str


def staged_blobs(folders: tuple[str, ...], *, limit_bytes: int) -> Iterator[Blob | Skipped]:
    """Yield the staged content of files that the next commit adds or changes, ordered by path.

    Args:
        folders: folders of repositories, or files in them; none for the working folder.
        limit_bytes: size above which a file is reported as skipped.

    Raises:
        UsageError: Git is not installed.
        SourceError: there is no repository, or Git cannot read it.
    """
    git = find_program("git")
    if git is None:
        message = "--staged requires Git, which is not installed"
        raise UsageError(message, advice="install Git, or name the files without --staged")
    for folder in folders or ("",):
        yield from _Repository(git, folder).blobs(limit_bytes)


@dataclass(frozen=True, slots=True)
class _Repository:
    git: str
    folder: str

    def blobs(self, limit_bytes: int) -> Iterator[Blob | Skipped]:
        entries = self._entries()
        if not entries:
            return
        with self._running("cat-file", "--batch") as process:
            assert process.stdin is not None  # noqa: S101 - pipes were asked for
            assert process.stdout is not None  # noqa: S101 - pipes were asked for
            for entry in entries:
                try:
                    process.stdin.write(f"{entry.content}\n".encode())
                    process.stdin.flush()
                    yield _read(process.stdout, self._location(entry), limit_bytes)
                except (OSError, ValueError):
                    yield _unreadable(self._location(entry))

    def _entries(self) -> list[_Entry]:
        """Return the staged files.

        Raises:
            SourceError: Git cannot read the repository.
        """
        with self._running(*_LIST, "--", ".") as process:
            listing, _ = process.communicate()
        if process.returncode != 0:
            message = "Git finds no repository here"
            raise SourceError(message, advice=_ADVICE, where=self.folder or ".")
        fields = os.fsdecode(listing).split("\0")
        pairs = zip(fields[::2], fields[1::2], strict=False)
        return [_Entry(path, about.split()[3]) for about, path in pairs if _is_content(about)]

    def _location(self, entry: _Entry) -> Location:
        return Location(os.path.join(self.folder, entry.path) if self.folder else entry.path)  # noqa: PTH118 - keeps the name

    @contextmanager
    def _running(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """Provide a Git process, which is killed at the end of the block or of its time."""
        with tempfile.TemporaryFile() as words:
            process = self._started(arguments, words)
            clock = threading.Timer(TIME_LIMIT_SECONDS, process.kill)
            clock.daemon = True
            clock.start()
            try:
                yield process
            finally:
                clock.cancel()
                process.kill()
                process.wait()
                for stream in (process.stdin, process.stdout):
                    if stream is not None:
                        stream.close()

    def _started(self, arguments: tuple[str, ...], words: IO[bytes]) -> subprocess.Popen[bytes]:
        """Start Git.

        Raises:
            SourceError: the folder cannot be entered.
        """
        try:
            return subprocess.Popen(  # noqa: S603 - an absolute path and a list, no shell
                (self.git, *_SAFE, *arguments),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=words,
                env=_environment(),
                cwd=self.folder or None,
            )
        except (OSError, ValueError) as error:
            message = "this folder cannot be entered"
            raise SourceError(message, advice=_ADVICE, where=self.folder) from error


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }


def _is_content(about: str) -> bool:
    """Return whether an entry of the listing has content: not a submodule or an intent to add."""
    fields = about.split()
    if len(fields) != _NAMED_FIELDS:
        return False
    _, mode, _, content, _ = fields
    return mode != "160000" and bool(content.strip("0"))


def _read(stream: IO[bytes], location: Location, limit_bytes: int) -> Blob | Skipped:
    """Read one reply of `cat-file --batch`: a line about the object, its bytes, a line break.

    Raises:
        ValueError: Git has exited, or does not know the object.
    """
    size = int(stream.readline().split()[-1])
    if size <= limit_bytes:
        data = stream.read(size)
        stream.read(1)
        return Blob(location, size, data) if len(data) == size else _unreadable(location)
    left = size + 1
    while left and (chunk := stream.read(min(left, _CHUNK_BYTES))):
        left -= len(chunk)
    advice = f"larger than {limit_bytes // 1024**2} MiB; search the file itself, without --staged"
    return Skipped(location, SkipReason.TOO_LARGE, advice)


def _unreadable(location: Location) -> Skipped:
    advice = "Git cannot read the staged content; run git fsck"
    return Skipped(location, SkipReason.UNREADABLE, advice)
