"""The bytes of a container that belong to none of its members; only a search of bytes finds them.

These are comments, bytes after the end or between two members, and what a damaged listing omits.
"""

from __future__ import annotations

import os
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, TypeAlias

from unattend_gen.core.report import Skipped
from unattend_gen.sources.streams.holes import behind_hole, is_zeros
from unattend_gen.sources.streams.member import read_member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.member import Readable


class Span(NamedTuple):
    """Offsets of the first byte and of the byte after the last."""

    start: int
    end: int


UNCLAIMED: Final = "(rest)"
"""Name of the members that hold unclaimed bytes."""

_MOST_ALONE: Final = 100
_BLOCK_BYTES: Final = 256 * 1024

Part: TypeAlias = "Span | bytes"
"""Bytes of a container: their offsets, or the bytes themselves."""


def unclaimed_members(
    blob: Blob, stream: BinaryIO, parts: Iterable[Part], budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    """Yield a member with all comments, and one for each span that is not only zeros.

    Args:
        blob: the container.
        stream: its bytes, seekable.
        parts: what belongs to no member.
        budget: what may still be unpacked.
    """
    kept = tuple(one for one in (_trimmed(stream, part) for part in parts) if _length(one))
    for group in _groups(kept):
        location = blob.location.child(UNCLAIMED)
        member = read_member(ConcatReader(stream, group), location, budget)
        yield member if isinstance(member, Skipped) else replace(member, has_lines=False)


def _groups(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Yield all comments together, and each span alone because it may be an archive.

    Spans after the first hundred are put together.
    """
    comments: tuple[Part, ...] = tuple(part for part in parts if not isinstance(part, Span))
    spans: tuple[Part, ...] = tuple(part for part in parts if isinstance(part, Span))
    groups = (comments, *((span,) for span in spans[:_MOST_ALONE]), spans[_MOST_ALONE:])
    return (group for group in groups if group)


def gaps(taken: Iterable[Span], size: int) -> Iterator[Span]:
    """Yield the gaps between spans, which may overlap, in a file of this size."""
    at = 0
    for start, end in sorted(taken):
        if at < min(start, size):
            yield Span(at, min(start, size))
        at = max(at, end)
    if at < size:
        yield Span(at, size)


def size_of(stream: BinaryIO) -> int:
    """Return the number of bytes in a seekable stream."""
    return stream.seek(0, os.SEEK_END)


class PrefixedReader:
    """A reader with bytes in front of it that were read before."""

    def __init__(self, prefix: bytes, stream: Readable) -> None:
        self._prefix = prefix
        self._stream = stream

    def read(self, most: int, /) -> bytes:
        """Return the next bytes; raises what the stream raises."""
        chunk, self._prefix = self._prefix[:most], self._prefix[most:]
        return chunk or self._stream.read(most)


class ConcatReader:
    """Parts of a stream one after the other, each on a line of its own."""

    def __init__(self, stream: BinaryIO, parts: tuple[Part, ...]) -> None:
        self._stream = stream
        self._parts: deque[Part] = deque(part for one in parts for part in (b"\n", one))
        self._parts.popleft()

    def read(self, most: int, /) -> bytes:
        """Return the next bytes, possibly fewer than requested; raises what the stream raises."""
        while self._parts:
            part = self._parts[0]
            if isinstance(part, Span):
                self._stream.seek(part.start)
                chunk = self._stream.read(min(most, part.end - part.start))
                self._parts[0] = self._rest(part, chunk)
            else:
                chunk, self._parts[0] = part[:most], part[most:]
            if chunk:
                return chunk
            self._parts.popleft()
        return b""

    def _rest(self, span: Span, chunk: bytes) -> Span:
        """Return the span after a chunk, and after the hole of a sparse file behind it."""
        at = span.start + len(chunk)
        if chunk and is_zeros(chunk):
            at = min(behind_hole(self._stream, at), span.end)
        return Span(at, span.end)


def _length(part: Part) -> int:
    return part.end - part.start if isinstance(part, Span) else len(part)


def _trimmed(stream: BinaryIO, part: Part) -> Part:
    """Return a part without leading zeros, so that a format at its start is recognised."""
    if not isinstance(part, Span):
        return part.strip(b"\0")
    stream.seek(part.start)
    at = part.start
    while at < part.end and (block := stream.read(min(_BLOCK_BYTES, part.end - at))):
        if kept := block.lstrip(b"\0"):
            return Span(at + len(block) - len(kept), part.end)
        at = behind_hole(stream, at + len(block))
        stream.seek(at)
    return Span(part.end, part.end)
