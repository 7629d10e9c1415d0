"""Disk images: VHD, VHDX, VMDK, qcow2, VDI and raw ones, with NTFS on them.

The packages of the extra `disk` open them, else `7z` does. The location of a member is the number
of the partition, if there are partitions, then the path on the volume.

The names of all files come from the table of files, which takes a few microseconds each. So files
in known places are found wherever these are on the volume, and what is passed over is counted.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._file_table import FileTable
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
from unattend_gen.sources.walk.known_places import is_known_place

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_OF_FILE_SYSTEM: Final = "$Extend/"
"""The folder in which NTFS keeps files of its own; they are not counted as passed over."""

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
    table = FileTable(mft.fh, len(mft.root.data), budget)
    for number, path in _wanted(table, budget):
        if budget.exhausted:
            break
        yield from _file(mft, number, location.child(path), budget)
    if budget.exhausted:
        yield limit_reached(location)
    elif table.is_damaged:
        yield damaged(location)


def _wanted(table: FileTable, budget: ExtractionBudget) -> Iterator[tuple[int, str]]:
    """Yield the files to read, each by one of its paths; others are counted in the budget."""
    if budget.limits.is_deep:
        yield from _without_repeats(table)
        return
    is_file = bytearray(table.records)
    known: dict[int, str] = {}
    for number, path in table.names():
        if number not in known and is_known_place(path):
            known[number] = path
        is_file[number] = not path.startswith(_OF_FILE_SYSTEM)
    budget.passed_over += sum(is_file) - len(known)
    yield from known.items()


def _without_repeats(table: FileTable) -> Iterator[tuple[int, str]]:
    """Yield the first name of each file."""
    is_seen = bytearray(table.records)
    for number, path in table.names():
        if not is_seen[number]:
            is_seen[number] = True
            yield number, path


def _file(
    mft: Any,  # noqa: ANN401 - the library has no types
    number: int,
    location: Location,
    budget: ExtractionBudget,
) -> Iterator[Blob | Skipped]:
    try:
        with translate_reader_errors():
            record = mft.get(number)
            if record.is_symlink() or record.is_mount_point() or not record.has_stream():
                return
            is_compact = record.has_stream(_COMPACT)
            size, stream = record.size(), record.open()
    except DamagedError:
        yield damaged(location)
        return
    if is_compact:
        advice = "compressed by Windows (CompactOS); mount the image and search the folder"
        yield Skipped(location, SkipReason.NEEDS_EXTRA, advice)
    else:
        yield read_member(SizedStream(stream, size), location, budget)


SOURCE: Final = Container(
    summary="disk images: VHD, VHDX, VMDK, qcow2, VDI, raw",
    recognises=_recognises,
    members=_members,
)
