"""A zip archive with new content in some members and every other byte unchanged.

Other members are copied without unpacking them: order, times, compression, attributes, comments
and any bytes in between are kept. New content is compressed as the old content was.

Source:
    The published specification of the format (APPNOTE), version 6.3.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from unattend_gen.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from mmap import mmap
    from typing import TypeAlias

    Archive: TypeAlias = bytes | mmap

_END: Final = struct.Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
_LARGE_END_MARK: Final = b"PK\x06\x07"
_LARGE_END_BYTES: Final = 20
_LONGEST_COMMENT: Final = 0xFFFF
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_ENTRY_MARK: Final = b"PK\x01\x02"
_HEADER: Final = struct.Struct("<4s5H3L2H")
_HEADER_MARK: Final = b"PK\x03\x04"
_DESCRIPTOR_MARK: Final = b"PK\x07\x08"
_SIZES: Final = struct.Struct("<3L")
_ENCRYPTED: Final = 0x1
_HAS_DESCRIPTOR: Final = 0x8
_TOO_LARGE: Final = 0xFFFFFFFF
_STORED: Final = 0
_DEFLATED: Final = 8
_LEVELS: Final = (6, 9, 1, 1)
"""Compression levels by the two flag bits that record the level of a member."""

_CHUNK_BYTES: Final = 1024 * 1024
_ADVICE: Final = "unpack it, scrub the folder, pack it again and delete this archive"


@dataclass(frozen=True, slots=True)
class _Member:
    """A member, by its entry in the directory; `start` and `end` are offsets in the archive."""

    index: int
    entry: tuple[int, ...]
    tail: bytes
    start: int
    data: int
    end: int

    @property
    def offset(self) -> int:
        """The offset of its header according to the directory."""
        return self.entry[-1]


def with_members(archive: Archive, contents: Mapping[int, bytes]) -> Iterator[bytes]:
    """Return the new archive in pieces; errors are raised before the first piece.

    Args:
        archive: the whole old archive.
        contents: the new content of members, by their number in the directory, from 0.

    Raises:
        OutputError: the archive is a zip64 archive, split, encrypted or damaged, or uses a
            compression method that cannot be written here.
    """
    end_at = _end_of(archive)
    end = _END.unpack(archive[end_at : end_at + _END.size])
    if end[1] or end[2] or end[3] != end[4]:
        _refuse("it is part of a split archive")
    directory_at = end_at - end[5]
    members = _members(archive, directory_at, end_at, shift=directory_at - end[6])
    if len(members) != end[4]:
        _refuse("its directory is damaged")
    for index in contents:
        _require_writable(members[index])
    return _pieces(archive, members, contents, end_at)


def _end_of(archive: Archive) -> int:
    at = archive.rfind(_END_MARK, max(0, len(archive) - _END.size - _LONGEST_COMMENT))
    if at < 0 or at + _END.size > len(archive):
        _refuse("its end is damaged")
    values = _END.unpack(archive[at : at + _END.size])
    if at + _END.size + values[-1] != len(archive) or values[5] + values[6] > at:
        _refuse("its end is damaged")
    if archive[max(0, at - _LARGE_END_BYTES) : at].startswith(_LARGE_END_MARK):
        _refuse("it is a zip64 archive")
    return at


def _members(archive: Archive, at: int, end: int, *, shift: int) -> list[_Member]:
    """Return the members in the order of the directory; none of them overlap."""
    directory_at = at
    members: list[_Member] = []
    while at < end:
        if end - at < _ENTRY.size or archive[at : at + len(_ENTRY_MARK)] != _ENTRY_MARK:
            _refuse("its directory is damaged")
        entry = _ENTRY.unpack(archive[at : at + _ENTRY.size])
        tail_at = at + _ENTRY.size
        at = tail_at + sum(entry[10:13])
        start = entry[-1] + shift
        data = _data_of(archive, start, directory_at)
        members.append(
            _Member(len(members), entry[1:], archive[tail_at:at], start, data, data + entry[8])
        )
    done = 0
    for member in sorted(members, key=lambda one: one.start):
        if member.start < done or member.end > directory_at:
            _refuse("its members overlap")
        done = member.end
    return members


def _data_of(archive: Archive, start: int, end: int) -> int:
    """Return the offset of a member's content: after its header, name and extra fields."""
    header = archive[start : start + _HEADER.size]
    if start + _HEADER.size > end or not header.startswith(_HEADER_MARK):
        _refuse("its members are damaged")
    *_, name_length, extra_length = _HEADER.unpack(header)
    return start + _HEADER.size + int(name_length) + int(extra_length)


