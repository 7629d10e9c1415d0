"""Windows images: WIM, ESD (solid) and the parts of a split WIM (SWM).

The location of a member is the number of the image, then the path in it. `wimlib-imagex` opens all
of them, with all wanted files of an image in one pipe; if it is not installed, `7z` does. In a
solid archive (ESD) each file costs as much as all files before it, so if many are wanted, the image
is unpacked once to an anonymous temporary file.

Source:
    The public description of the WIM header; the manual pages of wimlib on `dir`, `extract` and
    `export`.
"""

from __future__ import annotations

import glob
import re
import struct
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._seven_zip import SevenZipOptions, members_by_7z
from unattend_gen.sources.errors import damaged, read_failure
from unattend_gen.sources.programs import Call, ProgramError, find_program, output_of, running
from unattend_gen.sources.streams.member import unpacked
from unattend_gen.sources.streams.sequential import ExpectedMember, sequential_members
from unattend_gen.sources.streams.spool import (
    inheritable,
    inherited_file,
    temporary_file,
    with_path,
)
from unattend_gen.sources.walk.known_places import is_known_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.core.location import Location
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.spool import InheritedFile

PROGRAM: Final = "wimlib-imagex"
PACKAGE: Final = "wimtools (Debian) or wimlib, or p7zip-full (Debian) or 7-Zip"

_MARKS: Final = (b"MSWIM\0\0\0", b"WLPWM\0\0\0")
"""The mark of Microsoft, and of the pipable variant of wimlib."""

_HEADER: Final = struct.Struct("<8sIIII16sHHI")
_HEADER_BYTES: Final = 208
"""What every header states as its own size."""

_SOLID_VERSION: Final = 3584
_NUMBER: Final = re.compile(r"\d*\.swm$", re.IGNORECASE)
_IMAGE: Final = re.compile(r"(\d+)[/\\](.+)", re.DOTALL)
_FEW: Final = 16
"""Up to this many files are read from a solid archive without unpacking the image."""

_ENTRY: Final = re.compile(
    r'^Full Path           = "/(?P<path>.*?)"\nShort Name .*?'
    r"^Attributes          = 0x(?P<attributes>[0-9a-f]{8})$.*?"
    r"^Uncompressed size = (?P<size>[0-9]{1,18}) bytes$",
    re.MULTILINE | re.DOTALL,
)
_FOLDER_OR_LINK: Final = 0x10 | 0x400
_UNSAFE_NAME: Final = re.compile(r"[\\\n\r]|^\s|\s$")
_CHUNK_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Header:
    is_solid: bool
    part: int
    parts: int
    images: int


@dataclass(frozen=True, slots=True)
class Archive:
    """A WIM file as `wimlib-imagex` opens it.

    Attributes:
        program: the absolute path of `wimlib-imagex`.
        file: the archive.
        location: its location.
        is_solid: whether many files are compressed together.
        parts: a path pattern of the other parts of a split archive, or empty.
    """

    program: str
    file: InheritedFile
    location: Location
    is_solid: bool = False
    parts: str = ""


def recognises(head: bytes, _name: str) -> bool:
    """Return whether the first bytes are the mark of a WIM file."""
    return head.startswith(_MARKS)


def _members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """Yield the files of all images; those of a split archive with its first part."""
    header = _header(blob.head())
    if header is None:
        yield damaged(blob.location)
        return
    if not header.images:
        advice = "its header lists no image, so nothing was searched; get an intact copy"
        yield Skipped(blob.location, SkipReason.DAMAGED, advice)
        return
    if header.part > 1:
        if not _siblings(blob):
            advice = "a later part of a split image; put it in the folder of the first part"
            yield Skipped(blob.location, SkipReason.DAMAGED, advice)
        return
    program = find_program(PROGRAM)
    if program is None:
        yield from members_by_7z(blob, budget, _by_7z(header, is_deep=budget.limits.is_deep))
        return
    try:
        with inheritable(blob) as unnamed, with_path(unnamed) as file:
            archive = Archive(program, file, blob.location, header.is_solid, _siblings(blob))
            yield from _images(archive, header, budget)
    except OSError:
        yield damaged(blob.location)


