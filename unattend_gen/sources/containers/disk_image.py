"""Disk images: VHD, VHDX, VMDK, qcow2, VDI and raw ones, with NTFS on them.

The packages of the extra `disk` open them, else `7z` does. The location of a member is the number
of the partition, if there are partitions, then the path on the volume.

Known places are looked up folder by folder. Files that are passed over on the way are counted; a
folder that is not listed counts as one, because counting in it would take as long as searching it.
A deep search reads the table of files in its own order instead, which is several times faster than
walking all folders.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._seven_zip import PACKAGE, SevenZipOptions, members_by_7z
from unattend_gen.sources.containers._virtual_disk import (
    DiskFormat,
    NeedsOtherFileError,
    Volume,
    is_bitlocker,
    is_gpt,
    is_ntfs,
    volumes,
)
from unattend_gen.sources.errors import (
    DamagedError,
    damaged,
    limit_reached,
    translate_reader_errors,
)
from unattend_gen.sources.streams.bounded_stream import LISTING_BYTES, BoundedStream
from unattend_gen.sources.streams.member import read_member
from unattend_gen.sources.streams.sequential import SizedStream
from unattend_gen.sources.walk.known_places import is_known_place, leads_to_known_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dissect.ntfs.mft import MftRecord  # type: ignore[import-untyped]  # it has no types

    from unattend_gen.core.location import Location
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget


_DISC_MARK: Final = b"CD001"
_DISC_MARK_AT: Final = 32769
"""Discs that can boot from a USB stick have a partition table too."""

_HEADER_BYTES: Final = 32 * 1024**2
"""More than the tables of a disk take."""

_PACKAGES: Final = f"pip install 'unattend-gen[disk]', or {PACKAGE}"
_OF_NTFS: Final = ("[SYSTEM]/", "[DELETED]/")
_PARTITIONS: Final = (".ntfs", ".fat", ".img", ".gpt", ".mbr")
_FIRST_OF_USERS: Final = 24
"""The records before belong to the file system itself."""

_IN_USE: Final = 0x1
_COMPACT: Final = "WofCompressedData"


def _recognises(head: bytes, _name: str) -> bool:
    return DiskFormat.of(head) is not None and not head.startswith(_DISC_MARK, _DISC_MARK_AT)


def _members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """Yield the files in known places of all volumes, or all files in a deep search."""
    head = blob.head()
    form = DiskFormat.of(head)
    if form is None:
        return
    if is_bitlocker(head):
        yield _bitlocker(blob.location)
        return
    try:
        with translate_reader_errors(ImportError, NeedsOtherFileError), blob.stream() as file:
            stream = BoundedStream(file, _HEADER_BYTES)
            yield from _by_dissect(stream, form, blob.location, budget)
            if stream.is_truncated:
                # The library returns zeros for missing bytes.
                yield damaged(blob.location)
    except ImportError:
        yield from members_by_7z(blob, budget, _by_7z(form, head, is_deep=budget.limits.is_deep))
    except NeedsOtherFileError:
        advice = "a differencing disk, which needs its parent; merge them (qemu-img convert)"
        yield Skipped(blob.location, SkipReason.UNREADABLE, advice)
    except DamagedError:
        yield damaged(blob.location)


def _by_dissect(
    stream: BoundedStream, form: DiskFormat, location: Location, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    for volume in volumes(stream, form):
        stream.remaining = LISTING_BYTES + budget.limits.total_bytes
        place = location if volume.number is None else location.child(str(volume.number))
        yield from _of_volume(volume, place, budget)


def _of_volume(
    volume: Volume, place: Location, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:

    if is_ntfs(volume.head):
        try:
            with translate_reader_errors(ImportError):
                yield from files_of_volume(volume.stream, place, budget)
        except DamagedError:
            yield damaged(place)  # the next volume may be whole
    elif is_bitlocker(volume.head):
        yield _bitlocker(place)
    elif volume.head.startswith(b"FAT", 54) or volume.head.startswith(b"FAT32", 82):
        yield read_member(volume.stream, place, budget)
    elif any(volume.head):
        advice = "neither NTFS nor FAT; mount the volume and search the folder"
        yield Skipped(place, SkipReason.NEEDS_EXTRA, advice)


def _by_7z(form: DiskFormat, head: bytes, *, is_deep: bool) -> SevenZipOptions:
    """Return how to open a disk with 7z.

    7z shows the files of a single volume, else each volume as a file. It recognises all formats
    but one: a partition table alone has no mark.
    """
    type_ = "mbr" if form is DiskFormat.PARTITIONED and not is_gpt(head) else ""
    wants = _is_file if is_deep else _is_wanted
    return SevenZipOptions("a disk image", type_, wants, passes_over=_is_file, packages=_PACKAGES)


def _is_file(name: str) -> bool:
    return not name.startswith(_OF_NTFS)


def _is_wanted(name: str) -> bool:
    return is_known_place(name) or ("/" not in name and name.lower().endswith(_PARTITIONS))


def _bitlocker(location: Location) -> Skipped:
    advice = "encrypted by BitLocker; unlock the volume on Windows and search it there"
    return Skipped(location, SkipReason.ENCRYPTED, advice)


def files_of_volume(
    volume: IO[bytes], location: Location, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    """Yield the files of an NTFS volume: those in known places, or all in a deep search.

    Raises:
        Exception: whatever the library raises on a damaged volume.
    """
    from dissect.ntfs import NTFS  # type: ignore[import-untyped]  # it has no types

    mft = NTFS(volume).mft
    found = _all(mft) if budget.limits.is_deep else _known(mft.root, budget)
    for path, record in found:
        if budget.exhausted:
            yield limit_reached(location)
            return
        yield from _file(record, location.child(path), budget)


def _known(root: MftRecord, budget: ExtractionBudget) -> Iterator[tuple[str, MftRecord]]:
    """Yield the files in known places by path; a folder that contains itself is listed once."""
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
    """Yield all files in the order of the table, without deleted ones."""
    for record in mft.segments(_FIRST_OF_USERS):
        is_extension = record.header.BaseFileRecordSegment.SegmentNumberLowPart
        if not record.header.Flags & _IN_USE or is_extension or record.is_dir():
            continue
        path = record.full_path(ignore_dos=True)
        if path is not None:
            yield path.replace("\\", "/").lstrip("/"), record


def _file(
    record: MftRecord, location: Location, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    if record.is_symlink() or record.is_mount_point() or not record.has_stream():
        return
    if record.has_stream(_COMPACT):
        advice = "compressed by Windows (CompactOS); mount the image and search the folder"
        yield Skipped(location, SkipReason.NEEDS_EXTRA, advice)
        return
    try:
        with translate_reader_errors():
            size, stream = record.size(), record.open()
    except DamagedError:
        yield damaged(location)
        return
    yield read_member(SizedStream(stream, size), location, budget)


SOURCE: Final = Container(
    summary="disk images: VHD, VHDX, VMDK, qcow2, VDI, raw",
    recognises=_recognises,
    members=_members,
)
