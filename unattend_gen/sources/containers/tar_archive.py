"""Tar archives; compressed ones are opened by the container of their compression first."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from unattend_gen.sources.containers import Container
from unattend_gen.sources.errors import damaged, limit_reached
from unattend_gen.sources.streams.member import read_member
from unattend_gen.sources.streams.sequential import SizedStream
from unattend_gen.sources.streams.unclaimed_bytes import Span, size_of, unclaimed_members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget

_MARK: Final = b"ustar"
_MARK_AT: Final = 257
_ERRORS: Final = (
    tarfile.TarError,
    EOFError,
    OSError,
    ValueError,
    ArithmeticError,
    LookupError,
    RecursionError,
    MemoryError,
)
_LONGEST_EXTENSION: Final = 64 * 1024
_EXTENSIONS: Final = (
    *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
    *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
)


class _Header(tarfile.TarInfo):
    """A header that neither moves the library backwards nor has an endless extension."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        info = super().frombuf(buf, encoding, errors)
        if info.size < 0 or (info.type in _EXTENSIONS and info.size > _LONGEST_EXTENSION):
            raise _invalid_size()
        return info


def _invalid_size() -> tarfile.HeaderError:
    message = "invalid size"
    return tarfile.HeaderError(message)


def _recognises(head: bytes, _name: str) -> bool:
    return head.startswith(_MARK, _MARK_AT)


def _members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """Yield the regular files in the order of the archive; links and devices have no content."""
    try:
        with (
            blob.stream() as stream,
            tarfile.open(fileobj=stream, mode="r:", tarinfo=_Header) as archive,
        ):
            padding: list[Span] = []
            last = -1
            for info in archive:
                if info.offset_data <= last or info.size < 0:
                    raise _invalid_size()  # an extension can move the library backwards
                last = info.offset_data
                if budget.exhausted:
                    yield limit_reached(blob.location)
                    return
                # Other programs extract members of an unknown type as files.
                if info.isreg() or info.type not in tarfile.SUPPORTED_TYPES:
                    yield from _member(archive, info, blob, budget)
                    padding += _padding(stream, info)
            yield from _rest(stream, archive.offset, padding, blob, budget)
    except _ERRORS:
        yield damaged(blob.location)


def _member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, blob: Blob, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    location = blob.location.child(info.name)
    if info.sparse is None and archive.fileobj is not None:
        # The library drops the content before the point where an archive is truncated.
        archive.fileobj.seek(info.offset_data)
        yield read_member(SizedStream(archive.fileobj, info.size), location, budget)
        return
    file = archive.extractfile(info)
    if file is None:
        yield damaged(location)
        return
    with file as stream:
        yield read_member(stream, location, budget)


def _padding(stream: BinaryIO, info: tarfile.TarInfo) -> Iterator[Span]:
    """Yield the bytes up to the next block, unless they are zeros as they should be."""
    end = info.offset_data + info.size
    space = Span(end, end + -end % tarfile.BLOCKSIZE)
    stream.seek(end)
    if info.sparse is None and any(stream.read(space.end - space.start)):
        yield space


def _rest(
    stream: BinaryIO, end: int, padding: list[Span], blob: Blob, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    """Yield the bytes after the members; the library also stops at a header it cannot read.

    Args:
        stream: the archive as a stream.
        end: the end of the last member.
        padding: bytes between members.
        blob: the archive.
        budget: what may still be unpacked.
    """
    stream.seek(end)
    if any(stream.read(tarfile.BLOCKSIZE)):
        yield damaged(blob.location)
    yield from unclaimed_members(blob, stream, [*padding, Span(end, size_of(stream))], budget)


SOURCE: Final = Container(
    summary="tar archives",
    recognises=_recognises,
    members=_members,
)
