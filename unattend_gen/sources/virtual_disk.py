"""Virtual disks as streams of their sectors, and the volumes on them, by packages of `dissect`.

Nothing is opened but the stream that is given: a disk that builds on another one, or keeps its
data in another file, names that file itself, and a name out of an image is never followed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final, assert_never

from unattend_gen.sources.disk_form import DiskForm
from unattend_gen.sources.hostile import DamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.tamed import TamedStream

_HEAD_BYTES: Final = 1024
_FOOTER_BYTES: Final = 512
_FOOTER_MARK: Final = b"conectix"
_VDI_DIFFERENCE: Final = 4
"""The type of an image that holds what differs from its parent."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A partition, or a whole disk without any.

    Attributes:
        number: of the partition, counted from 1; None where there are no partitions.
        stream: its bytes.
        head: the first of them.
    """

    number: int | None
    stream: IO[bytes]
    head: bytes


class NeedsOtherFileError(Exception):
    """A disk has only what differs from another one, which is not at hand."""


def volumes(stream: TamedStream, form: DiskForm) -> Iterator[Volume]:
    """The volumes of a disk of this form.

    Raises:
        ImportError: the packages are not installed.
        NeedsOtherFileError: the disk builds on another file.
        Exception: whatever the library raises on a disk that is damaged.
    """
    from dissect.volume.disk import Disk  # type: ignore[import-untyped]  # it has no types

    sectors = _sectors(stream, form)
    head = _head(sectors)
    if form is DiskForm.VOLUME or DiskForm.of(head) is not DiskForm.PARTITIONED:
        yield Volume(None, sectors, head)
        return
    for partition in Disk(sectors).partitions:
        part = partition.open()
        yield Volume(partition.number, part, _head(part))


def _sectors(stream: TamedStream, form: DiskForm) -> Any:  # noqa: ANN401 - untyped library
    from dissect.hypervisor.disk import qcow2, vdi, vhd, vhdx, vmdk  # type: ignore[import-untyped]  # it has no types

    match form:
        case DiskForm.PARTITIONED | DiskForm.VOLUME:
            return stream
        case DiskForm.VHD:
            _demand_footer(stream)
            return vhd.VHD(stream)
        case DiskForm.VDI:
            return _opened_vdi(vdi.VDI(stream))
        case DiskForm.VHDX:
            return _alone(vhdx.VHDX, stream)
        case DiskForm.VMDK:
            return _alone(vmdk.VMDK, stream)
        case DiskForm.QCOW2:
            disk = qcow2.QCow2(stream, allow_no_data_file=True, allow_no_backing_file=True)
            if disk.auto_backing_file or disk.needs_data_file:
                raise NeedsOtherFileError
            return disk.open()
    assert_never(form)


def _demand_footer(stream: TamedStream) -> None:
    """A VHD ends as it begins; one that is cut off is otherwise taken for another disk."""
    stream.seek(-_FOOTER_BYTES, os.SEEK_END)
    if not stream.read(_FOOTER_BYTES).startswith(_FOOTER_MARK):
        raise DamagedError
    stream.seek(0)


def _opened_vdi(disk: Any) -> Any:  # noqa: ANN401 - untyped library
    if disk.header.u32Type == _VDI_DIFFERENCE:
        raise NeedsOtherFileError
    return disk.open()


def _alone(reader: Any, stream: TamedStream) -> Any:  # noqa: ANN401 - untyped library
    """A disk by a reader that would look for the other file beside this one.

    The stream has no name, so it finds no folder to look in, and fails with an `AttributeError`.
    """
    try:
        return reader(stream)
    except AttributeError:
        raise NeedsOtherFileError from None


def _head(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    head = stream.read(_HEAD_BYTES)
    stream.seek(0)
    return head
