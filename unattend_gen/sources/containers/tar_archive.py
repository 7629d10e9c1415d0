"""Tar archives; compressed ones come here through the container of their compression."""

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
_TROUBLE: Final = (
    tarfile.TarError,
    EOFError,
    OSError,
    ValueError,
    ArithmeticError,
    LookupError,
    RecursionError,
    MemoryError,
)
_LONGEST_REMARK: Final = 64 * 1024
_REMARKS: Final = (
    *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
    *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
)


class _Header(tarfile.TarInfo):
    """A header that does not send the library back, nor into a remark without an end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        info = super().frombuf(buf, encoding, errors)
        if info.size < 0 or (info.type in _REMARKS and info.size > _LONGEST_REMARK):
            raise _no_size()
        return info


def _no_size() -> tarfile.HeaderError:
    message = "a size that cannot be"
    return tarfile.HeaderError(message)


def recognises(head: bytes, _name: str) -> bool:
    """By the mark in the first header."""
    return head.startswith(_MARK, _MARK_AT)


def members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """The regular files in the order of the archive; links and devices hold nothing."""
    try:
        with (
            blob.stream() as stream,
            tarfile.open(fileobj=stream, mode="r:", tarinfo=_Header) as archive,
        ):
            filled: list[Span] = []
            last = -1
            for info in archive:
                if info.offset_data <= last or info.size < 0:
                    raise _no_size()  # one in a remark sends the library back
                last = info.offset_data
                if budget.exhausted:
                    yield limit_reached(blob.location)
                    return
                # Others extract what is of an unknown type as a file.
                if info.isreg() or info.type not in tarfile.SUPPORTED_TYPES:
                    yield from _member(archive, info, blob, budget)
                    filled += _filled(stream, info)
            yield from _behind(stream, archive.offset, filled, blob, budget)
    except _TROUBLE:
        yield damaged(blob.location)


def _member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, blob: Blob, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    location = blob.location.child(info.name)
    if info.sparse is None and archive.fileobj is not None:
        # The library drops what stands before the place where an archive is cut off.
        archive.fileobj.seek(info.offset_data)
        yield read_member(SizedStream(archive.fileobj, info.size), location, budget)
        return
    file = archive.extractfile(info)
    if file is None:
        yield damaged(location)
        return
    with file as stream:
        yield read_member(stream, location, budget)


def _filled(stream: BinaryIO, info: tarfile.TarInfo) -> Iterator[Span]:
    """The bytes up to the next block, where they are not the zeros they should be."""
    end = info.offset_data + info.size
    space = Span(end, end + -end % tarfile.BLOCKSIZE)
    stream.seek(end)
    if info.sparse is None and any(stream.read(space.end - space.start)):
        yield space


def _behind(
    stream: BinaryIO, end: int, filled: list[Span], blob: Blob, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    """What stands behind the members; the library ends there also at a header it cannot read.

    Args:
        stream: of the archive.
        end: of the last member.
        filled: what stands between two.
        blob: the archive.
        budget: what may still be unpacked.
    """
    stream.seek(end)
    if any(stream.read(tarfile.BLOCKSIZE)):
        yield damaged(blob.location)
    yield from unclaimed_members(blob, stream, [*filled, Span(end, size_of(stream))], budget)


SOURCE: Final = Container(
    summary="tar archives",
    recognises=recognises,
    members=members,
)
