"""Zip archives; members are read as streams, never written under their names."""

from __future__ import annotations

import copy
import struct
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._zip_members import (
    READ_HERE,
    ChecksumReader,
    members_by_headers,
    unpacked_content,
)
from unattend_gen.sources.containers._zip_unclaimed import unclaimed_parts
from unattend_gen.sources.errors import damaged, encrypted, limit_reached, translate_reader_errors
from unattend_gen.sources.streams.member import read_member
from unattend_gen.sources.streams.unclaimed_bytes import unclaimed_members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.member import Readable

_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ENCRYPTED: Final = 0x1
_EMPTY_BYTES: Final = 2
"""Size of an empty content that is deflated."""

ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    ArithmeticError,
    LookupError,
    MemoryError,
    struct.error,
)
"""What the library raises for invalid archives; errors of lzma are `OSError`s or derived."""


def recognises(head: bytes, _name: str) -> bool:
    """Return whether the first bytes are a member, an empty archive or a split one."""
    return head.startswith(_MARKS)


def members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """Yield the members in the order of the directory, then the unclaimed bytes; skip folders.

    Without a directory, as in a truncated archive, the members are found by their headers.
    """
    try:
        with blob.stream() as stream:
            archive = _opened(stream)
            if archive is None:
                yield from members_by_headers(blob, stream, budget)
                yield damaged(blob.location)
                return
            with archive:
                yield from _listed_members(archive, stream, blob, budget)
    except ERRORS:
        # The cause may quote a member's name or content, so it goes no further.
        yield damaged(blob.location)


def is_folder(info: zipfile.ZipInfo) -> bool:
    """Return whether a member is an empty folder; one with content is read."""
    is_named_so = info.filename.endswith("/")  # `is_dir` fails where there is no name
    return is_named_so and not info.file_size and info.compress_size <= _EMPTY_BYTES


def _opened(stream: BinaryIO) -> zipfile.ZipFile | None:
    try:
        return zipfile.ZipFile(stream)
    except ERRORS:
        return None


def _listed_members(
    archive: zipfile.ZipFile, stream: BinaryIO, blob: Blob, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    for info in archive.infolist():
        if budget.exhausted:
            yield limit_reached(blob.location)
            return
        if not is_folder(info):
            yield from _member(archive, info, blob, budget)
    if budget.exhausted:
        return
    with translate_reader_errors():
        parts = tuple(unclaimed_parts(stream, archive))
    yield from unclaimed_members(blob, stream, parts, budget)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, blob: Blob, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    location = blob.location.child(info.filename)
    if info.flag_bits & _ENCRYPTED:
        yield encrypted(location)
        return
    is_read_here = info.compress_type in READ_HERE
    try:
        stream = archive.open(_as_stored(info) if is_read_here else info)
    except NotImplementedError:
        advice = "unsupported compression method; unpack it with 7z, then search the folder"
        yield Skipped(location, SkipReason.NEEDS_EXTRA, advice)
    except ERRORS:
        yield damaged(location)
    else:
        with stream:
            content: Readable = stream
            if is_read_here:
                packed = unpacked_content(_Packed(stream), info.compress_type)
                content = ChecksumReader(packed, info.file_size, info.CRC)
            yield read_member(content, location, budget)


def _as_stored(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return the entry of a member as one that is stored, so that its packed bytes are read.

    The library would drop what it has decompressed before damage.
    """
    packed = copy.copy(info)
    packed.compress_type = zipfile.ZIP_STORED
    packed.file_size = info.compress_size
    del packed.CRC  # which the library then leaves alone
    return packed


class _Packed:
    """The packed bytes of a member; none are lost where the archive is truncated."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = cast("zipfile.ZipExtFile", stream)

    def read(self, most: int, /) -> bytes:
        """Return the next bytes; raises what the library raises."""
        return self._stream.read1(most)


SOURCE: Final = Container(
    summary="zip archives, and everything that is one inside",
    recognises=recognises,
    members=members,
)
