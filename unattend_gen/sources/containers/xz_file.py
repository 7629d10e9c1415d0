"""Files compressed by xz, single or around a tar archive."""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING, Final

from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._compressed import Compression, member_of
from unattend_gen.sources.streams.decompression import SmallStepDecompressor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget

_MARK: Final = b"\xfd7zXZ\x00"
_ENDINGS: Final = ((".txz", ".tar"), (".xz", ""))


def recognises(head: bytes, _name: str) -> bool:
    """By the mark in the beginning."""
    return head.startswith(_MARK)


def members(blob: Blob, budget: ExtractionBudget) -> Iterator[Blob | Skipped]:
    """The one file that is compressed, and what stands behind it."""
    return member_of(blob, budget, _COMPRESSION)


def _decompressor() -> SmallStepDecompressor:
    return SmallStepDecompressor(lzma.LZMADecompressor(lzma.FORMAT_XZ))


_COMPRESSION: Final = Compression(_MARK, _ENDINGS, _decompressor)
SOURCE: Final = Container(
    summary="Files compressed by xz",
    recognises=recognises,
    members=members,
    needs_seeking=False,
)
