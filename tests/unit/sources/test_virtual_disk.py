from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.images import a_disk_of, an_ntfs_volume, converted
from tests.readers import ran
from unattend_gen.sources.disk_form import DiskForm, is_ntfs
from unattend_gen.sources.tamed import TamedStream
from unattend_gen.sources.virtual_disk import NeedsOtherFileError, volumes

if TYPE_CHECKING:
    from pathlib import Path


def numbers(disk: Path, form: DiskForm) -> list[tuple[int | None, bool]]:
    """The number of each volume, and whether it is NTFS."""
    with disk.open("rb") as file:
        return [(one.number, is_ntfs(one.head)) for one in volumes(TamedStream(file), form)]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (DiskForm.VHD, "vpc"),
        (DiskForm.VHDX, "vhdx"),
        (DiskForm.VMDK, "vmdk"),
        (DiskForm.QCOW2, "qcow2"),
        (DiskForm.VDI, "vdi"),
    ],
)
def test_a_disk_of_each_form_gives_its_partitions(
    tmp_path: Path, form: DiskForm, name: str
) -> None:
    disk = a_disk_of(an_ntfs_volume(tmp_path / "a.raw"), tmp_path / "disk.raw")

    assert numbers(converted(disk, name), form) == [(1, False), (2, True)]


def test_a_disk_without_partitions_is_one_volume(tmp_path: Path) -> None:
    assert numbers(an_ntfs_volume(tmp_path / "a.raw"), DiskForm.VOLUME) == [(None, True)]


def test_a_disk_that_builds_on_another_is_an_error(tmp_path: Path) -> None:
    parent = converted(an_ntfs_volume(tmp_path / "a.raw"), "qcow2")
    child = tmp_path / "child.qcow2"
    ran("qemu-img", "create", "-f", "qcow2", "-b", parent, "-F", "qcow2", child)

    with pytest.raises(NeedsOtherFileError):
        numbers(child, DiskForm.QCOW2)
