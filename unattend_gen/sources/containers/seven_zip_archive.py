"""Archives that 7z opens: 7z, cabinets, RAR, and disks with a FAT file system."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._seven_zip import SevenZipOptions, members_by_7z

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget

_MARKS: Final = (
    (b"7z\xbc\xaf\x27\x1c", SevenZipOptions("a 7z archive")),
    (b"MSCF\0\0\0\0", SevenZipOptions("a cabinet")),
    (b"Rar!\x1a\x07", SevenZipOptions("a RAR archive")),
)
_FAT: Final = SevenZipOptions("an image with a FAT file system", "fat")
_FAT_NAMES: Final = ((54, b"FAT12   "), (54, b"FAT16   "), (82, b"FAT32   "))
_BOOT_MARK: Final = b"\x55\xaa"
_BOOT_MARK_AT: Final = 510


def _recognises(head: bytes, _name: str) -> bool:
    return _options(head) is not None


def _members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """Yield all files, in the order of the archive."""
    options = _options(blob.head())
    if options is not None:
        yield from members_by_7z(blob, budget, options)


def _options(head: bytes) -> SevenZipOptions | None:
    """Return how to open an archive by its first bytes; FAT by its name in the boot sector."""
    for mark, options in _MARKS:
        if head.startswith(mark):
            return options
    is_boot_sector = head.startswith(_BOOT_MARK, _BOOT_MARK_AT)
    has_name = any(head.startswith(name, at) for at, name in _FAT_NAMES)
    return _FAT if is_boot_sector and has_name else None


SOURCE: Final = Container(
    summary="archives that 7z opens: 7z, cab, rar, and FAT disks",
    recognises=_recognises,
    members=_members,
)
