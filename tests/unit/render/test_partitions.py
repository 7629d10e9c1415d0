from __future__ import annotations

from unattend_gen.render.partitions import Partition, partitions
from unattend_gen.spec.models.disk import BiosDisk, OwnDisk, UefiDisk
from unattend_gen.spec.models.disk import Partition as OwnPartition

EFI = Partition(type="EFI", size_mb=300, format="FAT32", label="System")
MSR = Partition(type="MSR", size_mb=16, format=None)
HOME = Partition(
    type="Primary", size_mb=None, format="NTFS", label="Windows", letter="C", is_home=True
)


def test_a_uefi_disk_has_three_partitions() -> None:
    assert partitions(UefiDisk(layout="uefi")) == (EFI, MSR, HOME)


def test_recovery_stands_before_everything_on_a_uefi_disk() -> None:
    recovery = Partition(
        type="Primary",
        size_mb=1000,
        format="NTFS",
        label="Recovery",
        type_id="DE94BBA4-06D1-4D40-A16A-BFD50179D6AC",
    )

    assert partitions(UefiDisk(layout="uefi", recovery_mb=1000)) == (recovery, EFI, MSR, HOME)


def test_a_bios_disk_starts_from_its_active_partition() -> None:
    system = Partition(type="Primary", size_mb=350, format="NTFS", label="System", is_active=True)
    recovery = Partition(
        type="Primary", size_mb=500, format="NTFS", label="Recovery", type_id="0x27"
    )

    assert partitions(BiosDisk(layout="bios", recovery_mb=500)) == (system, recovery, HOME)


def test_an_own_layout_is_taken_as_it_is_with_the_usual_file_systems() -> None:
    own = OwnDisk(
        layout="own",
        partitions=(
            OwnPartition(type="efi", size_mb=200),
            OwnPartition(type="msr", size_mb=16),
            OwnPartition(type="primary", size_mb=64000, letter="C", label="OS", windows=True),
            OwnPartition(
                type="primary", size_mb="rest", format="fat32", type_id="0x0c", active=True
            ),
        ),
    )

    assert partitions(own) == (
        Partition(type="EFI", size_mb=200, format="FAT32"),
        MSR,
        Partition(
            type="Primary", size_mb=64000, format="NTFS", label="OS", letter="C", is_home=True
        ),
        Partition(type="Primary", size_mb=None, format="FAT32", type_id="0x0c", is_active=True),
    )
