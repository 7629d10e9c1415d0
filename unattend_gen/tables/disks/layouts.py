"""The layouts of `[disk]`, as a spec has them.

Partitions are numbered in the order in which they are created, so a layout that does not wipe its
disk needs one without partitions. A partition without a size takes the rest of the disk.

Source:
    Vendor pages on UEFI/GPT and BIOS/MBR partitions: an EFI partition has at least 200 MB (300 on
    disks with 4 KB sectors), the MSR 16 MB, recovery tools at least 300 MB, and are
    placed before Windows or, if Windows has a size of its own, after it.
"""

from typing import Annotated, ClassVar, Final, Literal, Self, TypeAlias

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from unattend_gen.tables.disks.custom import CustomDisk
from unattend_gen.tables.disks.diskpart_lines import ScriptLines, require_plain_labels
from unattend_gen.tables.disks.partition import (
    LEAST_EFI_MB,
    LEAST_MSR_MB,
    TYPE_ID,
    Letter,
    Partition,
    require_different_letters,
    require_possible,
)
from unattend_gen.tables.mapping.marks import Needs, Sets
from unattend_gen.tables.mapping.transforms import words
from unattend_gen.tables.model.base import Table, Text, rejected

AVAILABLE: Final = (
    "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage/InstallToAvailablePartition"
)
"""Whether Setup chooses a partition with enough room."""

WINDOWS_LETTER: Final = "C"
"""The letter of the Windows partition of the named layouts."""

_LAYOUT: Final = "How the disks are laid out; each layout has keys of its own."

Number: TypeAlias = Annotated[int, Field(ge=0, description="Number of the disk, from 0.")]
Megabytes: TypeAlias = Annotated[int, Field(ge=1)]
Wipe: TypeAlias = Annotated[bool, Field(description="Whether the disk is wiped first.")]
WindowsSize: TypeAlias = Annotated[
    Megabytes,
    Field(description="Size of the Windows partition; the rest of the disk if not given."),
]
Recovery: TypeAlias = Annotated[
    Megabytes, Field(description="Size of a partition for the recovery tools; none if not given.")
]
Place: TypeAlias = Annotated[
    Literal["front", "end"],
    Field(
        validate_default=True,
        description="Place of the recovery partition: before Windows, or after it.",
    ),
]
Label: TypeAlias = Annotated[Text, Field(description="Label of the Windows partition.")]
DataLabel: TypeAlias = Annotated[
    Text,
    Field(description="Label of a data partition with the rest of the disk; none if not given."),
]
DataLetter: TypeAlias = Annotated[
    Letter | None, Field(description="Drive letter of the data partition.")
]
Mode: TypeAlias = Annotated[
    Literal["settings", "diskpart"],
    Field(description="Whether settings of Setup lay out the disks, or a diskpart script."),
]


ShowUi: TypeAlias = Annotated[
    Literal["Always", "OnError", "Never", False],
    Field(description="When Setup shows its page for the disks; false to leave that out."),
]
NotAvailable: TypeAlias = Annotated[
    Literal[False] | None,
    Sets(AVAILABLE, words({False: "false"})),
    Field(description="false to write that Setup does not choose the partition by itself."),
]


class DataDisk(Table):
    """Another disk, which Windows is not installed on."""

    number: Number
    wipe: Wipe = True
    partitions: Annotated[tuple[Partition, ...], Field(min_length=1)] = Field(
        description="Its partitions, in the order in which they are created."
    )

    @field_validator("partitions")
    @classmethod
    def _require_data(
        cls, partitions: tuple[Partition, ...], info: ValidationInfo
    ) -> tuple[Partition, ...]:
        if any(partition.windows for partition in partitions):
            message = "puts Windows on a data disk"
            raise rejected(message, advice='use [disk] with layout = "own"')
        require_possible(partitions, is_wiped=info.data.get("wipe", True))
        return partitions


def _different(disks: tuple[DataDisk, ...]) -> tuple[DataDisk, ...]:
    if len({disk.number for disk in disks}) < len(disks):
        message = "names the same disk twice"
        raise rejected(message, advice="put all its keys into one table")
    return disks


