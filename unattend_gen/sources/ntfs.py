"""The files of an NTFS volume, by the package `dissect.ntfs` of the extra `disk`.

The known places are looked up folder by folder. What is passed over on the way is counted; a folder
that is not listed counts as one, for to count in it would take as long as to search it. A deep
search goes through the table of files in its own order instead, which is several times faster than
to walk all folders.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.hostile import DamagedError, as_damage
from unattend_gen.sources.limits import damaged, limit_reached, read_member
from unattend_gen.sources.sized import SizedStream
from unattend_gen.sources.stepping import step_into
from unattend_gen.sources.walk.known_places import is_known_place, leads_to_known_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dissect.ntfs.mft import MftRecord  # type: ignore[import-untyped]  # it has no types

    from unattend_gen.core.location import Location
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Budget

_FIRST_OF_USERS: Final = 24
"""The records before are of the file system itself."""

_IN_USE: Final = 0x1
_COMPACT: Final = "WofCompressedData"


def files_of_volume(
    volume: IO[bytes], location: Location, budget: Budget
) -> Iterator[Blob | Skipped]:
    """The files of a volume: those in known places, or all where the search is deep.

    Raises:
        Exception: whatever the library raises on a volume that is damaged.
    """
    from dissect.ntfs import NTFS  # type: ignore[import-untyped]  # it has no types

    mft = NTFS(volume).mft
    found = _all(mft) if budget.limits.is_deep else _known(mft.root, budget)
    for path, record in found:
        if budget.exhausted:
            yield limit_reached(location)
            return
        yield from _file(record, step_into(location, path), budget)


def _known(root: MftRecord, budget: Budget) -> Iterator[tuple[str, MftRecord]]:
    """The files in known places, by their paths; a folder that holds itself is listed once."""
    from dissect.ntfs.util import segment_reference  # type: ignore[import-untyped]  # no types

    pending = [("", root)]
    listed: set[int | None] = set()
    while pending:
        path, folder = pending.pop()
        if folder.segment in listed:
            continue
        listed.add(folder.segment)
        for entry in folder.iterdir(ignore_dos=True):
            if segment_reference(entry.header.FileReference) < _FIRST_OF_USERS:
                continue
            below = f"{path}/{entry.attribute.file_name}".lstrip("/")
            if not (leads_to_known_places(below) or is_known_place(below)):
                budget.passed_over += 1
                continue
            record = entry.dereference()
            if record.is_dir():
                pending.append((below, record))
            elif is_known_place(below):
                yield below, record
            else:
                budget.passed_over += 1


def _all(mft: Any) -> Iterator[tuple[str, MftRecord]]:  # noqa: ANN401 - the library has no types
    """All files in the order of the table; what was deleted is left out."""
    for record in mft.segments(_FIRST_OF_USERS):
        is_extension = record.header.BaseFileRecordSegment.SegmentNumberLowPart
        if not record.header.Flags & _IN_USE or is_extension or record.is_dir():
            continue
        path = record.full_path(ignore_dos=True)
        if path is not None:
            yield path.replace("\\", "/").lstrip("/"), record


def _file(record: MftRecord, location: Location, budget: Budget) -> Iterator[Blob | Skipped]:
    if record.is_symlink() or record.is_mount_point() or not record.has_stream():
        return
    if record.has_stream(_COMPACT):
        advice = "Windows has compressed it (CompactOS); mount the image and search the folder"
        yield Skipped(location, SkipReason.NEEDS_EXTRA, advice)
        return
    try:
        with as_damage():
            size, stream = record.size(), record.open()
    except DamagedError:
        yield damaged(location)
        return
    yield read_member(SizedStream(stream, size), location, budget)
