"""The bytes of a member while they are unpacked: counted, and with errors in words of ours."""

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


class Readable(Protocol):
    """What gives bytes in their order: all that is asked of the reader of a member."""

    def read(self, most: int, /) -> bytes:
        """The next bytes, at most so many; none at the end."""
        ...


def unpacking(stream: Readable, budget: ExtractionBudget, *, begun: bytes = b"") -> BinaryIO:
    """A stream of a reader as one that counts, and that raises only what `unpacked` does.

    Args:
        stream: of a reader that may raise anything on hostile bytes; it is not closed.
        budget: what may still be unpacked.
        begun: what was read of it, and counted, before; it comes first.
    """
    return cast("BinaryIO", PatientReader(_Unpacking(stream, budget, begun), _BUFFER_BYTES))


class PatientReader(io.BufferedReader):
    """A buffer that loses nothing to an error: it reads ahead only where it holds nothing.

    The one of the standard library drops what it has gathered for a read that cannot be ended.
    """

    def read(self, most: int | None = -1, /) -> bytes:
        """The next bytes, maybe fewer than asked for; none at the end."""
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


def unpacked(stream: Readable, most: int, budget: ExtractionBudget) -> bytes:
    """The next bytes of a member, counted.

    Raises:
        DamagedError: the reader cannot go on, whatever it raised.
        OverLimitError: too much was unpacked.
    """
    with translate_reader_errors(OverLimitError):
        chunk = stream.read(budget.most(most))
    if not budget.takes(len(chunk)):
        raise OverLimitError
    return chunk


_CHUNK_BYTES: Final = 1024 * 1024


def read_member(stream: Readable, location: Location, budget: ExtractionBudget) -> Blob | Skipped:
    """A member of a container: held if it is small, else a stream with its beginning in memory.

    Of one that breaks off, what stands before is a blob too, which knows why it is not whole.
    Raises nothing, whatever the reader behind the stream does. The stream stays open until the
    next member is asked for.
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
        return _part(bytes(content), read_failure(location, budget))
    return Blob(location, len(content), bytes(content))


def _part(content: bytes, trouble: Skipped) -> Blob | Skipped:
    """What could be read of a member, if anything could."""
    if not content:
        return trouble
    return Blob(trouble.location, len(content), content, trouble=trouble)


def _streamed(stream: Readable, location: Location, budget: ExtractionBudget, begun: bytes) -> Blob:
    opener = partial(unpacking, stream, budget, begun=begun)
    return Blob(location, len(begun), begun[:HEAD_BYTES], opener, can_seek=False)