More: TypeAlias = Annotated[
    tuple[DataDisk, ...], AfterValidator(_different), Field(description="Further disks, for data.")
]


class _Laid(Table):
    """Checks of `more` that all layouts with this key have in common."""

    @field_validator("more", check_fields=False)
    @classmethod
    def _require_other_disks(
        cls, disks: tuple[DataDisk, ...], info: ValidationInfo
    ) -> tuple[DataDisk, ...]:
        if any(disk.number == info.data.get("number") for disk in disks):
            message = "names the disk of Windows"
            raise rejected(message, advice="use the number of another disk")
        own = (*info.data.get("partitions", ()), *_named(info))
        others = [partition for disk in disks for partition in disk.partitions]
        require_different_letters((*own, *others))
        if info.data.get("mode") == "diskpart":
            require_plain_labels(partition.label for partition in others)
        return disks


class _Named(_Laid):
    """Checks that the named layouts have in common: Windows, recovery and data."""

    @field_validator("data_label", check_fields=False)
    @classmethod
    def _require_room(cls, label: str | None, info: ValidationInfo) -> str | None:
        if label and info.data.get("windows_mb", 0) is None:
            message = "needs room, but Windows takes the rest of the disk"
            raise rejected(message, advice="add windows_mb")
        return label

    @field_validator("data_letter", check_fields=False)
    @classmethod
    def _require_data(cls, letter: str | None, info: ValidationInfo) -> str | None:
        if letter and info.data.get("data_label", "") is None:
            message = "is the letter of a data partition that does not exist"
            raise rejected(message, advice='add data_label = "Data"')
        if letter == WINDOWS_LETTER:
            message = "is the letter of the Windows partition"
            raise rejected(message, advice="use another letter")
        return letter

    @field_validator("mode", check_fields=False)
    @classmethod
    def _require_plain(cls, mode: str, info: ValidationInfo) -> str:
        if mode == "diskpart":
            require_plain_labels((info.data.get("label"), info.data.get("data_label")))
        return mode


class UefiDisk(_Named):
    """A GPT disk: EFI, MSR, Windows; recovery before or after it, and data, if set."""

    tag: ClassVar[str] = "uefi"

    layout: Literal["uefi"] = Field(description=_LAYOUT)
    number: Number = 0
    wipe: Wipe = True
    efi_mb: Annotated[int, Field(ge=LEAST_EFI_MB)] = Field(
        default=300, description="Size of the EFI system partition."
    )
    msr_mb: Annotated[int, Field(ge=LEAST_MSR_MB)] = Field(
        default=16, description="Size of the Microsoft reserved partition."
    )
    modify_msr: bool = Field(
        default=False,
        description="Whether that partition also has an item without content in ModifyPartitions.",
    )
    windows_mb: WindowsSize | None = None
    recovery_mb: Annotated[Recovery | None, Needs(TYPE_ID)] = None
    recovery_at: Place = "front"
    label: Label = "Windows"
    data_label: DataLabel | None = None
    data_letter: DataLetter = None
    mode: Mode = "settings"
    will_show_ui: ShowUi = "OnError"
    available_partition: NotAvailable = None
    more: More = ()

    @model_validator(mode="after")
    def _require_sizes(self) -> Self:
        _require_room_for_recovery(self)
        return self


class BiosDisk(_Named):
    """An MBR disk: the active system partition, Windows; recovery and data, if set."""

    tag: ClassVar[str] = "bios"

    layout: Literal["bios"] = Field(description=_LAYOUT)
    number: Number = 0
    wipe: Wipe = True
    system_mb: Megabytes = Field(default=350, description="Size of the active system partition.")
    windows_mb: WindowsSize | None = None
    recovery_mb: Annotated[Recovery | None, Needs(TYPE_ID)] = None
    recovery_at: Place = "front"
    label: Label = "Windows"
    data_label: DataLabel | None = None
    data_letter: DataLetter = None
    mode: Mode = "settings"
    will_show_ui: ShowUi = "OnError"
    available_partition: NotAvailable = None
    more: More = ()

    @model_validator(mode="after")
    def _require_sizes(self) -> Self:
        _require_room_for_recovery(self)
        return self


