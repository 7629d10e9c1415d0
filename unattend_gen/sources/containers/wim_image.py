"""Windows images: WIM, ESD (solid) and the parts of a split WIM (SWM).

The place of a member is the number of the image, then the path in it. `wimlib-imagex` opens all
of them; where it is not installed `7z` does.

Source:
    The public description of the WIM header.
"""

from __future__ import annotations

import glob
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.container import Container
from unattend_gen.sources.external import ProgramError, found
from unattend_gen.sources.limits import damaged
from unattend_gen.sources.seven_zip import Opening, members_by_7z
from unattend_gen.sources.spool import handed, named
from unattend_gen.sources.stepping import step_into
from unattend_gen.sources.walk.known_places import is_known_place
from unattend_gen.sources.wimlib import PACKAGE, PROGRAM, Archive, members_of_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Budget

_MARKS: Final = (b"MSWIM\0\0\0", b"WLPWM\0\0\0")
"""Of Microsoft, and of the variant of wimlib that can be piped."""

_HEADER: Final = struct.Struct("<8sIIII16sHHI")
_SOLID_VERSION: Final = 3584
_NUMBER: Final = re.compile(r"\d*\.swm$", re.IGNORECASE)
_IMAGE: Final = re.compile(r"(\d+)[/\\](.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Header:
    is_solid: bool
    part: int
    parts: int
    images: int


def recognises(head: bytes, _name: str) -> bool:
    """By the mark in the beginning."""
    return head.startswith(_MARKS)


def members(blob: Blob, budget: Budget) -> Iterator[Blob | Skipped]:
    """The files of all images, in known places or all; of a split one, with its first part."""
    header = _header(blob.head())
    if header is None:
        yield damaged(blob.location)
        return
    if header.part > 1:
        if not _siblings(blob):
            advice = "a later part of a split image; put it in one folder with the first part"
            yield Skipped(blob.location, SkipReason.DAMAGED, advice)
        return
    program = found(PROGRAM)
    if program is None:
        yield from members_by_7z(blob, budget, _by_7z(header, is_deep=budget.limits.is_deep))
        return
    try:
        with handed(blob) as handed_file, named(handed_file) as file:
            archive = Archive(program, file, blob.location, header.is_solid, _siblings(blob))
            yield from _images(archive, header, budget)
    except OSError:
        yield damaged(blob.location)


def _images(archive: Archive, header: _Header, budget: Budget) -> Iterator[Blob | Skipped]:
    for image in range(1, header.images + 1):
        try:
            yield from members_of_image(archive, image, budget)
        except ProgramError:
            # The header may claim millions of images: one that is not there is the last.
            yield damaged(step_into(archive.location, str(image)))
            return


def _header(head: bytes) -> _Header | None:
    if len(head) < _HEADER.size:
        return None
    _, _, version, _, _, _, part, parts, images = _HEADER.unpack_from(head)
    return _Header(version == _SOLID_VERSION, part, parts, images)


def _siblings(blob: Blob) -> str:
    """The pattern of the parts beside a split image; nothing where it stands alone."""
    path = Path(blob.location.path)
    if blob.location.inside or not _NUMBER.search(path.name):
        return ""
    return f"{glob.escape(str(path.resolve().with_name(_NUMBER.sub('', path.name))))}*.swm"


def _by_7z(header: _Header, *, is_deep: bool) -> Opening:
    """7z shows the number of an image only where there are several, and the header as `[1].xml`."""

    def steps(name: str) -> tuple[str, ...]:
        numbered = _IMAGE.fullmatch(name) if header.images > 1 else None
        return (numbered[1], numbered[2]) if numbered else ("1", name)

    def is_file(name: str) -> bool:
        return not name.startswith("[")

    def wants(name: str) -> bool:
        return is_file(name) and (is_deep or is_known_place(steps(name)[1]))

    return Opening("a Windows image", "wim", wants, is_file, steps, PACKAGE)


SOURCE: Final = Container(
    summary="Windows images: WIM, ESD, SWM",
    recognises=recognises,
    members=members,
)
