"""From a file to the documents in it, through nested containers such as a WIM in a zip archive."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen import plugins
from unattend_gen.core.document import Document
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources import containers
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers import Container
from unattend_gen.sources.errors import (
    DamagedError,
    NoRoomError,
    OverLimitError,
    limit_reached,
    read_failure,
)
from unattend_gen.sources.regular_file import open_regular_file, unreadable
from unattend_gen.sources.streams.holes import is_zeros, skip_hole
from unattend_gen.sources.streams.spool import no_room, seekable
from unattend_gen.sources.walk.tree import read_stdin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.walk.tree import Address

OVERLAP_BYTES: Final = 64 * 1024
"""Longer than any match; even, so that UTF-16 stays aligned."""

_PIECE_BYTES: Final = 8 * 1024**2
_CHUNK_BYTES: Final = 64 * 1024


@cache
def known_containers() -> tuple[Container, ...]:
    """Return every kind of container, in the order of their module names."""
    return tuple(plugins.load_all(containers, "SOURCE", Container))


def documents_at(address: Address, budget: ExtractionBudget) -> Iterator[Document | Skipped]:
    """Yield the document at an address, or the documents in it if it is a container."""
    blob = _blob_at(address, budget.limits.document_bytes)
    if isinstance(blob, Skipped):
        yield blob
    else:
        yield from documents_in(blob, budget)


def documents_in(
    blob: Blob, budget: ExtractionBudget, *, depth: int = 0
) -> Iterator[Document | Skipped]:
    """Yield the blob as a document, or the documents of its members if it is a container."""
    budget.begin(blob.size if blob.stored_bytes is None else blob.stored_bytes)
    try:
        container = None if blob.is_document else _recognised(blob)
    except OSError as error:
        yield unreadable(blob.location, error)
        return
    if container is None:
        yield from _as_document(blob, budget)
    elif depth >= budget.limits.depth and not container.is_transparent:
        advice = f"nested in more than {budget.limits.depth} containers; unpack the outer ones"
        yield Skipped(blob.location, SkipReason.TOO_DEEP, advice)
    else:
        yield from _inside(container, blob, budget, depth)


def _blob_at(address: Address, limit_bytes: int) -> Blob | Skipped:
    path = address.location.path
    if not address.is_stdin:
        return open_regular_file(path, follow_link=address.was_named, limit_bytes=limit_bytes)
    content = read_stdin()
    if isinstance(content, Skipped):
        return content
    return Blob.held(content.location, content.data)


def _inside(
    container: Container, blob: Blob, budget: ExtractionBudget, depth: int
) -> Iterator[Document | Skipped]:
    """Yield the documents of a container, which may itself be a stream."""
    try:
        with seekable(blob) if container.needs_seeking else nullcontext(blob) as whole:
            is_reported = whole.trouble is None
            for one in _members(container, whole, budget, depth):
                is_reported = is_reported or one == whole.trouble
                yield one
            if whole.trouble is not None and not is_reported:
                yield whole.trouble
    except NoRoomError:
        yield no_room(blob.location)
    except OSError:
        yield read_failure(blob.location, budget)


def _members(
    container: Container, blob: Blob, budget: ExtractionBudget, depth: int
) -> Iterator[Document | Skipped]:
    """Yield the documents of all members, and count a container that was read completely."""
    is_whole = blob.trouble is None
    within = depth + (not container.is_transparent)
    for member in container.members(blob, budget):
        if isinstance(member, Skipped):
            is_whole = False
            yield member
        else:
            is_whole = is_whole and member.trouble is None
            yield from documents_in(member, budget, depth=within)
    budget.containers += is_whole and not container.is_transparent


def _recognised(blob: Blob) -> Container | None:
    location = blob.location
    chain = location.inside or (location.path,)
    name = chain[-1].replace("\\", "/").rstrip("/").rpartition("/")[2].lower()
    head = blob.head()
    for container in known_containers():
        if container.recognises(head, name) and _is_confirmed(container, blob):
            return container
    return None


def _is_confirmed(container: Container, blob: Blob) -> bool:
    return container.confirms is None or container.confirms(blob)


def _as_document(blob: Blob, budget: ExtractionBudget) -> Iterator[Document | Skipped]:
    """Yield the whole document, or its pieces if it is too large to be held in memory."""
    if blob.is_held:
        line = 1 if blob.has_lines else None
        is_part = blob.trouble is not None
        yield Document(
            blob.location,
            blob.data,
            first_line=line,
            is_piece=is_part,
            deadline=budget.deadline,
        )
        if blob.trouble is not None:
            yield blob.trouble
        return
    try:
        with blob.stream() as stream:
            for piece in pieces(blob.location, stream):
                if not budget.has_time():
                    yield limit_reached(blob.location)
                    return
                yield replace(piece, deadline=budget.deadline)
    except (DamagedError, OverLimitError):
        yield read_failure(blob.location, budget)
    except OSError as error:
        yield unreadable(blob.location, error)


def pieces(location: Location, stream: BinaryIO) -> Iterator[Document]:
    """Yield the overlapping pieces of a large document, each with the line on which it begins.

    Long runs of zeros are shortened, and holes of sparse files are skipped.

    The overlap keeps a match on a border whole in one of two pieces. Lines are counted by their
    line feeds, which are the same byte in UTF-8 and UTF-16.

    Raises:
        OSError: the stream breaks off, after everything before was yielded.
    """
    line = 1
    kept = b""
    error = None
    while error is None:
        block, error = _block(stream)
        if not block:
            break
        data = kept + block
        yield Document(location, data, first_line=line, overlap=len(kept), is_piece=True)
        kept = data[-OVERLAP_BYTES:]
        line += data.count(b"\n", 0, len(data) - len(kept))
    if error is not None:
        raise error


def _block(stream: BinaryIO) -> tuple[bytearray, OSError | None]:
    """Return the new bytes of a piece, and the error that ended them."""
    block = bytearray()
    was_zeros = False
    try:
        while len(block) < _PIECE_BYTES and (chunk := stream.read(_CHUNK_BYTES)):
            if not (is_zeros(chunk) and was_zeros):
                block += chunk
                was_zeros = is_zeros(chunk)
            else:
                skip_hole(stream)
    except OSError as error:
        return block, error
    return block, None
