"""The members of a zip archive without its directory, which stands at its end.

Each member has a header in front of it. One is read behind the other, as far as they hold.

Source:
    The format description of zip (APPNOTE.TXT).
"""

from __future__ import annotations

import bz2
import zipfile
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.containers._zip_unclaimed import HAS_DESCRIPTOR, HEADER, HEADER_MARK
from unattend_gen.sources.errors import DamagedError
from unattend_gen.sources.streams.decompression import (
    CompressedStream,
    Inflater,
    SmallStepDecompressor,
)
from unattend_gen.sources.streams.member import read_member
from unattend_gen.sources.streams.unclaimed_bytes import Span, size_of, unclaimed_members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.decompression import Decompressor
    from unattend_gen.sources.streams.member import Readable


_ENCRYPTED: Final = 0x1
_IN_UTF_8: Final = 0x800
_DESCRIPTORS: Final = (0, 12, 16, 20, 24)
"""How many bytes may follow a member whose size its header does not tell."""

_GOES_ON: Final = (HEADER_MARK, b"PK\x01\x02", b"")
"""With a member, with the directory, or not at all."""

_IN_EXTRA_FIELD: Final = 0xFFFFFFFF
_ADVICE: Final = "it cannot be read in an archive without a directory; get a whole copy"


@dataclass(frozen=True, slots=True)
class _Header:
    name: str
    flags: int
    way: int
    checksum: int
    packed_bytes: int
    size: int
    content_at: int

    @property
    def tells_size(self) -> bool:
        return not self.flags & HAS_DESCRIPTOR and self.packed_bytes != _IN_EXTRA_FIELD


def members_by_headers(
    blob: Blob, stream: BinaryIO, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    """The members as far as their headers hold, then what is left, as bytes.

    Args:
        blob: the archive.
        stream: its bytes, which can be sought in.
        budget: what may still be unpacked.

    Raises:
        OSError: the stream cannot be read.
    """
    at, size = 0, size_of(stream)
    while header := _header_at(stream, at):
        if budget.exhausted:
            return
        at = size
        if header.tells_size:
            at = header.content_at + header.packed_bytes
        location = blob.location.child(header.name)
        if header.flags & _ENCRYPTED or header.way not in READ_HERE:
            yield Skipped(location, SkipReason.UNREADABLE, _ADVICE)
        elif header.tells_size:
            packed = unpacked_content(_Window(stream, header.content_at, at), header.way)
            if header.size or not header.name.endswith("/"):
                yield read_member(
                    ChecksumReader(packed, header.size, header.checksum), location, budget
                )
        elif header.way != zipfile.ZIP_STORED:
            window = _Window(stream, header.content_at, size)
            content = CompressedStream(window, decompressor(header.way))
            yield read_member(content, location, budget)
            if content.is_over:
                at = _next_header(stream, window.at - len(content.behind))
        else:
            at = header.content_at  # nothing says where it ends, and it stands there as it is
    for rest in unclaimed_members(blob, stream, [Span(min(at, size), size)], budget):
        yield rest if isinstance(rest, Skipped) else replace(rest, is_document=True)


def _header_at(stream: BinaryIO, at: int) -> _Header | None:
    stream.seek(at)
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size or not head.startswith(HEADER_MARK):
        return None
    _, _, flags, way, _, _, checksum, packed_bytes, size, name, extra = HEADER.unpack(head)
    text = stream.read(name).decode("utf-8" if flags & _IN_UTF_8 else "cp437", "replace")
    content_at = at + HEADER.size + name + extra
    return _Header(text, flags, way, checksum, packed_bytes, size, content_at)


def _next_header(stream: BinaryIO, end: int) -> int:
    """Where it goes on behind the end of a content, and the record on its sizes."""
    for size in _DESCRIPTORS:
        stream.seek(end + size)
        if stream.read(len(HEADER_MARK)) in _GOES_ON:
            return end + size
    return end


class _Window:
    """Some bytes of a stream, with a place of its own.

    Attributes:
        at: where the next ones stand.
    """

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        self._stream = stream
        self._end = end
        self.at = start

    def read(self, most: int, /) -> bytes:
        """The next bytes; raises as the stream does."""
        self._stream.seek(self.at)
        chunk = self._stream.read(max(0, min(most, self._end - self.at)))
        self.at += len(chunk)
        return chunk


READ_HERE: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""The ways of packing that are undone here."""


def unpacked_content(packed: Readable, way: int) -> Readable:
    """The content of packed bytes.

    Args:
        packed: they and nothing else.
        way: one of those that are undone here.
    """
    return packed if way == zipfile.ZIP_STORED else CompressedStream(packed, decompressor(way))


def decompressor(way: int) -> Decompressor:
    """A new one for a content that is compressed in one of the ways that are undone here."""
    if way == zipfile.ZIP_BZIP2:
        return SmallStepDecompressor(bz2.BZ2Decompressor())
    return Inflater(-zlib.MAX_WBITS)


class ChecksumReader:
    """A stream that ends in an error where it is not what was said of it.

    Args:
        stream: what is read.
        size: how many bytes there should be; more are given all the same.
        checksum: their CRC-32.
    """

    def __init__(self, stream: Readable, size: int, checksum: int) -> None:
        self._stream = stream
        self._expected = (size, checksum)
        self._size = 0
        self._checksum = 0

    def read(self, most: int, /) -> bytes:
        """The next bytes.

        Raises:
            DamagedError: these were all, and they are not what was said.
            OSError: the stream goes no further.
        """
        chunk = self._stream.read(most)
        if not chunk and most and (self._size, self._checksum) != self._expected:
            raise DamagedError
        self._size += len(chunk)
        self._checksum = zlib.crc32(chunk, self._checksum)
        return chunk
