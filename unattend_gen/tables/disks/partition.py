"""One partition of an own layout, and checks of all partitions of a disk.

Source:
    Vendor reference, pages of `CreatePartition` and `ModifyPartition`: the partitions of each type
    of disk; the partition that takes the rest is the last; types are bytes on MBR disks and GUIDs
    on GPT disks. Vendor pages on partitions: an EFI partition has at least 100 MB, an MSR 16 MB,
    and an MBR disk has room for four primary partitions.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field, ValidationInfo, field_validator

from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.marks import Needs
from unattend_gen.tables.model.base import Parsed, Table, Text, rejected, text

Rest: TypeAlias = Literal["rest"]

DISK_ITEMS: Final = "windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk"
"""The items of the list of disks."""

MODIFIED: Final = "ModifyPartitions/ModifyPartition"
"""The items of the list of changes, below a disk."""

TYPE_ID: Final = f"{DISK_ITEMS}/{MODIFIED}/TypeID"

LEAST_EFI_MB: Final = 100
LEAST_MSR_MB: Final = 16

_LETTER: Final = "[C-Z]"
_MOST_ON_MBR: Final = 4
_GPT_TYPES: Final = frozenset({"efi", "msr"})
_MBR_ID: Final = re.compile(r"0x[0-9A-Fa-f]{1,2}")
_GPT_ID: Final = re.compile(r"\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")


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


def _type_id(value: object) -> str:
    written = text(value)
    if _MBR_ID.fullmatch(written) or _GPT_ID.fullmatch(written):
        return written
    message = "should be a type of MBR or GPT partitions"
    advice = "write 0x27 for MBR, or DE94BBA4-06D1-4D40-A16A-BFD50179D6AC for GPT"
    raise InputError(message, advice=advice)


Letter: TypeAlias = Annotated[str, Parsed(_letter, {"type": "string", "pattern": f"^{_LETTER}$"})]
"""A drive letter."""


TypeId: TypeAlias = Annotated[str, Parsed(_type_id, {"type": "string"})]
"""The type of an MBR or a GPT partition."""


class Partition(Table):
    """One partition of an own layout; they are created in the order of the list."""

    type: Literal["efi", "msr", "primary", "extended", "logical"] = Field(
        description="Type of the partition; efi and msr make the disk a GPT disk, extended and "
        "logical are for MBR disks."
    )
    size_mb: Annotated[
        int | Rest,
        Parsed(_size, {"anyOf": [{"type": "integer", "minimum": 1}, {"const": "rest"}]}),
    ] = Field(description="Megabytes, or rest for the rest of the disk.")
    format: Literal["ntfs", "fat32", False] | None = Field(
        default=None,
        description="File system; ntfs for primary and logical, fat32 for efi, none for msr and "
        "extended; false for none.",
    )
    label: Text | None = Field(default=None, description="Label of the partition.")
    letter: Letter | None = Field(default=None, description="Drive letter, C to Z.")
    active: bool = Field(default=False, description="Whether a BIOS boots from it; MBR only.")
    type_id: Annotated[TypeId | None, Needs(TYPE_ID)] = Field(
        default=None, description="MBR type such as 0x27, or the GUID of a GPT type."
    )
    extend: bool | None = Field(
        default=None,
        description="Whether it is extended to the rest of the disk afterwards; false writes that "
        "it is not.",
    )
    modify: bool = Field(
        default=False,
        description="Whether ModifyPartitions has an item for it although nothing is changed.",
    )
    windows: bool = Field(default=False, description="Whether Windows is installed here.")

    @field_validator("format", "label", "letter", "active", "type_id", "windows")
    @classmethod
    def _require_room(cls, value: object, info: ValidationInfo) -> object:
        """Reject keys of an MSR partition, which Windows reserves for itself."""
        if value and info.data.get("type") == "msr":
            message = "cannot be set for an MSR partition, which has no files"
            raise rejected(message, advice='remove it, or write type = "primary"')
        return value

    @field_validator("format")
    @classmethod
    def _require_fat32(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value == "ntfs" and info.data.get("type") == "efi":
            message = "should be fat32 for an EFI partition"
            raise rejected(message, advice="remove it; fat32 is the default")
        return value

    @field_validator("size_mb")
    @classmethod
    def _require_size(cls, value: int | Rest, info: ValidationInfo) -> int | Rest:
        least = {"efi": LEAST_EFI_MB, "msr": LEAST_MSR_MB}.get(info.data.get("type", ""), 1)
        if value != "rest" and value < least:
            message = f"should be {least} or more for this type"
            raise rejected(message, advice="write a larger number")
        return value

    @field_validator("windows")
    @classmethod
    def _require_ntfs(cls, value: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - a field
        unfit = {"efi", "extended", "logical"}
        if value and (info.data.get("type") in unfit or info.data.get("format") == "fat32"):
            message = "needs a primary partition with ntfs"
            raise rejected(message, advice='write type = "primary" without a format')
        return value


def require_possible(partitions: Sequence[Partition], *, is_wiped: bool) -> None:
    """Require partitions that one disk can have.

    Args:
        partitions: in the order in which they are created.
        is_wiped: whether the disk is wiped first; otherwise its type is not known.

    Raises:
        PydanticCustomError: the disk cannot have them.
    """
    _require_rest_last(partitions)
    is_gpt = any(partition.type in _GPT_TYPES for partition in partitions)
    if is_gpt:
        _require_gpt(partitions)
    elif is_wiped:
        _require_mbr(partitions)


def require_different_letters(partitions: Iterable[Partition]) -> None:
    """Require different drive letters.

    Raises:
        PydanticCustomError: two partitions have the same one.
    """
    letters = [partition.letter for partition in partitions if partition.letter]
    if len(set(letters)) < len(letters):
        message = "uses one drive letter for two partitions"
        raise rejected(message, advice="give each a letter of its own")


def _require_rest_last(partitions: Sequence[Partition]) -> None:
    outer = [partition for partition in partitions if partition.type != "logical"]
    if any(partition.size_mb == "rest" for partition in outer[:-1]):
        message = "has a partition after the one that takes the rest"
        raise rejected(message, advice="set its size, or make it the last")


def _require_gpt(partitions: Sequence[Partition]) -> None:
    types = {partition.type for partition in partitions}
    if any(partition.active for partition in partitions):
        message = "marks a partition of a GPT disk as active, which only MBR disks have"
        raise rejected(message, advice="remove active")
    if any(partition.type_id and _MBR_ID.fullmatch(partition.type_id) for partition in partitions):
        message = "uses an MBR type for a partition of a GPT disk"
        raise rejected(message, advice="write the GUID of the type")
    if "efi" not in types and any(partition.windows for partition in partitions):
        message = (
            "has no EFI partition, without which firmware cannot start Windows from a GPT disk"
        )
        raise rejected(message, advice='add { type = "efi", size_mb = 300 }')


def _require_mbr(partitions: Sequence[Partition]) -> None:
    primary = [partition for partition in partitions if partition.type != "logical"]
    if len(primary) > _MOST_ON_MBR:
        message = f"has {len(primary)} partitions, and an MBR disk has room for {_MOST_ON_MBR}"
        raise rejected(message, advice="make fewer, or a GPT disk with efi and msr")
    if sum(partition.active for partition in partitions) > 1:
        message = "marks two partitions as active, but a BIOS boots from one"
        raise rejected(message, advice="keep one of them")
    if any(partition.type_id and _GPT_ID.fullmatch(partition.type_id) for partition in partitions):
        message = "uses a GPT type for a partition of an MBR disk"
        raise rejected(message, advice="write the number of the type, such as 0x27")