def _images(
    archive: Archive, header: _Header, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    for image in range(1, header.images + 1):
        try:
            yield from members_of_image(archive, image, budget)
        except ProgramError:
            # The header may claim millions of images; the first missing one ends the loop.
            yield damaged(archive.location.child(str(image)))
            return


def _header(head: bytes) -> _Header | None:
    if len(head) < _HEADER.size:
        return None
    _, size, version, _, _, _, part, parts, images = _HEADER.unpack_from(head)
    if size != _HEADER_BYTES:
        return None
    return _Header(version == _SOLID_VERSION, part, parts, images)


def _siblings(blob: Blob) -> str:
    """Return the path pattern of the parts of a split image; empty for any other file."""
    path = Path(blob.location.path)
    if blob.location.inside or not _NUMBER.search(path.name):
        return ""
    return f"{glob.escape(str(path.resolve().with_name(_NUMBER.sub('', path.name))))}*.swm"


def _by_7z(header: _Header, *, is_deep: bool) -> SevenZipOptions:
    """Return how to open an image with 7z.

    7z shows the number of an image only if there are several, and the header as `[1].xml`.
    """

    def steps(name: str) -> tuple[str, ...]:
        numbered = _IMAGE.fullmatch(name) if header.images > 1 else None
        return (numbered[1], numbered[2]) if numbered else ("1", name)

    def is_file(name: str) -> bool:
        return not name.startswith("[")

    def wants(name: str) -> bool:
        return is_file(name) and (is_deep or is_known_place(steps(name)[1]))

    return SevenZipOptions("a Windows image", "wim", wants, is_file, steps, PACKAGE)


def members_of_image(
    archive: Archive, image: int, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    """Yield the files of one image: those in known places, or all in a deep search.

    Files that are passed over are counted in the budget.

    Raises:
        ProgramError: there is no such image, or its listing is damaged; before the first file.
    """
    location = archive.location.child(str(image))
    listed = _listed(archive, image)
    wanted = [
        one for one in listed if budget.limits.is_deep or is_known_place(one.location.inside[-1])
    ]
    budget.passed_over += len(listed) - len(wanted)
    safe: list[ExpectedMember] = []
    for one in wanted:
        if _UNSAFE_NAME.search(one.location.inside[-1]):
            yield _unsafe_name(one.location)
        else:
            safe.append(one)
    if not safe:
        return
    try:
        if archive.is_solid and len(safe) > _FEW:
            with _unpacked_once(archive, image, budget) as plain:
                yield from _extracted(plain, 1, safe, location, budget)
        else:
            yield from _extracted(archive, image, safe, location, budget)
    except OSError:
        yield read_failure(location, budget)


def _listed(archive: Archive, image: int) -> list[ExpectedMember]:
    """Return the files of an image in the order of their names, without folders and links."""
    command = (archive.program, "dir", archive.file.name, str(image), "--detailed")
    text = output_of(Call((*command, *_references(archive)), (archive.file,)))
    place = archive.location.child(str(image))
    return [
        ExpectedMember(place.child(entry["path"]), int(entry["size"]))
        for entry in _ENTRY.finditer(text.decode("utf-8", "surrogateescape"))
        if not int(entry["attributes"], 16) & _FOLDER_OR_LINK
    ]


def _extracted(
    archive: Archive,
    image: int,
    expected: Sequence[ExpectedMember],
    location: Location,
    budget: ExtractionBudget,
) -> Iterator[Blob | Skipped]:
    """Yield the files in order; their names are passed to the program in a file."""
    paths = "".join(f"/{one.location.inside[-1]}\n" for one in expected)
    options = ("--no-globs", "--to-stdout", *_references(archive))
    with temporary_file([paths.encode("utf-8", "surrogateescape")]) as file:
        names = inherited_file(file)
        command = (archive.program, "extract", archive.file.name, str(image), f"@{names.name}")
        with running(Call((*command, *options), (archive.file, names))) as output:
            yield from sequential_members(output, expected, location, budget)


@contextmanager
def _unpacked_once(archive: Archive, image: int, budget: ExtractionBudget) -> Iterator[Archive]:
    """Provide an uncompressed copy of an image."""
    options = ("--pipable", "--compress=none", *_references(archive))
    command = (archive.program, "export", archive.file.name, str(image), "-", *options)
    with running(Call(command, (archive.file,))) as output:
        chunks = iter(partial(_next, output, budget), b"")
        with temporary_file(chunks) as copy, with_path(inherited_file(copy)) as file:
            yield Archive(archive.program, file, archive.location)


def _next(output: IO[bytes], budget: ExtractionBudget) -> bytes:
    return unpacked(output, _CHUNK_BYTES, budget)


def _references(archive: Archive) -> tuple[str, ...]:
    return (f"--ref={archive.parts}",) if archive.parts else ()


def _unsafe_name(location: Location) -> Skipped:
    advice = "wimlib-imagex does not accept its name; apply the image and search the folder"
    return Skipped(location, SkipReason.UNREADABLE, advice)


SOURCE: Final = Container(
    summary="Windows images: WIM, ESD, SWM",
    recognises=recognises,
    members=_members,
)
