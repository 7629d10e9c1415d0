"""Programs that carry archives: those that unpack themselves, and those with one among their parts.

The program without its archives is given as a member of its own, so that it is searched as any
other program is. An archive comes at the place of the program: its members are shown as the
program's own.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.sources.blob import HEAD_BYTES, Blob
from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._embedded import around, embedded_in, looks_embedding, window
from unattend_gen.sources.errors import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.unclaimed_bytes import Span

PROGRAM: Final = "(program)"
"""What stands around the archives, as a member."""

_MARK: Final = b"MZ"


def recognises(head: bytes, _name: str) -> bool:
    """By the mark of a program; whether an archive is in it, all of it tells."""
    return head.startswith(_MARK)


def confirms(blob: Blob) -> bool:
    """Whether an archive begins in it; of a stream that is not known before it has been read."""
    if not (blob.is_held or blob.can_seek):
        return True
    with closing(blob.stream()) as stream:
        return looks_embedding(stream)


def members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """The program, then its archives; what begins as one and cannot be opened is told."""
    most = budget.limits.document_bytes
    with closing(blob.stream()) as stream:
        found = embedded_in(stream)
        if found.is_whole and not found.archives:
            yield replace(blob, is_document=True)
            return
        rest = around(found.archives, blob.size)
        program = _part(stream, rest, blob.location.child(PROGRAM), most)
        yield replace(program, is_document=True)
        if not found.is_whole:
            yield damaged(blob.location)
        for span in found.archives:
            yield _part(stream, (span,), blob.location, most)


def _part(stream: BinaryIO, spans: tuple[Span, ...], location: Location, most: int) -> Blob:
    """Some of the bytes, held if they are few; nothing of them was packed, so nothing counts."""
    size = sum(span.end - span.start for span in spans)
    if size <= most:
        return Blob(location, size, window(stream, spans).read())
    head = window(stream, spans).read(HEAD_BYTES)
    return Blob(location, size, head, partial(window, stream, spans), can_seek=False)


SOURCE: Final = Container(
    summary="programs with archives in them, as those that unpack themselves",
    recognises=recognises,
    members=members,
    confirms=confirms,
    is_transparent=True,
)
