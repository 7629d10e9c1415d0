from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.disks.layouts import OwnDisk
from unattend_gen.tables.disks.partition import Partition

EFI = {"type": "efi", "size_mb": 300}
HOME = {"type": "primary", "size_mb": "rest", "windows": True}
GPT_RECOVERY = "DE94BBA4-06D1-4D40-A16A-BFD50179D6AC"


def a_primary(**said: object) -> dict[str, object]:
    return {"type": "primary", "size_mb": 500, **said}


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
def test_an_msr_partition_has_only_a_size(said: dict[str, object]) -> None:
    partitions = [{"type": "msr", "size_mb": 16, **said}, HOME]

    assert refusals(disk={"layout": "own", "partitions": partitions}) == {
        f"disk.partitions[1].{next(iter(said))}": (
            "cannot be set for an MSR partition, which has no files"
        )
    }


def test_an_msr_partition_can_state_defaults() -> None:
    said = {"label": None, "letter": None, "format": None, "active": False, "windows": False}
    partitions = [{"type": "msr", "size_mb": 16, **said}, EFI, HOME]

    assert a_spec(disk={"layout": "own", "partitions": partitions}).disk == OwnDisk(
        layout="own",
        partitions=(
            Partition(type="msr", size_mb=16),
            Partition(type="efi", size_mb=300),
            Partition(type="primary", size_mb="rest", windows=True),
        ),
    )


@pytest.mark.parametrize(
    ("partition", "key", "message"),
    [
        ({"type": "efi", "size_mb": 99}, "size_mb", "should be 100 or more for this type"),
        ({"type": "msr", "size_mb": 15}, "size_mb", "should be 16 or more for this type"),
        ({**EFI, "format": "ntfs"}, "format", "should be fat32 for an EFI partition"),
        ({**EFI, "windows": True}, "windows", "needs a primary partition with ntfs"),
        (a_primary(format="fat32", windows=True), "windows", "needs a primary partition with ntfs"),
        (a_primary(type_id="27"), "type_id", "should be a type of MBR or GPT partitions"),
    ],
)
def test_an_impossible_partition_is_rejected(
    partition: dict[str, object], key: str, message: str
) -> None:
    partitions = [partition, {"type": "primary", "size_mb": "rest"}]

    assert refusals(disk={"layout": "own", "partitions": partitions}) == {
        f"disk.partitions[1].{key}": message
    }


@pytest.mark.parametrize(
    ("partitions", "message"),
    [
        ([HOME, a_primary()], "has a partition after the one that takes the rest"),
        (
            [EFI, a_primary(active=True), HOME],
            "marks a partition of a GPT disk as active, which only MBR disks have",
        ),
        (
            [EFI, a_primary(type_id="0x27"), HOME],
            "uses an MBR type for a partition of a GPT disk",
        ),
        (
            [{"type": "msr", "size_mb": 16}, HOME],
            "has no EFI partition, without which firmware cannot start Windows from a GPT disk",
        ),
        (
            [a_primary(), a_primary(), a_primary(), a_primary(), HOME],
            "has 5 partitions, and an MBR disk has room for 4",
        ),
        (
            [a_primary(active=True), a_primary(active=True), HOME],
            "marks two partitions as active, but a BIOS boots from one",
        ),
        (
            [a_primary(type_id=GPT_RECOVERY), HOME],
            "uses a GPT type for a partition of an MBR disk",
        ),
        (
            [a_primary(letter="D"), {**HOME, "letter": "D"}],
            "uses one drive letter for two partitions",
        ),
    ],
)
def test_impossible_combinations_of_partitions_are_rejected(
    partitions: list[dict[str, object]], message: str
) -> None:
    assert refusals(disk={"layout": "own", "partitions": partitions}) == {
        "disk.partitions": message
    }


def test_the_kind_of_a_disk_that_is_not_wiped_is_not_known() -> None:
    many = [a_primary(type_id=GPT_RECOVERY), *[a_primary() for _ in range(4)], HOME]

    assert a_spec(disk={"layout": "own", "wipe": False, "partitions": many}).disk is not None
