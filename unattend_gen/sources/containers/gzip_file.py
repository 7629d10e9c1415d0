"""Files compressed by gzip, single or around a tar archive.

Source:
    RFC 1952 on the header.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped
from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._compressed import (
    Compression,
    member_name,
    members_of,
    recognised,
)
from unattend_gen.sources.streams.decompression import Inflater
from unattend_gen.sources.streams.member import read_member

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget

HEADER: Final = "(header)"
"""Name of the member that holds the texts of the header."""

_GZIP_WBITS: Final = 16 + zlib.MAX_WBITS
_FLAGS_AT: Final = 3
_FIXED_BYTES: Final = 10
_EXTRA, _NAME, _COMMENT = 0x4, 0x8, 0x10
_SHORTEST_KEY: Final = 25
"""Length of a product key without dashes; a shorter file name cannot contain one."""


def _members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """Yield the compressed file, bytes after its end, and the texts of the header."""
    yield from members_of(_GZIP, blob, budget)
    texts = _header_texts(blob.head(), member_name(blob, _GZIP.suffixes))
    if texts:
        header = read_member(io.BytesIO(texts), blob.location.child(HEADER), budget)
        yield header if isinstance(header, Skipped) else replace(header, has_lines=False)


def _header_texts(head: bytes, name: str) -> bytes:
    """Return the extra field, a long name that differs from the member's, and the comment."""
    if len(head) < _FIXED_BYTES:
        return b""
    flags, rest = head[_FLAGS_AT], head[_FIXED_BYTES:]
    found: list[bytes] = []
    if flags & _EXTRA:
        end = 2 + int.from_bytes(rest[:2], "little")
        found.append(rest[2:end])
        rest = rest[end:]
    if flags & _NAME:
        stored, _, rest = rest.partition(b"\0")
        if len(stored) >= _SHORTEST_KEY and stored != name.encode("utf-8", "surrogateescape"):
            found.append(stored)
    if flags & _COMMENT:
        found.append(rest.partition(b"\0")[0])
    return b"\n".join(filter(None, (one.strip(b"\0") for one in found)))


def _decompressor() -> Inflater:
    return Inflater(_GZIP_WBITS)


_GZIP: Final = Compression(
    mark=b"\x1f\x8b\x08",
    suffixes=((".tgz", ".tar"), (".gz", "")),
    decompressor=_decompressor,
)
SOURCE: Final = Container(
    summary="Files compressed by gzip",
    recognises=partial(recognised, _GZIP),
    members=_members,
    needs_seeking=False,
)
