"""Bytes that must be seekable, or that a helper program reads, including members of containers.

Members are copied to an anonymous temporary file, which only this user can read and which vanishes
with the process. Where the system has no such files, or a program needs a name, the file is in a
private folder, which the next run removes if this one is killed.
"""

from __future__ import annotations

import errno
import io
import os
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.errors import (
    DamagedError,
    NoRoomError,
    OverLimitError,
    damaged,
    limit_reached,
)
from unattend_gen.sources.streams.private_folder import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import WriteableBuffer

    from unattend_gen.core.location import Location
    from unattend_gen.sources.blob import Blob

_CHUNK_BYTES: Final = 1024 * 1024
_DESCRIPTORS: Final = Path("/dev/fd")


@dataclass(frozen=True, slots=True)
class InheritedFile:
    """A file as a helper program opens it.

    Attributes:
        name: its name on the command line; we chose it, so it cannot be read as an option.
        descriptors: the descriptors that the program must inherit for the name to be valid.
    """

    name: str
    descriptors: tuple[int, ...] = ()


@contextmanager
def seekable(blob: Blob) -> Iterator[Blob]:
    """Provide a blob as one that is seekable and can be opened repeatedly.

    A stream that breaks off becomes a partial blob; its `trouble` says why.

    Raises:
        NoRoomError: there is no room for a copy.
    """
    if blob.is_held or blob.can_seek:
        yield blob
        return
    with blob.stream() as stream, temporary_file(()) as copy:
        trouble = _copied(stream, copy, blob.location)
        size = copy.seek(0, os.SEEK_END)
        opener = partial(_view, copy)
        yield replace(blob, size=size, opener=opener, can_seek=True, trouble=trouble)


def _copied(stream: BinaryIO, copy: BinaryIO, location: Location) -> Skipped | None:
    """Copy a stream, and return why the copy is not complete."""
    try:
        for chunk in _chunks(stream):
            _write(copy, chunk)
    except OverLimitError:
        return limit_reached(location)
    except DamagedError:
        return damaged(location)
    return None


@contextmanager
def inheritable(blob: Blob) -> Iterator[InheritedFile]:
    """Provide a seekable blob as a file that a helper program can open.

    Raises:
        OSError: the file can no longer be opened.
        NoRoomError: there is no room for a copy.
    """
    with blob.stream() as stream:
        if blob.is_held:
            with temporary_file([blob.data]) as copy:
                yield inherited_file(copy)
        else:
            yield inherited_file(stream)


@contextmanager
def with_path(file: InheritedFile) -> Iterator[InheritedFile]:
    """Provide a file under a real path, for a program that resolves the path itself.

    An anonymous file gets a temporary name in a folder that other users cannot enter.

    Raises:
        NoRoomError: a copy is needed, and there is no room for it.
    """
    if Path(file.name).resolve().exists():
        yield file
        return
    with private_folder() as folder:
        place = folder / "copy"
        _link(file, place)
        yield InheritedFile(str(place))


def _link(file: InheritedFile, place: Path) -> None:
    [descriptor] = file.descriptors
    try:
        # An absolute path ignores the descriptor, but with one the call follows the link to the
        # file.
        os.link(file.name, place, src_dir_fd=descriptor, follow_symlinks=True)
    except OSError:
        with Path(file.name).open("rb") as source, _unbuffered(place) as copy:
            for chunk in _chunks(source):
                _write(copy, chunk)


def inherited_file(file: IO[bytes]) -> InheritedFile:
    """Return an open file as a helper program can open it."""
    if _DESCRIPTORS.exists():
        return InheritedFile(f"{_DESCRIPTORS}/{file.fileno()}", (file.fileno(),))
    return InheritedFile(str(Path(file.name).resolve()))


@contextmanager
def temporary_file(chunks: Iterable[bytes]) -> Iterator[BinaryIO]:
    """Provide a temporary file with this content, positioned at its start.

    Raises:
        NoRoomError: the content does not fit.
    """
    with _anonymous() as file:
        for chunk in chunks:
            _write(file, chunk)
        file.seek(0)
        yield file


def no_room(location: Location) -> Skipped:
    """Return the report that a temporary copy did not fit."""
    advice = f"no room for a copy in {tempfile.gettempdir()}; set TMPDIR to a larger folder"
    return Skipped(location, SkipReason.UNREADABLE, advice)


def _write(file: BinaryIO, chunk: bytes) -> None:
    """Write unbuffered: a buffer would try to write its rest again when it is closed."""
    rest = memoryview(chunk)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise NoRoomError from None
        raise


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK_BYTES):
        yield chunk


@contextmanager
def _anonymous() -> Iterator[BinaryIO]:
    """Provide an empty private file, with a name only where the system requires one."""
    if not _DESCRIPTORS.exists():
        with private_folder() as folder, _unbuffered(folder / "copy") as file:
            yield file
        return
    with _opened() as file:
        yield file


def _unbuffered(place: Path) -> BinaryIO:
    return cast("BinaryIO", place.open("x+b", buffering=0))


def _opened() -> BinaryIO:
    """Return a file that never had a name, if the system supports that; it can get one later."""
    flag: int | None = getattr(os, "O_TMPFILE", None)
    if flag is not None:
        with suppress(OSError):
            flags = os.O_RDWR | os.O_CLOEXEC | flag
            descriptor = os.open(tempfile.gettempdir(), flags, 0o600)
            return cast("BinaryIO", os.fdopen(descriptor, "w+b", buffering=0))
    return cast("BinaryIO", tempfile.TemporaryFile(buffering=0))


def _view(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_View(file)))


class _View(io.RawIOBase):
    """A reader with an offset of its own in a shared file, which it never closes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at}.get(whence)
        self._at = offset + (self._file.seek(0, os.SEEK_END) if base is None else base)
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        self._file.seek(self._at)
        target = memoryview(buffer)
        chunk = self._file.read(len(target))
        target[: len(chunk)] = chunk
        self._at += len(chunk)
        return len(chunk)

    def fileno(self) -> int:
        return self._file.fileno()

    @property
    def name(self) -> str | int:
        return self._file.name