def _require_room_for_recovery(disk: UefiDisk | BiosDisk) -> None:
    """Require room for recovery after Windows: two sizes, or diskpart, which can shrink Windows."""
    if disk.recovery_at != "end":
        return
    if disk.recovery_mb is None:
        message = "puts recovery after Windows, which needs its size"
        raise rejected(message, advice="add recovery_mb")
    if disk.windows_mb is None and disk.mode != "diskpart":
        message = "puts recovery after Windows, but Windows takes the rest of the disk"
        raise rejected(message, advice='add windows_mb, or mode = "diskpart", which makes room')


class KeptDisk(_Laid):
    """A disk whose partitions are kept."""

    tag: ClassVar[str] = "keep"

    layout: Literal["keep"] = Field(description=_LAYOUT)
    number: Number = 0
    partition: Annotated[int, Field(ge=1)] | None = Field(
        default=None,
        description="Number of the partition for Windows; Setup chooses one if not given.",
    )
    format: bool = Field(
        default=False, description="Whether that partition is formatted with NTFS first."
    )
    will_show_ui: ShowUi = "OnError"
    available_partition: NotAvailable = None
    more: More = ()

    @field_validator("format")
    @classmethod
    def _require_partition(cls, value: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - a field
        if value and info.data.get("partition", 0) is None:
            message = "needs the number of a partition"
            raise rejected(message, advice="add partition = NUMBER")
        return value

    @field_validator("available_partition")
    @classmethod
    def _require_number(
        cls,
        value: Literal[False] | None,
        info: ValidationInfo,
    ) -> Literal[False] | None:
        if value is False and info.data.get("partition", 0) is None:
            message = "leaves Windows without a partition"
            raise rejected(message, advice="add partition = NUMBER, or remove available_partition")
        return value


class OwnDisk(_Laid):
    """A disk laid out partition by partition."""

    tag: ClassVar[str] = "own"

    layout: Literal["own"] = Field(description=_LAYOUT)
    number: Number = 0
    wipe: Wipe = True
    mode: Mode = "settings"
    will_show_ui: ShowUi = "OnError"
    available_partition: NotAvailable = None
    partitions: tuple[Partition, ...] = Field(
        description="The partitions, in the order in which they are created."
    )
    more: More = ()

    @field_validator("partitions")
    @classmethod
    def _require_one_home(
        cls, partitions: tuple[Partition, ...], info: ValidationInfo
    ) -> tuple[Partition, ...]:
        if sum(partition.windows for partition in partitions) != 1:
            message = "needs exactly one partition for Windows"
            raise rejected(message, advice="set windows = true in one of them")
        require_possible(partitions, is_wiped=info.data.get("wipe", True))
        require_different_letters(partitions)
        if info.data.get("mode") == "diskpart":
            require_plain_labels(partition.label for partition in partitions)
        return partitions


class ScriptDisk(Table):
    """Disks laid out by your own diskpart script, before Setup reads them."""

    tag: ClassVar[str] = "script"

    layout: Literal["script"] = Field(description=_LAYOUT)
    lines: ScriptLines = Field(description="The lines of the script, as a text or a list.")
    number: Number = 0
    partition: Annotated[int, Field(ge=1)] = Field(
        description="Number of the partition for Windows, after the script has run."
    )


Disk: TypeAlias = UefiDisk | BiosDisk | KeptDisk | OwnDisk | ScriptDisk | CustomDisk


def _named(info: ValidationInfo) -> tuple[Partition, ...]:
    """Return the partitions of a named layout that have a letter: Windows, and perhaps data."""
    if "label" not in info.data:
        return ()
    letters = (WINDOWS_LETTER, info.data.get("data_letter"))
    return tuple(
        Partition(type="primary", size_mb="rest", letter=letter) for letter in letters if letter
    )
