"""A document too large to be held, in pieces that overlap: what stands on a border is in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.core.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.location import Location

OVERLAP_BYTES: Final = 64 * 1024
"""More than anything that is searched for is long; even, so that UTF-16 stays in step."""

_PIECE_BYTES: Final = 8 * 1024**2


def pieces(location: Location, stream: BinaryIO) -> Iterator[Document]:
    """The pieces of a large document, each with the line on which it begins.

    Lines are counted by their line feeds, which both UTF-8 and UTF-16 have one byte for.
    """
    line = 1
    kept = b""
    while block := stream.read(_PIECE_BYTES):
        data = kept + block
        yield Document(location, data, first_line=line, overlap=len(kept), is_piece=True)
        kept = data[-OVERLAP_BYTES:]
        line += data.count(b"\n", 0, len(data) - len(kept))
