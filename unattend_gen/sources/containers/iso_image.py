"""Disc images: ISO 9660, Joliet and UDF, by the package `pycdlib` of the extra `iso`.

Of the trees on a disc, the one with the original names is read: UDF, else Joliet, else Rock Ridge,
else the plain one.

Source:
    ECMA-119 and ECMA-167 on the marks of a volume.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._seven_zip import PACKAGE, SevenZipOptions, members_by_7z
from unattend_gen.sources.errors import (
    DamagedError,
    damaged,
    limit_reached,
    translate_reader_errors,
)
from unattend_gen.sources.streams.bounded_stream import LISTING_BYTES, BoundedStream
from unattend_gen.sources.streams.member import read_member
from unattend_gen.sources.streams.sequential import SizedStream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pycdlib import PyCdlib

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget

_MARKS: Final = (b"CD001", b"BEA01")
_MARK_AT: Final = 32769
_BY_7Z: Final = SevenZipOptions(
    "a disc image", packages=f"pip install 'unattend-gen[iso]', or {PACKAGE}"
)


def _recognises(head: bytes, _name: str) -> bool:
    return head.startswith(_MARKS, _MARK_AT)


def _members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """Yield all files of the disc, folder by folder."""
    try:
        from pycdlib import PyCdlib
    except ImportError:
        yield from members_by_7z(blob, budget, _BY_7Z)
        return
    disc = PyCdlib()
    try:
        with translate_reader_errors(), blob.stream() as file:
            stream = BoundedStream(file)
            if not _is_open(disc, stream):
                yield from members_by_7z(blob, budget, _BY_7Z)
                return
            stream.remaining = LISTING_BYTES + budget.limits.total_bytes
            yield from _files(disc, blob, budget)
    except DamagedError:
        yield damaged(blob.location)


def _is_open(disc: PyCdlib, stream: BoundedStream) -> bool:
    """Open a disc; False if the library refuses it, because 7z may read it."""
    try:
        with translate_reader_errors():
            disc.open_fp(cast("BinaryIO", io.BufferedReader(stream)))
    except DamagedError:
        return False
    return True


def _files(disc: PyCdlib, blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    tree = _tree(disc)
    for folder, _, names in disc.walk(**{tree: "/"}):
        for name in names:
            if budget.exhausted:
                yield limit_reached(blob.location)
                return
            yield from _file(disc, tree, f"{folder.rstrip('/')}/{name}", blob, budget)


def _file(
    disc: PyCdlib, tree: str, path: str, blob: Blob, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    plain = path.rpartition(";")[0].rstrip(".") or path if tree == "iso_path" else path
    location = blob.location.child(plain.lstrip("/"))
    record = disc.get_record(**{tree: path})
    if record.inode is None:
        return  # an empty file, or a link
    with disc.open_file_from_iso(**{tree: path}) as stream:
        yield read_member(SizedStream(stream, record.get_data_length()), location, budget)


def _tree(disc: PyCdlib) -> str:
    """Return the parameter by which the library takes paths of the best tree."""
    if disc.has_udf():
        return "udf_path"
    if disc.has_joliet():
        return "joliet_path"
    return "rr_path" if disc.has_rock_ridge() else "iso_path"


SOURCE: Final = Container(
    summary="disc images: ISO 9660, Joliet, UDF",
    recognises=_recognises,
    members=_members,
)
