"""Members of a zip archive: their content, and how they are found without a directory.

The directory is at the end of an archive and missing in a truncated one. Each member also has a
header of its own, so members are read one after the other as far as the headers are valid.

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
    from collections.abc import Generator, Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.decompression import Decompressor
    from unattend_gen.sources.streams.member import Readable


_ENCRYPTED: Final = 0x1
_IN_UTF_8: Final = 0x800
_DESCRIPTORS: Final = (0, 12, 16, 20, 24)
"""Possible lengths of the data descriptor after a member whose header does not state its size."""

_GOES_ON: Final = (HEADER_MARK, b"PK\x01\x02", b"")
"""The next bytes: a member, the directory, or none."""

_IN_EXTRA_FIELD: Final = 0xFFFFFFFF
_ADVICE: Final = "it cannot be read in an archive without a directory; get an intact copy"


@dataclass(frozen=True, slots=True)
class _Header:
    name: str
    flags: int
    method: int
    checksum: int
    packed_bytes: int
    size: int
    content_at: int

    @property
    def has_size(self) -> bool:
        return not self.flags & HAS_DESCRIPTOR and self.packed_bytes != _IN_EXTRA_FIELD


def members_by_headers(
    blob: Blob, stream: BinaryIO, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    """Yield the members as far as their headers are valid, then the remaining bytes.

    Args:
        blob: the archive.
        stream: its bytes, seekable.
        budget: what may still be unpacked.

    Raises:
        OSError: the stream cannot be read.
    """
    at, size = 0, size_of(stream)
    while header := _header_at(stream, at):
        if budget.exhausted:
            return
        at = yield from _member(header, stream, blob.location.child(header.name), budget)
    for rest in unclaimed_members(blob, stream, [Span(min(at, size), size)], budget):
        yield rest if isinstance(rest, Skipped) else replace(rest, is_document=True)


def _member(
    header: _Header, stream: BinaryIO, location: Location, budget: ExtractionBudget
) -> Generator[Blob | Skipped, None, int]:
    """Yield the member after a header, and return the offset at which reading continues."""
    size = size_of(stream)
    end = header.content_at + header.packed_bytes if header.has_size else size
    if header.flags & _ENCRYPTED or header.method not in READ_HERE:
        yield Skipped(location, SkipReason.UNREADABLE, _ADVICE)
    elif header.has_size:
        packed = unpacked_content(_Window(stream, header.content_at, end), header.method)
        if header.size or not header.name.endswith("/"):
            checked = ChecksumReader(packed, header.size, header.checksum)
            yield read_member(checked, location, budget)
    elif header.method == zipfile.ZIP_STORED:
        return header.content_at  # its end is unknown; it is stored, so the rest includes it
    else:
        window = _Window(stream, header.content_at, size)
        content = CompressedStream(window, decompressor(header.method))
        yield read_member(content, location, budget)
        if content.is_over:
            return _next_header(stream, window.at - len(content.behind))
    return end


def _header_at(stream: BinaryIO, at: int) -> _Header | None:
    stream.seek(at)
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size or not head.startswith(HEADER_MARK):
        return None
    _, _, flags, method, _, _, checksum, packed_bytes, size, name, extra = HEADER.unpack(head)
    text = stream.read(name).decode("utf-8" if flags & _IN_UTF_8 else "cp437", "replace")
    content_at = at + HEADER.size + name + extra
    return _Header(text, flags, method, checksum, packed_bytes, size, content_at)


def _next_header(stream: BinaryIO, end: int) -> int:
    """Return the offset after a member's content and its data descriptor."""
    for size in _DESCRIPTORS:
        stream.seek(end + size)
        if stream.read(len(HEADER_MARK)) in _GOES_ON:
            return end + size
    return end


class _Window:
    """Some bytes of a stream, with an offset of its own.

    Attributes:
        at: offset of the next byte.
    """

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        self._stream = stream
        self._end = end
        self.at = start

    def read(self, most: int, /) -> bytes:
        """Return the next bytes; raises what the stream raises."""
        self._stream.seek(self.at)
        chunk = self._stream.read(max(0, min(most, self._end - self.at)))
        self.at += len(chunk)
        return chunk


READ_HERE: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""The compression methods that are decompressed here, not by the library."""


def unpacked_content(packed: Readable, method: int) -> Readable:
    """Return the content of a member.

    Args:
        packed: its packed bytes.
        method: its compression method, one of `READ_HERE`.
    """
    if method == zipfile.ZIP_STORED:
        return packed
    return CompressedStream(packed, decompressor(method))


def decompressor(method: int) -> Decompressor:
    """Return a new decompressor for a compression method in `READ_HERE`."""
    if method == zipfile.ZIP_BZIP2:
        return SmallStepDecompressor(bz2.BZ2Decompressor())
    return Inflater(-zlib.MAX_WBITS)


class ChecksumReader:
    """A reader that raises an error at its end if the content is not as expected.

    Args:
        stream: the source.
        size: the expected number of bytes; more are returned all the same.
        checksum: the expected CRC-32.
    """

    def __init__(self, stream: Readable, size: int, checksum: int) -> None:
        self._stream = stream
        self._expected = (size, checksum)
        self._size = 0
        self._checksum = 0

    def read(self, most: int, /) -> bytes:
        """Return the next bytes.

        Raises:
            DamagedError: the end is reached, and size or checksum differ.
            OSError: the source cannot be read any further.
        """
        chunk = self._stream.read(most)
        if not chunk and most and (self._size, self._checksum) != self._expected:
            raise DamagedError
        self._size += len(chunk)
        self._checksum = zlib.crc32(chunk, self._checksum)
        return chunk
