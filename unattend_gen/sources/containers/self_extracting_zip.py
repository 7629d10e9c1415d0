"""Programs that unpack themselves: a zip archive behind a program for Windows.

The program is given as a member of its own, so that it is searched as any other program is. Of a
program that comes as a stream, within another container, the end is not seen; it is searched as
a program alone.
"""

from __future__ import annotations

import zipfile
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.sources.container import Container
from unattend_gen.sources.containers import zip_archive
from unattend_gen.sources.limits import read_member
from unattend_gen.sources.stepping import step_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Budget

PROGRAM: Final = "(program)"
"""What stands before the archive, as a member."""

_MARK: Final = b"MZ"
_END: Final = b"PK\x05\x06"
_TAIL_BYTES: Final = 64 * 1024 + 22
"""How far from the end the record stands that ends an archive."""


def recognises(head: bytes, _name: str) -> bool:
    """By the mark of a program; whether an archive is behind it, its end tells."""
    return head.startswith(_MARK)


def confirms(blob: Blob) -> bool:
    """Whether it ends as an archive does that can be opened and has members."""
    if not (blob.is_held or blob.can_seek):
        return False
    with closing(blob.stream()) as stream:
        size = stream.seek(0, 2)
        stream.seek(max(size - _TAIL_BYTES, 0))
        return _END in stream.read(_TAIL_BYTES) and _start(stream) is not None


def members(blob: Blob, budget: Budget) -> Iterator[Blob | Skipped]:
    """The program, then the members of the archive."""
    with closing(blob.stream()) as stream:
        start = _start(stream) or 0
        stream.seek(0)
        yield read_member(_Beginning(stream, start), step_into(blob.location, PROGRAM), budget)
    yield from zip_archive.members(blob, budget)


def _start(stream: BinaryIO) -> int | None:
    """Where the first member begins; None where no archive with members is behind a program."""
    try:
        with zipfile.ZipFile(stream) as archive:
            start = min((info.header_offset for info in archive.infolist()), default=0)
    except zip_archive.TROUBLE:
        return None
    return start if start >= len(_MARK) else None


@dataclass(slots=True)
class _Beginning:
    """The first bytes of a stream, as a stream."""

    stream: BinaryIO
    left: int

    def read(self, size: int, /) -> bytes:
        data = self.stream.read(min(size, self.left))
        self.left -= len(data)
        return data


SOURCE: Final = Container(
    summary="programs that unpack themselves, with a zip archive behind them",
    recognises=recognises,
    members=members,
    confirms=confirms,
)
