"""`[disk]` from the windowsPE pass: one of the usual layouts, or partition by partition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.view import Candidate, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_SETUP: Final = "windowsPE/Microsoft-Windows-Setup"
_DISK: Final = f"{_SETUP}/DiskConfiguration/Disk[1]"
_INSTALL: Final = f"{_SETUP}/ImageInstall/OSImage"
_TYPES: Final = {"EFI": "efi", "MSR": "msr", "Primary": "primary"}
_USUAL_FORMATS: Final = {"efi": "FAT32", "primary": "NTFS"}


def propose(view: View) -> Iterator[Candidate]:
    """The layouts from the shortest to say to the longest."""
    head = given(
        {"number": view.number(f"{_DISK}/DiskID"), "wipe": view.truth(f"{_DISK}/WillWipeDisk")}
    )
    partitions = _partitions(view)
    if partitions:
        label = partitions[-1].get("label")
        sizes = {str(each["type"]): each.get("size_mb") for each in partitions}
        recovery = _recovery(partitions)
        yield Candidate(
            given(
                {
                    "layout": "uefi",
                    **head,
                    "efi_mb": sizes.get("efi"),
                    "msr_mb": sizes.get("msr"),
                    "recovery_mb": recovery,
                    "label": label,
                }
            )
        )
        system = partitions[0].get("size_mb")
        bios = {"layout": "bios", **head, "system_mb": system, "recovery_mb": recovery}
        yield Candidate(given({**bios, "label": label}))
        yield Candidate({"layout": "own", **head, "partitions": partitions})
    yield from _kept(view)


def _kept(view: View) -> Iterator[Candidate]:
    if view.truth(f"{_INSTALL}/InstallToAvailablePartition"):
        yield Candidate({"layout": "keep"})
    disk = view.number(f"{_INSTALL}/InstallTo/DiskID")
    partition = view.number(f"{_INSTALL}/InstallTo/PartitionID")
    if disk is not None and partition is not None:
        kept = {"layout": "keep", "number": disk, "partition": partition}
        yield Candidate({**kept, "format": True})
        yield Candidate(kept)


def _partitions(view: View) -> list[dict[str, object]]:
    home = view.text(f"{_INSTALL}/InstallTo/PartitionID")
    changes = {
        view.text(f"{item}/PartitionID"): item
        for item in view.items(f"{_DISK}/ModifyPartitions/ModifyPartition")
    }
    made = view.items(f"{_DISK}/CreatePartitions/CreatePartition")
    return [
        _partition(view, item, changes.get(str(number)), is_home=home == str(number))
        for number, item in enumerate(made, start=1)
    ]


def _partition(view: View, item: str, change: str | None, *, is_home: bool) -> dict[str, object]:
    type_ = _TYPES.get(view.text(f"{item}/Type") or "", "")
    size = "rest" if view.truth(f"{item}/Extend") else view.number(f"{item}/Size")
    table: dict[str, object] = {"type": type_, "size_mb": size}
    if change is not None:
        format_ = view.text(f"{change}/Format")
        table |= {
            "format": format_.lower() if format_ != _USUAL_FORMATS.get(type_) and format_ else None,
            "label": view.text(f"{change}/Label"),
            "letter": view.text(f"{change}/Letter"),
            "active": view.truth(f"{change}/Active"),
            "type_id": view.text(f"{change}/TypeID"),
        }
    return given({**table, "windows": True if is_home else None})


def _recovery(partitions: list[dict[str, object]]) -> object:
    """The size of the partition that is labelled as the recovery tools."""
    found = (each.get("size_mb") for each in partitions if each.get("label") == "Recovery")
    return next(found, None)
