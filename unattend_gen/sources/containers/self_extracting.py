"""Programs that contain archives, such as self-extracting ones.

The program without its archives is a member of its own, so that it is searched like any other
program. The archives get the location of the program: their members appear as its own.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.sources.blob import HEAD_BYTES, Blob
from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._embedded import (
    around,
    embedded_in,
    looks_embedding,
    window,
)
from unattend_gen.sources.errors import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.unclaimed_bytes import Span

PROGRAM: Final = "(program)"
"""Name of the member that holds the bytes around the archives."""

_MARK: Final = b"MZ"


def _recognises(head: bytes, _name: str) -> bool:
    return head.startswith(_MARK)


def _confirms(blob: Blob) -> bool:
    """Return whether an archive begins in a program; True for a stream, which is not read yet."""
    if not (blob.is_held or blob.can_seek):
        return True
    with closing(blob.stream()) as stream:
        return looks_embedding(stream)


def _members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """Yield the program, then its archives; report what begins as one but cannot be opened."""
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
    """Return some of the bytes, in memory if they are few; they were not unpacked or counted."""
    size = sum(span.end - span.start for span in spans)
    if size <= most:
        return Blob(location, size, window(stream, spans).read())
    head = window(stream, spans).read(HEAD_BYTES)
    return Blob(location, size, head, partial(window, stream, spans), can_seek=False)


SOURCE: Final = Container(
    summary="programs with archives in them, as those that unpack themselves",
    recognises=_recognises,
    members=_members,
    confirms=_confirms,
    is_transparent=True,
)
