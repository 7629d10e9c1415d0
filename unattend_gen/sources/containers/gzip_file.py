"""Files compressed by gzip, single or around a tar archive."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from unattend_gen.sources.compressed import member_of
from unattend_gen.sources.container import Container

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Budget

_MARK: Final = b"\x1f\x8b\x08"
_ENDINGS: Final = ((".tgz", ".tar"), (".gz", ""))


def recognises(head: bytes, _name: str) -> bool:
    """By the mark in the beginning."""
    return head.startswith(_MARK)


def members(blob: Blob, budget: Budget) -> Iterator[Blob | Skipped]:
    """The one file that is compressed."""
    return member_of(blob, budget, unpack=_unpacked, endings=_ENDINGS)


def _unpacked(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream))  # the stubs know no better


SOURCE: Final = Container(
    summary="Files compressed by gzip",
    recognises=recognises,
    members=members,
    needs_seeking=False,
)
