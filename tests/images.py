"""Images, disks and archives for tests, made by real programs."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from tests.readers import ran
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.opening import documents_at
from unattend_gen.sources.walk.tree import Address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from unattend_gen.core.document import Document
    from unattend_gen.sources.containers import Container

ANSWER_FILE = "Windows/Panther/unattend.xml"
FILES = {ANSWER_FILE: b"<unattend/>", "Windows/notepad.exe": b"MZ", "Users/x/note.txt": b"text"}
"""An installation with one file in a known place."""

DEEP = Limits(is_deep=True)

Seen = dict[tuple[str, ...], "bytes | SkipReason"]


def a_tree(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Create a folder with these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def a_wim(
    place: Path, *images: Mapping[str, bytes], options: tuple[str, ...] = ("--compress=LZX",)
) -> Path:
    """Create a Windows image, with a tree for each image in it."""
    for number, files in enumerate(images or (FILES,), start=1):
        tree = a_tree(place.parent / f"{place.name}-{number}", files)
        deed = ("append",) if place.exists() else ("capture", *options)
        ran("wimlib-imagex", *deed, tree, place, str(number))
    return place


def an_empty_ntfs_volume(place: Path, *, megabytes: int = 8) -> Path:
    """Create an NTFS volume in a file."""
    place.write_bytes(b"")
    with place.open("r+b") as file:
        file.truncate(megabytes * 1024**2)
    ran("mkntfs", "--force", "--fast", "--quiet", place)
    return place


def an_ntfs_volume(place: Path, files: Mapping[str, bytes] = FILES, *, megabytes: int = 8) -> Path:
    """Create an NTFS volume in a file, with these files on it."""
    an_empty_ntfs_volume(place, megabytes=megabytes)
    wim = a_wim(place.with_suffix(".wim"), files)
    ran("wimlib-imagex", "apply", wim, "1", place)
    wim.unlink()
    return place


def a_disk_of(volume: Path, place: Path) -> Path:
    """Create a raw disk whose second partition is the volume; the first is empty."""
    first, data = 2048, volume.read_bytes()
    entries = struct.pack("<B3sB3sII", 0, b"\0\0\0", 12, b"\0\0\0", 1024, 1024)
    entries += struct.pack("<B3sB3sII", 0x80, b"\0\0\0", 7, b"\0\0\0", first, len(data) // 512)
    sector = bytes(446) + entries.ljust(64, b"\0") + b"\x55\xaa"
    place.write_bytes(sector.ljust(first * 512, b"\0") + data)
    return place


def converted(disk: Path, form: str) -> Path:
    """Convert a raw disk to another format, named as in `qemu-img`."""
    place = disk.with_suffix(f".{form}")
    ran("qemu-img", "convert", "-f", "raw", "-O", form, disk, place)
    return place


def an_iso(place: Path, files: Mapping[str, bytes], *options: str) -> Path:
    """Create a disc image."""
    tree = a_tree(place.parent / f"{place.name}-tree", files)
    ran("genisoimage", "-quiet", *options, "-o", place, tree)
    return place


def seen(path: Path, limits: Limits | None = None) -> Seen:
    """Return the documents in a file by location: their bytes, or why they were skipped."""
    address = Address(Location(str(path)), was_named=True)
    found = documents_at(address, ExtractionBudget(limits or Limits()))
    return {one.location.inside: _content(one) for one in found}


def passed_over(path: Path, limits: Limits | None = None) -> int:
    """Return how many files in an image are counted as passed over."""
    budget = ExtractionBudget(limits or Limits())
    for _ in documents_at(Address(Location(str(path)), was_named=True), budget):
        pass
    return budget.passed_over


def members_of(container: Container, data: bytes, limits: Limits | None = None) -> Seen:
    """Return the members of a container by location."""
    blob = Blob(Location("it"), len(data), data)
    found = container.members(blob, ExtractionBudget(limits or Limits()))
    return {one.location.inside: _content(one) for one in found}


def troubles_of(container: Container, data: bytes) -> dict[tuple[str, ...], SkipReason | None]:
    """Return why members of a container are incomplete, by location; None for complete ones."""
    blob = Blob(Location("it"), len(data), data)
    return {
        one.location.inside: trouble.reason if trouble is not None else None
        for one in container.members(blob, ExtractionBudget(Limits()))
        for trouble in (one if isinstance(one, Skipped) else one.trouble,)
    }


def _content(one: Document | Blob | Skipped) -> bytes | SkipReason:
    return one.reason if isinstance(one, Skipped) else one.data