def _require_writable(member: _Member) -> None:
    flags, method, packed, unpacked = (member.entry[at] for at in (2, 3, 7, 8))
    if flags & _ENCRYPTED:
        _refuse("the member is encrypted")
    if method not in {_STORED, _DEFLATED}:
        _refuse("the compression method of the member is not supported")
    if _TOO_LARGE in {packed, unpacked}:
        _refuse("it is a zip64 archive")


def _pieces(
    archive: Archive, members: list[_Member], contents: Mapping[int, bytes], end_at: int
) -> Iterator[bytes]:
    done = moved = 0
    entries: dict[int, bytes] = {}
    for member in sorted(members, key=lambda one: one.start):
        values = [*member.entry[:-1], member.offset + moved]
        if member.index in contents:
            yield from _copied(archive, done, member.start)
            content = contents[member.index]
            packed = _packed(content, member)
            values[2] &= ~_HAS_DESCRIPTOR
            values[6:9] = zlib.crc32(content), len(packed), len(content)
            yield _header(archive, member, values)
            yield packed
            done = _end_with_descriptor(archive, member)
            moved += member.data + len(packed) - done
        entries[member.index] = _ENTRY.pack(_ENTRY_MARK, *values) + member.tail
    directory_at = end_at - _END.unpack(archive[end_at : end_at + _END.size])[5]
    yield from _copied(archive, done, directory_at)
    yield from (entries[index] for index in range(len(members)))
    end = [*_END.unpack(archive[end_at : end_at + _END.size])]
    end[6] += moved
    yield _END.pack(*end) + archive[end_at + _END.size :]


def _header(archive: Archive, member: _Member, values: list[int]) -> bytes:
    """Return the header of a member with its new sizes and its old name and extra fields."""
    _, *old = _HEADER.unpack(archive[member.start : member.start + _HEADER.size])
    new = (old[0], old[1] & ~_HAS_DESCRIPTOR, *old[2:5], *values[6:9], *old[8:])
    rest = archive[member.start + _HEADER.size : member.data]
    return _HEADER.pack(_HEADER_MARK, *new) + rest


def _packed(content: bytes, member: _Member) -> bytes:
    if member.entry[3] == _STORED:
        return content
    level = _LEVELS[member.entry[2] >> 1 & 3]
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _end_with_descriptor(archive: Archive, member: _Member) -> int:
    """Return the end of a member, including the data descriptor of one written as a stream."""
    if not member.entry[2] & _HAS_DESCRIPTOR:
        return member.end
    at = member.end
    if archive[at : at + len(_DESCRIPTOR_MARK)] == _DESCRIPTOR_MARK:
        at += len(_DESCRIPTOR_MARK)
    # Some programs set the flag without writing a descriptor; then the next member is here.
    is_there = archive[at : at + _SIZES.size] == _SIZES.pack(*member.entry[6:9])
    return at + _SIZES.size if is_there else member.end


def _copied(archive: Archive, start: int, end: int) -> Iterator[bytes]:
    for at in range(start, end, _CHUNK_BYTES):
        yield archive[at : min(at + _CHUNK_BYTES, end)]


def _refuse(reason: str) -> NoReturn:
    raise OutputError(f"the archive cannot be written: {reason}", advice=_ADVICE)
