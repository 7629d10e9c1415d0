"""`[disk]`: how the disk is laid out and where Windows goes.

Partitions are numbered in the order they are made, so a layout that is not wiped first needs a
disk without partitions. Windows takes what the others leave.

Source:
    Vendor pages on UEFI/GPT and BIOS/MBR partitions: an EFI partition has at least 200 MB (300 on
    disks with 4 KB sectors), the MSR 16 MB, recovery tools at least 300 MB, and partitions of
    that kind stand before Windows.
"""

import re
from typing import Annotated, ClassVar, Final, Literal, TypeAlias, get_args

from pydantic import Field, ValidationInfo, field_validator

from unattend_gen.errors import InputError
from unattend_gen.spec.models.base import Parsed, Table, Text, demand_tag, rejected, text

Number: TypeAlias = Annotated[int, Field(ge=0, description="Number of the disk, from 0.")]
Megabytes: TypeAlias = Annotated[int, Field(ge=1)]
Wipe: TypeAlias = Annotated[bool, Field(description="Whether the disk is emptied first.")]
Recovery: TypeAlias = Annotated[
    Megabytes, Field(description="Size of a partition for the recovery tools; without it none.")
]
Label: TypeAlias = Annotated[Text, Field(description="Label of the Windows partition.")]
Rest: TypeAlias = Literal["rest"]

_LETTER: Final = "[C-Z]"


def _size(value: object) -> int | Rest:
    if value == "rest":
        return "rest"
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    message = "should be a number of megabytes, or rest"
    raise InputError(message, advice='write size_mb = 500 or size_mb = "rest"')


def _letter(value: object) -> str:
    letter = text(value)
    if re.fullmatch(_LETTER, letter):
        return letter
    message = "should be a drive letter from C to Z"
    raise InputError(message, advice="write one capital letter")


class UefiDisk(Table):
    """A GPT disk: recovery if wanted, EFI, MSR, Windows."""

    tag: ClassVar[str] = "uefi"

    layout: Literal["uefi"]
    number: Number = 0
    wipe: Wipe = True
    efi_mb: Megabytes = Field(default=300, description="Size of the EFI system partition.")
    msr_mb: Megabytes = Field(default=16, description="Size of the Microsoft reserved partition.")
    recovery_mb: Recovery | None = None
    label: Label = "Windows"


class BiosDisk(Table):
    """An MBR disk: the active system partition, recovery if wanted, Windows."""

    tag: ClassVar[str] = "bios"

    layout: Literal["bios"]
    number: Number = 0
    wipe: Wipe = True
    system_mb: Megabytes = Field(default=350, description="Size of the active system partition.")
    recovery_mb: Recovery | None = None
    label: Label = "Windows"


class KeptDisk(Table):
    """A disk whose partitions stay as they are."""

    tag: ClassVar[str] = "keep"

    layout: Literal["keep"]
    number: Number = 0
    partition: Annotated[int, Field(ge=1)] | None = Field(
        default=None,
        description="Number of the partition for Windows; without it Setup takes one with room.",
    )
    format: bool = Field(
        default=False, description="Whether that partition is formatted with NTFS first."
    )

    @field_validator("format")
    @classmethod
    def _demand_partition(cls, value: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - a field
        if value and info.data.get("partition", 0) is None:
            message = "needs the number of a partition"
            raise rejected(InputError(message, advice="add partition = NUMBER"))
        return value


class Partition(Table):
    """One partition of an own layout, made in the order of the list."""

    type: Literal["efi", "msr", "primary"]
    size_mb: Annotated[
        int | Rest,
        Parsed(_size, {"anyOf": [{"type": "integer", "minimum": 1}, {"const": "rest"}]}),
    ] = Field(description="Megabytes, or rest for all that is left.")
    format: Literal["ntfs", "fat32"] | None = Field(
        default=None, description="File system; ntfs for primary, fat32 for efi, none for msr."
    )
    label: Text | None = None
    letter: (
        Annotated[str, Parsed(_letter, {"type": "string", "pattern": f"^{_LETTER}$"})] | None
    ) = None
    active: bool = Field(default=False, description="Whether a BIOS starts from it; MBR only.")
    type_id: Text | None = Field(
        default=None, description="MBR type such as 0x27, or GPT type such as that of recovery."
    )
    windows: bool = Field(default=False, description="Whether Windows is installed here.")

    @field_validator("format", "label", "letter", "active", "type_id", "windows")
    @classmethod
    def _demand_room(cls, value: object, info: ValidationInfo) -> object:
        """Windows keeps an MSR partition for itself: none of this can be said of it."""
        if value and info.data.get("type") == "msr":
            message = "is not for an MSR partition, which holds no files"
            raise rejected(InputError(message, advice='remove it, or write type = "primary"'))
        return value


class OwnDisk(Table):
    """A disk laid out partition by partition."""

    tag: ClassVar[str] = "own"

    layout: Literal["own"]
    number: Number = 0
    wipe: Wipe = True
    partitions: tuple[Partition, ...]

    @field_validator("partitions")
    @classmethod
    def _demand_one_home(cls, partitions: tuple[Partition, ...]) -> tuple[Partition, ...]:
        if sum(partition.windows for partition in partitions) != 1:
            message = "exactly one partition has to be the one for Windows"
            raise rejected(InputError(message, advice="write windows = true in one of them"))
        return partitions


Disk: TypeAlias = UefiDisk | BiosDisk | KeptDisk | OwnDisk
DiskField: TypeAlias = Annotated[
    Disk, Field(discriminator="layout"), demand_tag("layout", get_args(Disk))
]
