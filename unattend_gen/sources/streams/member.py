"""Members of containers as streams: counted against the budget, with a single kind of error."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, cast

from unattend_gen.sources.blob import HEAD_BYTES, Blob
from unattend_gen.sources.errors import (
    OverLimitError,
    limit_reached,
    read_failure,
    translate_reader_errors,
)

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from unattend_gen.core.location import Location
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.limits import ExtractionBudget

_BUFFER_BYTES: Final = 256 * 1024
_CHUNK_BYTES: Final = 1024 * 1024


class Readable(Protocol):
    """A reader of bytes in order: all that is required of the reader of a member."""

    def read(self, most: int, /) -> bytes:
        """Return the next bytes, at most `most`; none at the end."""
        ...


def read_member(stream: Readable, location: Location, budget: ExtractionBudget) -> Blob | Skipped:
    """Return a member of a container: in memory if it is small, else a stream.

    A truncated member is returned as a partial `Blob`; `trouble` says why. Nothing is raised,
    whatever the reader behind the stream raises. The stream must stay open until the next member
    is requested.
    """
    if not budget.takes_member():
        return limit_reached(location)
    content = bytearray()
    try:
        while chunk := unpacked(stream, _CHUNK_BYTES, budget):
            content += chunk
            if len(content) > budget.limits.document_bytes:
                return _streamed(stream, location, budget, bytes(content))
    except OSError:
        return _partial(bytes(content), read_failure(location, budget))
    return Blob.held(location, bytes(content))


def unpacking(stream: Readable, budget: ExtractionBudget, *, begun: bytes = b"") -> BinaryIO:
    """Return a reader as a stream that counts what is read and raises only what `unpacked` does.

    Args:
        stream: a reader, which may raise anything on hostile bytes; it is not closed.
        budget: what may still be unpacked.
        begun: bytes that were read and counted before; they come first.
    """
    return cast("BinaryIO", PatientReader(_Unpacking(stream, budget, begun), _BUFFER_BYTES))


def unpacked(stream: Readable, most: int, budget: ExtractionBudget) -> bytes:
    """Return the next bytes of a member, counted against the budget.

    Raises:
        DamagedError: the reader cannot continue, whatever it raised.
        OverLimitError: the budget is used up.
    """
    with translate_reader_errors(OverLimitError):
        chunk = stream.read(budget.most(most))
    if not budget.takes(len(chunk)):
        raise OverLimitError
    return chunk


class PatientReader(io.BufferedReader):
    """A buffered reader that loses nothing to an error: it reads ahead only when it is empty.

    `io.BufferedReader` drops what it has gathered for a read that fails.
    """

    def read(self, most: int | None = -1, /) -> bytes:
        """Return the next bytes, possibly fewer than requested; none at the end."""
        if most is None or most < 0:
            return super().read(most)
        return self.read1(most) if self.peek(1) else b""


class _Unpacking(io.RawIOBase):
    def __init__(self, stream: Readable, budget: ExtractionBudget, begun: bytes) -> None:
        self._stream = stream
        self._budget = budget
        self._begun = memoryview(begun)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        target = memoryview(buffer)
        chunk = self._next(len(target))
        target[: len(chunk)] = chunk
        return len(chunk)

    def _next(self, most: int) -> bytes | memoryview:
        if self._begun:
            chunk, self._begun = self._begun[:most], self._begun[most:]
            return chunk
        return unpacked(self._stream, most, self._budget)


def _partial(content: bytes, trouble: Skipped) -> Blob | Skipped:
    """Return the part of a member that was read, or why nothing was."""
    if not content:
        return trouble
    return Blob(trouble.location, len(content), content, trouble=trouble)


def _streamed(stream: Readable, location: Location, budget: ExtractionBudget, begun: bytes) -> Blob:
    opener = partial(unpacking, stream, budget, begun=begun)
    return Blob(location, len(begun), begun[:HEAD_BYTES], opener, can_seek=False)
