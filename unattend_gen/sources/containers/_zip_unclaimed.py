"""The bytes of a zip archive that are neither a member nor a usual part of its structure.

Source:
    The format description of zip (APPNOTE.TXT).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.sources.errors import DamagedError
from unattend_gen.sources.streams.unclaimed_bytes import Span, gaps, size_of

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from unattend_gen.sources.streams.unclaimed_bytes import Part

HEADER: Final = struct.Struct("<4s5H3L2H")
"""The header of a member; its name and extra fields follow."""

HEADER_MARK: Final = b"PK\x03\x04"
HAS_DESCRIPTOR: Final = 0x8
"""Flag: sizes and checksum follow the member, in a data descriptor."""

_SPLIT_MARKS: Final = (b"PK\x07\x08", b"PK00")
_DESCRIPTOR_MARK: Final = b"PK\x07\x08"
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_FIELD: Final = struct.Struct("<HH")
_LARGE_END: Final = struct.Struct("<4sQ")
_END_MARK: Final = b"PK\x05\x06"
_ENDS: Final = ((b"PK\x06\x07", 20), (_END_MARK, 22))
_USUAL_BYTES: Final = 40
_NAME: Final = 0x7075
"""An extra field that repeats the name, after a version and a checksum."""

_BEFORE_NAME: Final = 5
_PADDING: Final = 0xA220
"""Zeros after two numbers: space that office programs reserve for longer names."""

_BEFORE_PADDING: Final = 4

_USUAL: Final = frozenset({0x1, 0xA, 0x5455, 0x5855, 0x7855, 0x7875, 0x9901, 0xCAFE})
"""Extra fields with sizes, times and owners; short ones cannot hold anything else."""


def unclaimed_parts(stream: BinaryIO, archive: zipfile.ZipFile) -> Iterator[Part]:
    """Yield comments, unusual extra fields, and the bytes before, between and after the members.

    Args:
        stream: the archive as a seekable stream.
        archive: the same archive, opened.

    Raises:
        OSError: the stream cannot be read, or its headers overlap.
    """
    size = size_of(stream)
    seen: set[int] = set()
    left = 2 * size
    yield archive.comment
    taken: list[Span] = []
    for info in archive.infolist():
        yield info.comment
        yield from _unusual(info.extra, info.filename)
        yield info.orig_filename.partition("\0")[2].encode("utf-8", "surrogateescape")
        if info.header_offset in seen:
            continue
        seen.add(info.header_offset)
        if local := _local_member(stream, info):
            extra, span = local
            left -= len(extra)
            if left < 0:
                raise DamagedError  # overlapping headers are longer than the archive
            yield from _unusual(extra, info.filename)
            taken.append(span)
    taken.append(Span(archive.start_dir, _end(stream, archive)))
    for gap in gaps(taken, size):
        stream.seek(gap.start)
        if stream.read(min(4, gap.end - gap.start)) in _SPLIT_MARKS and gap.start == 0:
            yield Span(4, gap.end)
        else:
            yield gap


def _local_member(stream: BinaryIO, info: zipfile.ZipInfo) -> tuple[bytes, Span] | None:
    """Return the extra fields and the span of a member by its own header; None without one."""
    stream.seek(info.header_offset)
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size or not header.startswith(HEADER_MARK):
        return None
    *_, name, extra = HEADER.unpack(header)
    stream.seek(name, 1)
    fields = stream.read(extra)
    end = info.header_offset + HEADER.size + name + extra + info.compress_size
    return fields, Span(info.header_offset, end + _descriptor(stream, end, info))


def _unusual(extra: bytes, name: str) -> Iterator[bytes]:
    """Yield the unusual extra fields, and the bytes after the last field."""
    at = 0
    while len(extra) - at >= _FIELD.size:
        kind, size = _FIELD.unpack_from(extra, at)
        field = extra[at + _FIELD.size : at + _FIELD.size + size]
        at += _FIELD.size + size
        is_name = kind == _NAME and field[_BEFORE_NAME:] == name.encode("utf-8", "surrogateescape")
        is_padding = kind == _PADDING and not any(field[_BEFORE_PADDING:])
        if not (is_name or is_padding or (kind in _USUAL and size <= _USUAL_BYTES)):
            yield field
    yield extra[at:]


def _descriptor(stream: BinaryIO, at: int, info: zipfile.ZipInfo) -> int:
    """Return the length of the data descriptor, which repeats the sizes after a member."""
    if not info.flag_bits & HAS_DESCRIPTOR:
        return 0
    stream.seek(at)
    read = stream.read(24)
    mark = len(_DESCRIPTOR_MARK) if read.startswith(_DESCRIPTOR_MARK) else 0
    for form in ("<LQQ", "<LLL"):
        size = struct.calcsize(form)
        if len(read) >= mark + size and struct.unpack_from(form, read, mark) == (
            info.CRC,
            info.compress_size,
            info.file_size,
        ):
            return mark + size
    return 0


def _end(stream: BinaryIO, archive: zipfile.ZipFile) -> int:
    """Return the end of the directory, including the end records and the comment."""
    at = archive.start_dir
    for _ in archive.infolist():
        stream.seek(at)
        *_, name, extra, comment, _, _, _, _ = _ENTRY.unpack(stream.read(_ENTRY.size))
        at += _ENTRY.size + name + extra + comment
    stream.seek(at)
    record = stream.read(_LARGE_END.size)
    if record.startswith(b"PK\x06\x06") and len(record) == _LARGE_END.size:
        at += _LARGE_END.size + _LARGE_END.unpack(record)[1]
    for mark, size in _ENDS:
        stream.seek(at)
        record = stream.read(size)
        if record.startswith(mark):
            at += size
    return at + (len(archive.comment) if record.startswith(_END_MARK) else 0)
