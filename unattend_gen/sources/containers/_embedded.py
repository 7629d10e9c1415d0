"""Archives inside other bytes, such as the archive of a self-extracting program.

A mark of four to eight bytes also occurs in any program that reads such archives, so the header
after a mark must be consistent before it counts as an archive.

Source:
    The format descriptions of zip (APPNOTE.TXT), 7z (7zFormat.txt), cabinet and RAR files.
"""

from __future__ import annotations

import io
import os
import re
import struct
import sys
import zipfile
import zlib
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, cast

from unattend_gen.sources.errors import translate_reader_errors
from unattend_gen.sources.streams.holes import behind_hole, is_zeros
from unattend_gen.sources.streams.unclaimed_bytes import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from _typeshed import WriteableBuffer

_BLOCK_BYTES: Final = 4 * 1024 * 1024
_ZIP: Final = re.compile(rb"PK(?:\x03\x04|\x05\x06)")
_OTHERS: Final = (b"7z\xbc\xaf\x27\x1c", b"MSCF\0\0\0\0", b"Rar!\x1a\x07")
_OVERLAP: Final = 7
_LATEST_VERSION: Final = 63
_LONGEST_NAME: Final = 1024
_MEMBER_MARK: Final = b"PK\3\4"
_MEMBER: Final = struct.Struct("<4x5H3L2H")
_METHODS: Final = frozenset({0, 1, 6, 8, 9, 12, 14, 93, 95, 97, 98, 99})
"""The compression methods that zip programs use; 99 is an encrypted member."""

_NAME: Final = re.compile(rb"[^\x00-\x1f\x7f]+")
_HEAD_BYTES: Final = _MEMBER.size + _LONGEST_NAME
_END: Final = struct.Struct("<4x4H2LH")
_HEAD_OF_7Z: Final = struct.Struct("<8xLQQL")
_BYTES_OF_7Z_HEAD: Final = 32
_HEAD_OF_CABINET: Final = struct.Struct("<8xL4xL4xBBHH")
_CABINET_VERSION: Final = (3, 1)
_HEAD_OF_RAR4: Final = struct.Struct("<7xHBHH")
_HEAD_OF_RAR5: Final = struct.Struct("<8xLB")
_RAR4_MAIN: Final = 0x73
_LEAST_BEFORE: Final = 2
_MOST: Final = 1000
"""Limit on archives in one file; a file with more is reported as damaged."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The archives that were found in other bytes.

    Attributes:
        archives: their spans in order, without overlap; one that is not a zip may be truncated.
        is_whole: whether no further bytes begin like an archive.
    """

    archives: tuple[Span, ...]
    is_whole: bool


def looks_embedding(stream: BinaryIO) -> bool:
    """Return whether anything in a seekable stream begins like an archive.

    Raises:
        OSError: the stream cannot be read.
    """
    return next(chain(_beginnings(stream), _ends(stream)), None) is not None


def embedded_in(stream: BinaryIO) -> Embedded:
    """Return the archives in a seekable stream.

    Raises:
        OSError: the stream cannot be read.
    """
    others = (span for span in _beginnings(stream) if span.end > span.start)
    archives = _outermost(islice(others, _MOST))
    directories = stream.seek(0, os.SEEK_END)
    for end in reversed(deque(_ends(stream), _MOST)):
        if not _is_within(end.at, archives):
            # Many records may name one directory. Together, valid ones are no longer than the
            # stream.
            directories -= end.directory_bytes
            if directories < 0:
                break
            archives = _outermost([*archives, *_zip_that_ends(stream, end)])
    is_whole = all(_is_within(span.start, archives) for span in _beginnings(stream))
    return Embedded(archives, is_whole)


def window(stream: BinaryIO, spans: tuple[Span, ...]) -> BinaryIO:
    """Return the bytes of some spans of a seekable stream as one stream."""
    return cast("BinaryIO", io.BufferedReader(_Window(stream, spans)))


def around(archives: tuple[Span, ...], size: int) -> tuple[Span, ...]:
    """Return the spans around the archives in a stream of this size."""
    starts = [0, *(span.end for span in archives)]
    ends = [*(span.start for span in archives), size]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def _beginnings(stream: BinaryIO) -> Iterator[Span]:
    """Yield the spans of archives according to their headers.

    The header of a zip member states no length of the archive, so its span is empty. Every member
    of a zip is yielded, because any may be the first.
    """
    size = stream.seek(0, os.SEEK_END)
    for at in _marks(stream):
        stream.seek(at)
        length = _length(stream.read(_HEAD_BYTES))
        if length is not None:
            yield Span(at, min(at + length, size))


class _End(NamedTuple):
    """A record that ends a zip archive: its start and end, and the length of the directory."""

    at: int
    end: int
    directory_bytes: int


def _ends(stream: BinaryIO) -> Iterator[_End]:
    """Yield the end records of zip archives that have members."""
    size = stream.seek(0, os.SEEK_END)
    for at in _marks(stream):
        stream.seek(at)
        head = stream.read(_END.size)
        if head.startswith(b"PK\5\6") and len(head) == _END.size:
            disk, first_disk, here, members, length, _, comment = _END.unpack(head)
            if not disk and not first_disk and here == members > 0:
                yield _End(at, min(at + _END.size + comment, size), min(length, at))


