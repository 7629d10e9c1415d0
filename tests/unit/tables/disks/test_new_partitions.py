from __future__ import annotations

from unattend_gen.tables.disks.layouts import BiosDisk, DataDisk, OwnDisk, UefiDisk
from unattend_gen.tables.disks.new_partitions import NewPartition, is_gpt, partitions
from unattend_gen.tables.disks.partition import Partition as OwnPartition

EFI = NewPartition(type="EFI", size_mb=300, format="FAT32", label="System")
MSR = NewPartition(type="MSR", size_mb=16, format=None)
HOME = NewPartition(
    type="Primary", size_mb=None, format="NTFS", label="Windows", letter="C", is_home=True
)


def test_a_uefi_disk_has_three_partitions() -> None:
    assert partitions(UefiDisk(layout="uefi")) == (EFI, MSR, HOME)


def test_recovery_is_the_first_partition_of_a_uefi_disk() -> None:
    recovery = NewPartition(
        type="Primary",
        size_mb=1000,
        format="NTFS",
        label="Recovery",
        type_id="DE94BBA4-06D1-4D40-A16A-BFD50179D6AC",
    )

    assert partitions(UefiDisk(layout="uefi", recovery_mb=1000)) == (recovery, EFI, MSR, HOME)


def test_a_bios_disk_starts_from_its_active_partition() -> None:
    system = NewPartition(
        type="Primary", size_mb=350, format="NTFS", label="System", is_active=True
    )
    recovery = NewPartition(
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
                type="primary",
                size_mb="rest",
                format="fat32",
                type_id="EBD0A0A2-B9E5-4433-87C0-68B6B72699C7",
            ),
        ),
    )

    assert partitions(own) == (
        NewPartition(type="EFI", size_mb=200, format="FAT32"),
        MSR,
        NewPartition(
            type="Primary", size_mb=64000, format="NTFS", label="OS", letter="C", is_home=True
        ),
        NewPartition(
            type="Primary",
            size_mb=None,
            format="FAT32",
            type_id="EBD0A0A2-B9E5-4433-87C0-68B6B72699C7",
        ),
    )


def test_recovery_can_follow_windows_and_data_takes_the_rest() -> None:
    disk = UefiDisk(
        layout="uefi",
        windows_mb=120_000,
        recovery_mb=1000,
        recovery_at="end",
        data_label="Data",
        data_letter="D",
    )

    assert partitions(disk) == (
        EFI,
        MSR,
        NewPartition(
            type="Primary",
            size_mb=120_000,
            format="NTFS",
            label="Windows",
            letter="C",
            is_home=True,
        ),
        NewPartition(
            type="Primary",
            size_mb=1000,
            format="NTFS",
            label="Recovery",
            type_id="DE94BBA4-06D1-4D40-A16A-BFD50179D6AC",
        ),
        NewPartition(type="Primary", size_mb=None, format="NTFS", label="Data", letter="D"),
    )


def test_a_data_disk_has_its_partitions_as_they_are() -> None:
    disk = DataDisk(number=1, partitions=(OwnPartition(type="primary", size_mb="rest"),))

    assert partitions(disk) == (NewPartition(type="Primary", size_mb=None, format="NTFS"),)


def test_an_efi_or_msr_partition_makes_a_gpt_disk() -> None:
    assert is_gpt((MSR,))
    assert is_gpt((HOME, EFI))
    assert not is_gpt((HOME,))
