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
_CHUNK_BYTES: Final = 64 * 1024


def pieces(location: Location, stream: BinaryIO) -> Iterator[Document]:
    """The pieces of a large document, each with the line on which it begins.

    Lines are counted by their line feeds, which both UTF-8 and UTF-16 have one byte for.

    Raises:
        OSError: the stream breaks off; what stands before was given.
    """
    line = 1
    kept = b""
    trouble = None
    while trouble is None:
        block, trouble = _block(stream)
        if not block:
            break
        data = kept + block
        yield Document(location, data, first_line=line, overlap=len(kept), is_piece=True)
        kept = data[-OVERLAP_BYTES:]
        line += data.count(b"\n", 0, len(data) - len(kept))
    if trouble is not None:
        raise trouble


def _block(stream: BinaryIO) -> tuple[bytearray, OSError | None]:
    """The next bytes for a piece, and what ended them."""
    block = bytearray()
    try:
        while len(block) < _PIECE_BYTES and (chunk := stream.read(_CHUNK_BYTES)):
            block += chunk
    except OSError as error:
        return block, error
    return block, None