def _marks(stream: BinaryIO) -> Iterator[int]:
    """Yield the offsets of archive marks, block by block."""
    size = stream.seek(0, os.SEEK_END)
    offset = 0
    while offset < size:
        stream.seek(offset)
        block = stream.read(_BLOCK_BYTES + _OVERLAP)
        for at in sorted(_places(block)):
            if at < _BLOCK_BYTES:
                yield offset + at
        offset += _BLOCK_BYTES
        if is_zeros(block):
            offset = behind_hole(stream, offset)


def _places(block: bytes) -> Iterator[int]:
    yield from (match.start() for match in _ZIP.finditer(block))
    for mark in _OTHERS:
        at = block.find(mark)
        while at >= 0:
            yield at
            at = block.find(mark, at + 1)


def _length(head: bytes) -> int | None:
    """Return the length that the header of an archive states; None if it is not an archive."""
    if len(head) < _MEMBER.size:
        return None
    reader = next((reader for mark, reader in _READERS.items() if head.startswith(mark)), None)
    return reader(head) if reader is not None else None


def _length_of_zip(head: bytes) -> int | None:
    """Return 0, since no length is stated, if version, method and name of a member are valid."""
    version, _, method, _, _, _, _, _, length, _ = _MEMBER.unpack_from(head)
    name = head[_MEMBER.size : _MEMBER.size + length]
    is_member = (
        version & 0xFF <= _LATEST_VERSION
        and method in _METHODS
        and 0 < len(name) == length
        and _NAME.fullmatch(name) is not None
    )
    return 0 if is_member else None


def _length_of_7z(head: bytes) -> int | None:
    """Check the checksum of the header; without a list of members the header is all there is."""
    checksum, offset, length, _ = _HEAD_OF_7Z.unpack_from(head)
    if zlib.crc32(head[12:_BYTES_OF_7Z_HEAD]) != checksum:
        return None
    return _BYTES_OF_7Z_HEAD + (offset + length if length else 0)


def _length_of_cabinet(head: bytes) -> int | None:
    """Accept the only version there is, with folders and files after the header."""
    length, files_at, minor, major, folders, files = _HEAD_OF_CABINET.unpack_from(head)
    is_one = (minor, major) == _CABINET_VERSION and folders and files and files_at < length
    return length if is_one else None


def _length_of_rar4(head: bytes) -> int | None:
    """Check the checksum of the header; no length is stated, so the archive takes the rest."""
    checksum, kind, _, size = _HEAD_OF_RAR4.unpack_from(head)
    is_one = kind == _RAR4_MAIN and zlib.crc32(head[9 : 7 + size]) & 0xFFFF == checksum
    return sys.maxsize if is_one else None


def _length_of_rar5(head: bytes) -> int | None:
    """Check the checksum of the header, as for RAR 4."""
    checksum, size = _HEAD_OF_RAR5.unpack_from(head)
    return sys.maxsize if zlib.crc32(head[12 : 13 + size]) == checksum else None


_READERS: Final[Mapping[bytes, Callable[[bytes], int | None]]] = {
    _MEMBER_MARK: _length_of_zip,
    b"7z\xbc\xaf\x27\x1c": _length_of_7z,
    b"MSCF\0\0\0\0": _length_of_cabinet,
    b"Rar!\x1a\7\0": _length_of_rar4,
    b"Rar!\x1a\7\1\0": _length_of_rar5,
}


def _zip_that_ends(stream: BinaryIO, end: _End) -> Iterator[Span]:
    """Yield the zip archive that a record ends, if it can be opened."""
    try:
        with (
            translate_reader_errors(),
            zipfile.ZipFile(window(stream, (Span(0, end.end),))) as archive,
        ):
            start = min((info.header_offset for info in archive.infolist()), default=end.at)
    except OSError:
        return
    if _LEAST_BEFORE <= start < end.at:
        stream.seek(start)
        if stream.read(len(_MEMBER_MARK)) == _MEMBER_MARK:
            yield Span(start, end.end)


def _is_within(at: int, spans: Sequence[Span]) -> bool:
    """Return whether an offset is in one of some spans, which are sorted and do not overlap."""
    index = bisect_right(spans, at, key=attrgetter("start"))
    return index > 0 and at < spans[index - 1].end


def _outermost(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans that are not inside another one, in order."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


class _Window(io.RawIOBase):
    """Some spans of a stream as one, with an offset of its own; it never closes the stream."""

    def __init__(self, stream: BinaryIO, spans: tuple[Span, ...]) -> None:
        self._stream = stream
        self._spans = spans
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        size = sum(span.end - span.start for span in self._spans)
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: size}[whence]
        if base + offset < 0:
            message = "an offset before the first byte"
            raise ValueError(message)
        self._at = base + offset
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        target = memoryview(buffer)
        left = self._at
        for span in self._spans:
            if left < span.end - span.start:
                start = span.start + left
                self._stream.seek(start)
                chunk = self._stream.read(min(len(target), span.end - start))
                target[: len(chunk)] = chunk
                self._at += len(chunk)
                return len(chunk)
            left -= span.end - span.start
        return 0
