"""Files compressed by gzip, single or around a tar archive.

Source:
    RFC 1952 on the header.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped
from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._compressed import Compression, member_name, member_of
from unattend_gen.sources.streams.decompression import Inflater
from unattend_gen.sources.streams.member import read_member

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget

HEADER: Final = "(header)"
"""What the header says beside times and ways, as a member."""

_MARK: Final = b"\x1f\x8b\x08"
_ENDINGS: Final = ((".tgz", ".tar"), (".gz", ""))
_FORM: Final = 16 + zlib.MAX_WBITS
_FLAGS_AT: Final = 3
_FIXED_BYTES: Final = 10
_EXTRA, _NAME, _COMMENT = 0x4, 0x8, 0x10
_LEAST_NAME: Final = 25
"""As long as a key without dashes; a shorter name of the file is nothing but that."""


def recognises(head: bytes, _name: str) -> bool:
    """By the mark in the beginning."""
    return head.startswith(_MARK)


def members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """The one file that is compressed, what stands behind it, and what the header says of it."""
    yield from member_of(blob, budget, _COMPRESSION)
    remarks = _remarks(blob.head(), member_name(blob, _ENDINGS))
    if remarks:
        header = read_member(io.BytesIO(remarks), blob.location.child(HEADER), budget)
        yield header if isinstance(header, Skipped) else replace(header, has_lines=False)


def _remarks(head: bytes, name: str) -> bytes:
    """The extra field, a long name that is not the member's, and the comment."""
    if len(head) < _FIXED_BYTES:
        return b""
    flags, rest = head[_FLAGS_AT], head[_FIXED_BYTES:]
    found: list[bytes] = []
    if flags & _EXTRA:
        end = 2 + int.from_bytes(rest[:2], "little")
        found.append(rest[2:end])
        rest = rest[end:]
    if flags & _NAME:
        told, _, rest = rest.partition(b"\0")
        if len(told) >= _LEAST_NAME and told != name.encode("utf-8", "surrogateescape"):
            found.append(told)
    if flags & _COMMENT:
        found.append(rest.partition(b"\0")[0])
    return b"\n".join(filter(None, (one.strip(b"\0") for one in found)))


def _decompressor() -> Inflater:
    return Inflater(_FORM)


_COMPRESSION: Final = Compression(_MARK, _ENDINGS, _decompressor)
SOURCE: Final = Container(
    summary="Files compressed by gzip",
    recognises=recognises,
    members=members,
    needs_seeking=False,
)
