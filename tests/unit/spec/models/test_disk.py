from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.spec.models.disk import BiosDisk, Disk, KeptDisk, OwnDisk, Partition, UefiDisk

HOME = {"type": "primary", "size_mb": "rest", "windows": True}


@pytest.mark.parametrize(
    ("table", "disk"),
    [
        ({"layout": "uefi"}, UefiDisk(layout="uefi", number=0, wipe=True, efi_mb=300, msr_mb=16)),
        (
            {"layout": "bios", "recovery_mb": 500},
            BiosDisk(layout="bios", system_mb=350, recovery_mb=500),
        ),
        ({"layout": "keep"}, KeptDisk(layout="keep", partition=None)),
        (
            {"layout": "keep", "number": 1, "partition": 3, "format": True},
            KeptDisk(layout="keep", number=1, partition=3, format=True),
        ),
        (
            {"layout": "own", "partitions": [{"type": "efi", "size_mb": 200}, HOME]},
            OwnDisk(
                layout="own",
                partitions=(
                    Partition(type="efi", size_mb=200),
                    Partition(type="primary", size_mb="rest", windows=True),
                ),
            ),
        ),
    ],
)
def test_each_layout_has_its_own_table(table: dict[str, object], disk: Disk) -> None:
    assert a_spec(disk=table).disk == disk


@pytest.mark.parametrize(
    ("table", "refused"),
    [
        (
            {"layout": "keep", "format": True},
            {"disk.format": "needs the number of a partition"},
        ),
        (
            {"layout": "own", "partitions": [{"type": "efi", "size_mb": 200}]},
            {"disk.partitions": "exactly one partition has to be the one for Windows"},
        ),
        (
            {"layout": "own", "partitions": [HOME, HOME]},
            {"disk.partitions": "exactly one partition has to be the one for Windows"},
        ),
        (
            {"layout": "own", "partitions": [{**HOME, "type": "logical"}]},
            {"disk.partitions[1].type": "should be one of efi, msr or primary"},
        ),
        (
            {"layout": "uefi", "number": -1, "recovery_mb": 0},
            {
                "disk.number": "should be 0 or more",
                "disk.recovery_mb": "should be 1 or more",
            },
        ),
    ],
)
def test_a_layout_that_cannot_be_is_refused(
    table: dict[str, object], refused: dict[str, str]
) -> None:
    assert refusals(disk=table) == refused


@pytest.mark.parametrize("size", ["all", 0, -5, True, 1.5, None])
def test_a_size_is_a_number_or_the_rest(size: object) -> None:
    partition = {**HOME, "size_mb": size}

    assert refusals(disk={"layout": "own", "partitions": [partition]}) == {
        "disk.partitions[1].size_mb": "should be a number of megabytes, or rest"
    }


@pytest.mark.parametrize(
    ("letter", "message"),
    [
        ("B", "should be a drive letter from C to Z"),
        ("d", "should be a drive letter from C to Z"),
        ("D:", "should be a drive letter from C to Z"),
        ("", "is empty"),
        (4, "should be text"),
    ],
)
def test_a_letter_is_one_that_a_disk_can_have(letter: object, message: str) -> None:
    assert refusals(disk={"layout": "own", "partitions": [{**HOME, "letter": letter}]}) == {
        "disk.partitions[1].letter": message
    }


@pytest.mark.parametrize("letter", ["C", "Z", None])
def test_a_letter_may_be_left_open(letter: str | None) -> None:
    assert a_spec(disk={"layout": "own", "partitions": [{**HOME, "letter": letter}]}).disk == (
        OwnDisk(
            layout="own",
            partitions=(Partition(type="primary", size_mb="rest", windows=True, letter=letter),),
        )
    )


@pytest.mark.parametrize(
    "said",
    [
        {"format": "ntfs"},
        {"label": "Reserved"},
        {"letter": "R"},
        {"active": True},
        {"type_id": "0x27"},
        {"windows": True},
    ],
)
def test_nothing_is_said_of_an_msr_partition_but_its_size(said: dict[str, object]) -> None:
    partitions = [{"type": "msr", "size_mb": 16, **said}, HOME]

    assert refusals(disk={"layout": "own", "partitions": partitions}) == {
        f"disk.partitions[1].{next(iter(said))}": (
            "is not for an MSR partition, which holds no files"
        )
    }


def test_an_msr_partition_may_say_what_holds_anyway() -> None:
    said = {"label": None, "letter": None, "format": None, "active": False, "windows": False}
    partitions = [{"type": "msr", "size_mb": 16, **said}, HOME]

    assert a_spec(disk={"layout": "own", "partitions": partitions}).disk == OwnDisk(
        layout="own",
        partitions=(
            Partition(type="msr", size_mb=16),
            Partition(type="primary", size_mb="rest", windows=True),
        ),
    )
