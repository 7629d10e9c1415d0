"""Disk images: VHD, VHDX, VMDK, qcow2, VDI and raw ones, with NTFS on them.

The packages of the extra `disk` open them, else `7z` does. The place of a member is the number of
the partition, where there are partitions, then the path on the volume.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.container import Container
from unattend_gen.sources.disk_form import DiskForm, is_bitlocker, is_gpt, is_ntfs
from unattend_gen.sources.hostile import DamagedError, as_damage
from unattend_gen.sources.limits import damaged, read_member
from unattend_gen.sources.seven_zip import PACKAGE, Opening, members_by_7z
from unattend_gen.sources.stepping import step_into
from unattend_gen.sources.tamed import LISTING_BYTES, TamedStream
from unattend_gen.sources.virtual_disk import NeedsOtherFileError, Volume, volumes
from unattend_gen.sources.walk.known_places import is_known_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Budget

_DISC_MARK: Final = b"CD001"
_DISC_MARK_AT: Final = 32769
"""Discs that start from a USB stick have a table of partitions too."""

_HEADER_BYTES: Final = 32 * 1024**2
"""More than the tables of a disk take."""

_PACKAGES: Final = f"pip install 'unattend-gen[disk]', or {PACKAGE}"
_OF_NTFS: Final = ("[SYSTEM]/", "[DELETED]/")
_PARTITIONS: Final = (".ntfs", ".fat", ".img", ".gpt", ".mbr")


def recognises(head: bytes, _name: str) -> bool:
    """By the marks of the formats, a boot sector or a table of partitions."""
    return DiskForm.of(head) is not None and not head.startswith(_DISC_MARK, _DISC_MARK_AT)


def members(blob: Blob, budget: Budget) -> Iterator[Blob | Skipped]:
    """The files in known places of all volumes, or all files where the search is deep."""
    head = blob.head()
    form = DiskForm.of(head)
    if form is None:
        return
    if is_bitlocker(head):
        yield _bitlocker(blob.location)
        return
    try:
        with as_damage(ImportError, NeedsOtherFileError), blob.stream() as file:
            stream = TamedStream(file, _HEADER_BYTES)
            yield from _by_dissect(stream, form, blob.location, budget)
            if stream.is_cut_off:
                # The library takes what is not there for empty.
                yield damaged(blob.location)
    except ImportError:
        yield from members_by_7z(blob, budget, _by_7z(form, head, is_deep=budget.limits.is_deep))
    except NeedsOtherFileError:
        advice = "it holds what differs from another disk; merge them (qemu-img convert)"
        yield Skipped(blob.location, SkipReason.UNREADABLE, advice)
    except DamagedError:
        yield damaged(blob.location)


def _by_dissect(
    stream: TamedStream, form: DiskForm, location: Location, budget: Budget
) -> Iterator[Blob | Skipped]:
    for volume in volumes(stream, form):
        stream.left = LISTING_BYTES + budget.limits.total_bytes
        place = location if volume.number is None else step_into(location, str(volume.number))
        yield from _of_volume(volume, place, budget)


def _of_volume(volume: Volume, place: Location, budget: Budget) -> Iterator[Blob | Skipped]:
    from unattend_gen.sources.ntfs import files_of_volume

    if is_ntfs(volume.head):
        try:
            with as_damage(ImportError):
                yield from files_of_volume(volume.stream, place, budget)
        except DamagedError:
            yield damaged(place)  # the next volume may be whole
    elif is_bitlocker(volume.head):
        yield _bitlocker(place)
    elif volume.head.startswith(b"FAT", 54) or volume.head.startswith(b"FAT32", 82):
        yield read_member(volume.stream, place, budget)
    elif any(volume.head):
        advice = "no NTFS or FAT; mount the volume and search the folder"
        yield Skipped(place, SkipReason.NEEDS_EXTRA, advice)


def _by_7z(form: DiskForm, head: bytes, *, is_deep: bool) -> Opening:
    """7z shows the files of a single volume, else each volume as a file of its own.

    It knows all forms by their marks but one: a table of partitions alone has none.
    """
    type_ = "mbr" if form is DiskForm.PARTITIONED and not is_gpt(head) else ""
    wants = _is_file if is_deep else _is_wanted
    return Opening("a disk image", type_, wants, passes_over=_is_file, packages=_PACKAGES)


def _is_file(name: str) -> bool:
    return not name.startswith(_OF_NTFS)


def _is_wanted(name: str) -> bool:
    return is_known_place(name) or ("/" not in name and name.lower().endswith(_PARTITIONS))


def _bitlocker(location: Location) -> Skipped:
    advice = "BitLocker has encrypted it; unlock the volume on Windows and search it there"
    return Skipped(location, SkipReason.ENCRYPTED, advice)


SOURCE: Final = Container(
    summary="disk images: VHD, VHDX, VMDK, qcow2, VDI, raw",
    recognises=recognises,
    members=members,
)
