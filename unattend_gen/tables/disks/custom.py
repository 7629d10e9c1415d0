"""Any `DiskConfiguration`, partition by partition as an answer file has it, and back.

Source:
    Vendor reference, pages of `Disk`, `CreatePartition` and `ModifyPartition`. Some generators
    write `PartitionId` for `PartitionID`.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Final, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from unattend_gen.tables.disks.partition import DISK_ITEMS, MODIFIED
from unattend_gen.tables.mapping.additions import Assignment, as_text, setting_path
from unattend_gen.tables.mapping.transforms import NUMBER, TEXT, TRUTH, Transform
from unattend_gen.tables.mapping.view import View
from unattend_gen.tables.model.base import Table, Text, rejected

CREATED: Final = "CreatePartitions/CreatePartition"
"""The items of the list of new partitions, below a disk."""

WILL_SHOW_UI: Final = f"{DISK_ITEMS.rpartition('/')[0]}/WillShowUI"
"""When Setup shows its page for the disks."""

MISSPELT_ID: Final = "PartitionId"

Order: TypeAlias = Annotated[int, Field(ge=1)] | Literal[False]
_ORDER: Final = Field(
    default=None,
    description="Its Order if that is not its position in the list; false for none.",
)
_EXTEND: Final = Field(default=None, description="Whether it takes the rest of the disk.")
_Elements: TypeAlias = Mapping[str, tuple[str, Transform]]


class _Filled(Table):
    """An item of a list, which an answer file cannot represent without any content."""

    @model_validator(mode="after")
    def _require_content(self) -> Self:
        values = {name: getattr(self, name) for name in type(self).model_fields}
        is_numbered = values.pop("order", False) is not False
        if not is_numbered and all(value in (None, ()) for value in values.values()):
            message = "has no content"
            raise rejected(message, advice="give it a key, or remove it")
        return self


class CreatedPartition(_Filled):
    """An item of CreatePartitions."""

    type: Text | None = Field(default=None, description="Primary, EFI, MSR, Extended or Logical.")
    size_mb: int | None = Field(default=None, description="Megabytes.")
    extend: bool | None = _EXTEND
    order: Order | None = _ORDER


class ModifiedPartition(_Filled):
    """An item of ModifyPartitions."""

    partition: int | None = Field(default=None, ge=1, description="Number of the partition.")
    format: Text | None = Field(default=None, description="File system, such as NTFS.")
    label: Text | None = Field(default=None, description="Label of the partition.")
    letter: Text | None = Field(default=None, description="Drive letter.")
    type_id: Text | None = Field(default=None, description="MBR type, or GUID of a GPT type.")
    active: bool | None = Field(default=None, description="Whether a BIOS boots from it.")
    extend: bool | None = _EXTEND
    order: Order | None = _ORDER


class CustomEntry(_Filled):
    """A disk."""

    number: int | None = Field(default=None, ge=0, description="Number of the disk, from 0.")
    wipe: bool | None = Field(default=None, description="Whether the disk is wiped first.")
    create: tuple[CreatedPartition, ...] = Field(default=(), description="New partitions.")
    modify: tuple[ModifiedPartition, ...] = Field(
        default=(), description="What is done with new and old partitions."
    )


class CustomDisk(Table):
    """Disks with exactly the settings that are given, for layouts that no other one fits."""

    tag: ClassVar[str] = "custom"

    layout: Literal["custom"] = Field(
        description="How the disks are laid out; each layout has keys of its own."
    )
    disks: tuple[CustomEntry, ...] = Field(default=(), description="The disks.")
    number: int | None = Field(default=None, ge=0, description="Number of the disk for Windows.")
    partition: int | None = Field(
        default=None, ge=1, description="Number of the partition for Windows."
    )
    available_partition: bool | None = Field(
        default=None, description="Whether Setup chooses a partition with enough room."
    )
    will_show_ui: Literal["Always", "OnError", "Never"] | None = Field(
        default=None, description="When Setup shows its page for the disks."
    )
    misspelt_ids: bool = Field(
        default=False,
        description="Whether changed partitions are numbered by PartitionId, not PartitionID.",
    )


_DISK: Final[_Elements] = {"number": ("DiskID", NUMBER), "wipe": ("WillWipeDisk", TRUTH)}
_CREATE: Final[_Elements] = {
    "type": ("Type", TEXT),
    "size_mb": ("Size", NUMBER),
    "extend": ("Extend", TRUTH),
}
_MODIFY: Final[_Elements] = {
    "partition": ("PartitionID", NUMBER),
    "format": ("Format", TEXT),
    "label": ("Label", TEXT),
    "letter": ("Letter", TEXT),
    "type_id": ("TypeID", TEXT),
    "active": ("Active", TRUTH),
    "extend": ("Extend", TRUTH),
}


def custom_settings(disk: CustomDisk) -> Iterator[Assignment]:
    """Yield the settings of the disks, without those of the image."""
    if disk.will_show_ui is not None:
        yield Assignment(setting_path(WILL_SHOW_UI), disk.will_show_ui)
    for position, entry in enumerate(disk.disks, start=1):
        item = f"{DISK_ITEMS}[{position}]"
        yield from _settings(item, entry, _DISK)
        for number, created in enumerate(entry.create, start=1):
            yield from _item_settings(f"{item}/{CREATED}", number, created, _CREATE)
        for number, changed in enumerate(entry.modify, start=1):
            for each in _item_settings(f"{item}/{MODIFIED}", number, changed, _MODIFY):
                yield _misspelt(each) if disk.misspelt_ids else each


def found_custom(view: View) -> dict[str, object]:
    """Return the disks of an answer file, without the keys of the image."""
    entries = [_found_entry(view, item) for item in view.items(DISK_ITEMS)]
    is_misspelt = any(path.endswith(f"/{MISSPELT_ID}") for path in view.values)
    return {
        "layout": "custom",
        "disks": entries or None,
        "will_show_ui": view.text(WILL_SHOW_UI) or None,
        "misspelt_ids": is_misspelt or None,
    }


def _item_settings(
    path: str, number: int, item: CreatedPartition | ModifiedPartition, elements: _Elements
) -> Iterator[Assignment]:
    order = number if item.order is None else item.order
    if order is not False:
        yield Assignment(setting_path(f"{path}[{number}]/Order"), as_text(order))
    yield from _settings(f"{path}[{number}]", item, elements)


def _settings(path: str, table: Table, elements: _Elements) -> Iterator[Assignment]:
    for key, (element, transform) in elements.items():
        value = getattr(table, key)
        text = None if value is None else transform.to_text(value)
        if text is not None:
            yield Assignment(setting_path(f"{path}/{element}"), text)


def _misspelt(assignment: Assignment) -> Assignment:
    """Return the number of a partition with the other spelling of its element."""
    path = str(assignment.path)
    if not path.endswith("/PartitionID"):
        return assignment
    other = setting_path(f"{path.rpartition('/')[0]}/{MISSPELT_ID}")
    return Assignment(other, assignment.value, is_listed=False)


def _found_entry(view: View, item: str) -> dict[str, object]:
    create = [*_found_items(view, f"{item}/{CREATED}", _CREATE)]
    modify = [*_found_items(view, f"{item}/{MODIFIED}", _MODIFY)]
    lists = {"create": create, "modify": modify}
    return {**_found(view, item, _DISK), **{key: found for key, found in lists.items() if found}}


def _found_items(view: View, path: str, elements: _Elements) -> Iterator[dict[str, object]]:
    for number, item in enumerate(view.items(path), start=1):
        found = _found(view, item, elements)
        if elements is _MODIFY and "partition" not in found:
            other = view.number(f"{item}/{MISSPELT_ID}")
            found = found if other is None else {"partition": other, **found}
        order = view.number(f"{item}/Order")
        is_usual = order == number
        yield found if is_usual else {**found, "order": False if order is None else order}


def _found(view: View, path: str, elements: _Elements) -> dict[str, object]:
    texts = {key: view.text(f"{path}/{element}") for key, (element, _) in elements.items()}
    values = {
        key: elements[key][1].from_text(text) for key, text in texts.items() if text is not None
    }
    return {key: value for key, value in values.items() if value is not None}
