"""Images in WIM files, listed and unpacked by `wimlib-imagex` of the wimlib project.

All wanted files of an image come through one pipe. In a solid archive (ESD) each file would cost
as much as all before it, so where many are wanted the image is unpacked once, to a temporary file
without a name.

Source:
    The manual pages of wimlib on `dir`, `extract` and `export`.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.external import Call, running, said
from unattend_gen.sources.in_turn import Due, members_in_turn
from unattend_gen.sources.limits import trouble
from unattend_gen.sources.spool import handed_file, named, temporary
from unattend_gen.sources.stepping import step_into
from unattend_gen.sources.unpacking import unpacked
from unattend_gen.sources.walk.known_places import is_known_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.core.location import Location
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Budget
    from unattend_gen.sources.spool import HandedFile

PROGRAM: Final = "wimlib-imagex"
PACKAGE: Final = "wimtools (Debian) or wimlib, or p7zip-full (Debian) or 7-Zip"

_FEW: Final = 16
"""So many files are unpacked one by one from a solid archive."""

_ENTRY: Final = re.compile(
    r'^Full Path           = "/(?P<path>.*?)"\nShort Name .*?'
    r"^Attributes          = 0x(?P<attributes>[0-9a-f]{8})$.*?"
    r"^Uncompressed size = (?P<size>[0-9]{1,18}) bytes$",
    re.MULTILINE | re.DOTALL,
)
_FOLDER_OR_LINK: Final = 0x10 | 0x400
_UNFIT: Final = re.compile(r"[\\\n\r]|^\s|\s$")
_CHUNK_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Archive:
    """A WIM file as it is handed to the program.

    Attributes:
        program: the absolute path of `wimlib-imagex`.
        file: the archive.
        location: its place.
        is_solid: whether many files are packed as one.
        parts: where the other parts of a split archive are, as a pattern of paths; or nothing.
    """

    program: str
    file: HandedFile
    location: Location
    is_solid: bool = False
    parts: str = ""


def members_of_image(archive: Archive, image: int, budget: Budget) -> Iterator[Blob | Skipped]:
    """The files of one image: those in known places, or all where the search is deep.

    The budget counts those that are passed over.

    Raises:
        ProgramError: there is no such image, or its list of files is damaged; before any file.
    """
    location = step_into(archive.location, str(image))
    listed = _listed(archive, image)
    wanted = [
        one for one in listed if budget.limits.is_deep or is_known_place(one.location.inside[-1])
    ]
    budget.passed_over += len(listed) - len(wanted)
    fit: list[Due] = []
    for one in wanted:
        if _UNFIT.search(one.location.inside[-1]):
            yield _unfit(one.location)
        else:
            fit.append(one)
    if not fit:
        return
    try:
        if archive.is_solid and len(fit) > _FEW:
            with _unpacked_once(archive, image, budget) as plain:
                yield from _extracted(plain, 1, fit, location, budget)
        else:
            yield from _extracted(archive, image, fit, location, budget)
    except OSError:
        yield trouble(location, budget)


def _listed(archive: Archive, image: int) -> list[Due]:
    """The files of an image in the order of their names; folders and links hold nothing."""
    command = (archive.program, "dir", archive.file.name, str(image), "--detailed")
    text = said(Call((*command, *_references(archive)), (archive.file,)))
    place = step_into(archive.location, str(image))
    return [
        Due(step_into(place, entry["path"]), int(entry["size"]))
        for entry in _ENTRY.finditer(text.decode("utf-8", "surrogateescape"))
        if not int(entry["attributes"], 16) & _FOLDER_OR_LINK
    ]


def _extracted(
    archive: Archive, image: int, due: Sequence[Due], location: Location, budget: Budget
) -> Iterator[Blob | Skipped]:
    """The files, one behind the other; their names go to the program as a list."""
    paths = "".join(f"/{one.location.inside[-1]}\n" for one in due)
    options = ("--no-globs", "--to-stdout", *_references(archive))
    with temporary([paths.encode("utf-8", "surrogateescape")]) as file:
        names = handed_file(file)
        command = (archive.program, "extract", archive.file.name, str(image), f"@{names.name}")
        with running(Call((*command, *options), (archive.file, names))) as output:
            yield from members_in_turn(output, due, location, budget)


@contextmanager
def _unpacked_once(archive: Archive, image: int, budget: Budget) -> Iterator[Archive]:
    """A copy of an image that is not packed."""
    options = ("--pipable", "--compress=none", *_references(archive))
    command = (archive.program, "export", archive.file.name, str(image), "-", *options)
    with running(Call(command, (archive.file,))) as output:
        chunks = iter(partial(_next, output, budget), b"")
        with temporary(chunks) as copy, named(handed_file(copy)) as file:
            yield Archive(archive.program, file, archive.location)


def _next(output: IO[bytes], budget: Budget) -> bytes:
    return unpacked(output, _CHUNK_BYTES, budget)


def _references(archive: Archive) -> tuple[str, ...]:
    return (f"--ref={archive.parts}",) if archive.parts else ()


def _unfit(location: Location) -> Skipped:
    advice = "its name cannot be given to wimlib-imagex; apply the image and search the folder"
    return Skipped(location, SkipReason.UNREADABLE, advice)
