"""Archives and images that the program `7z` lists and unpacks.

All wanted members come through one pipe in the order of the listing, so nothing is ever written
under a name from an archive.

Source:
    The manual of 7-Zip on its switches, and its technical listing (`-slt`).
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.sources.errors import damaged, encrypted
from unattend_gen.sources.programs import (
    Call,
    ProgramError,
    find_program,
    missing_program,
    output_of,
    running,
)
from unattend_gen.sources.streams.sequential import ExpectedMember, sequential_members
from unattend_gen.sources.streams.spool import inheritable, inherited_file, temporary_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from unattend_gen.core.location import Location
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.spool import InheritedFile

PROGRAMS: Final = ("7zz", "7z")
PACKAGE: Final = "p7zip-full (Debian) or 7-Zip"

_PROPERTY: Final = re.compile(r"^([A-Z][\w -]*) = (.*)$", re.MULTILINE)
_QUIET: Final = ("-p-", "-bd", "-sccUTF-8")
"""A password, so that none is asked for; no progress; names in UTF-8."""


@dataclass(frozen=True, slots=True)
class SevenZipOptions:
    """How to open a container with 7z.

    Attributes:
        what: its kind with an article, for advice: `a cabinet`.
        type_: the name that 7z has for the format, if the first bytes do not identify it.
        wants: returns whether a member of this name is read.
        passes_over: returns whether a member that is not wanted counts as passed over.
        steps: returns the steps from the container to a member of this name.
        packages: what to install to open it.
    """

    what: str
    type_: str = ""
    wants: Callable[[str], bool] = bool
    passes_over: Callable[[str], bool] = bool
    steps: Callable[[str], tuple[str, ...]] = lambda name: (name,)
    packages: str = PACKAGE


@dataclass(frozen=True, slots=True)
class _Listed:
    name: str
    size: int | None
    checksum: int | None
    is_encrypted: bool
    is_file: bool


def program() -> str | None:
    """Return the absolute path of 7z, or None if it is not installed."""
    return next((path for path in map(find_program, PROGRAMS) if path), None)


def members_by_7z(
    blob: Blob, budget: ExtractionBudget, options: SevenZipOptions
) -> Iterator[Blob | Skipped]:
    """Yield the wanted members of a seekable blob, or report that 7z is missing."""
    path = program()
    if path is None:
        yield missing_program(blob.location, options.what, options.packages)
        return
    try:
        with inheritable(blob) as file:
            yield from _members(path, file, blob, budget, options)
    except ProgramError as error:
        yield _failure(blob.location, error)
    except OSError:
        yield damaged(blob.location)


def _members(
    path: str, file: InheritedFile, blob: Blob, budget: ExtractionBudget, options: SevenZipOptions
) -> Iterator[Blob | Skipped]:
    type_ = (f"-t{options.type_}",) if options.type_ else ()
    command = (path, "l", "-slt", "-ba", *_QUIET, *type_, "--", file.name)
    listed = _listed(output_of(Call(command, (file,))))
    wanted = [one for one in listed if one.is_file and options.wants(one.name)]
    others = (one for one in listed if one.is_file and not options.wants(one.name))
    budget.passed_over += sum(options.passes_over(one.name) for one in others)
    expected: list[ExpectedMember] = []
    readable: list[_Listed] = []
    for one in wanted:
        location = blob.location
        for step in options.steps(one.name):
            location = location.child(step)
        if one.is_encrypted:
            yield encrypted(location)
        elif one.size is None:
            yield damaged(location)
        else:
            expected.append(ExpectedMember(location, one.size, one.checksum))
            readable.append(one)
    if not expected:
        return
    with _selection(listed, readable) as (switches, files):
        command = (path, "x", "-so", "-sns-", *_QUIET, *type_, *switches, "--", file.name)
        with running(Call(command, (file, *files))) as output:
            yield from sequential_members(output, expected, blob.location, budget)


@contextmanager
def _selection(
    listed: Sequence[_Listed], wanted: Sequence[_Listed]
) -> Iterator[tuple[tuple[str, ...], tuple[InheritedFile, ...]]]:
    """Provide the switches that select the wanted members, unless they are all members."""
    if len(wanted) == sum(one.is_file for one in listed):
        yield (), ()
        return
    names = "".join(f"{one.name}\n" for one in wanted)
    with temporary_file([names.encode("utf-8", "surrogateescape")]) as file:
        given = inherited_file(file)
        yield ("-spd", "-scsUTF-8", f"-i@{given.name}"), (given,)


def _listed(listing: bytes) -> list[_Listed]:
    """Return the members in a technical listing; a blank line ends each of them."""
    text = listing.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    blocks = (dict(_PROPERTY.findall(block)) for block in text.split("\n\n"))
    return [_entry(block) for block in blocks if "Path" in block]


def _entry(block: dict[str, str]) -> _Listed:
    size, checksum = block.get("Size", ""), block.get("CRC", "")
    is_folder = block.get("Folder") == "+" or block.get("Attributes", "").startswith("D")
    is_stream = block.get("Alternate Stream") == "+"
    return _Listed(
        block["Path"],
        int(size) if size.isdecimal() else None,
        int(checksum, 16) if re.fullmatch("[0-9A-F]{8}", checksum) else None,
        is_encrypted=block.get("Encrypted") == "+",
        is_file=not (is_folder or is_stream),
    )


def _failure(location: Location, error: ProgramError) -> Skipped:
    return encrypted(location) if b"encrypted" in error.output else damaged(location)
