"""What stands in a container and belongs to none of its members: found by whoever looks at bytes.

Remarks, what was put behind the end or between two members, what a damaged list leaves over.
"""

from __future__ import annotations

import os
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, TypeAlias

from unattend_gen.core.report import Skipped
from unattend_gen.sources.streams.member import read_member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.member import Readable


class Span(NamedTuple):
    """First and behind-last index."""

    start: int
    end: int


UNCLAIMED: Final = "(rest)"
"""What is no member, as a member."""

_MOST_ALONE: Final = 100
_BLOCK_BYTES: Final = 256 * 1024

Part: TypeAlias = "Span | bytes"
"""Bytes of a container: where they stand, or they themselves."""


def unclaimed_members(
    blob: Blob, stream: BinaryIO, parts: Iterable[Part], budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    """More members: one of all remarks, one of each span; none where there are but zeros.

    Args:
        blob: the container.
        stream: its bytes, which can be sought in.
        parts: what belongs to no member.
        budget: what may still be unpacked.
    """
    kept = tuple(one for one in (_trimmed(stream, part) for part in parts) if _length(one))
    for row in _rows(kept):
        rest = read_member(ConcatReader(stream, row), blob.location.child(UNCLAIMED), budget)
        yield rest if isinstance(rest, Skipped) else replace(rest, has_lines=False)


def _rows(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Remarks in one row; each span alone, for it may be an archive, unless they are too many."""
    remarks: tuple[Part, ...] = tuple(part for part in parts if not isinstance(part, Span))
    spans: tuple[Part, ...] = tuple(part for part in parts if isinstance(part, Span))
    rows = (remarks, *((span,) for span in spans[:_MOST_ALONE]), spans[_MOST_ALONE:])
    return (row for row in rows if row)


def gaps(taken: Iterable[Span], size: int) -> Iterator[Span]:
    """What is left of so many bytes, whatever lies over what."""
    at = 0
    for start, end in sorted(taken):
        if at < min(start, size):
            yield Span(at, min(start, size))
        at = max(at, end)
    if at < size:
        yield Span(at, size)


class PrefixedReader:
    """A stream of which something was read already, from its start."""

    def __init__(self, begun: bytes, stream: Readable) -> None:
        self._begun = begun
        self._stream = stream

    def read(self, most: int, /) -> bytes:
        """The next bytes; raises as the stream does."""
        chunk, self._begun = self._begun[:most], self._begun[most:]
        return chunk or self._stream.read(most)


class ConcatReader:
    """Parts of a stream one behind the other, each on a line of its own."""

    def __init__(self, stream: BinaryIO, parts: tuple[Part, ...]) -> None:
        self._stream = stream
        self._parts: deque[Part] = deque(part for one in parts for part in (b"\n", one))
        self._parts.popleft()

    def read(self, most: int, /) -> bytes:
        """The next bytes, maybe fewer than asked for; raises as the stream does."""
        while self._parts:
            part = self._parts[0]
            if isinstance(part, Span):
                self._stream.seek(part.start)
                chunk = self._stream.read(min(most, part.end - part.start))
                self._parts[0] = Span(part.start + len(chunk), part.end)
            else:
                chunk, self._parts[0] = part[:most], part[most:]
            if chunk:
                return chunk
            self._parts.popleft()
        return b""


def _length(part: Part) -> int:
    return part.end - part.start if isinstance(part, Span) else len(part)


def _trimmed(stream: BinaryIO, part: Part) -> Part:
    """Without the zeros before it, so that what it begins with is known again."""
    if not isinstance(part, Span):
        return part.strip(b"\0")
    stream.seek(part.start)
    at = part.start
    while block := stream.read(min(_BLOCK_BYTES, part.end - at)):
        if kept := block.lstrip(b"\0"):
            return Span(at + len(block) - len(kept), part.end)
        at += len(block)
    return Span(part.end, part.end)


def size_of(stream: BinaryIO) -> int:
    """How many bytes a stream has that can be sought in."""
    return stream.seek(0, os.SEEK_END)
