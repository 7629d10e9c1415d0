"""Files compressed by xz, single or around a tar archive."""

from __future__ import annotations

import lzma
from functools import partial
from typing import Final

from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._compressed import Compression, members_of, recognised
from unattend_gen.sources.streams.decompression import SmallStepDecompressor


def _decompressor() -> SmallStepDecompressor:
    return SmallStepDecompressor(lzma.LZMADecompressor(lzma.FORMAT_XZ))


_XZ: Final = Compression(
    mark=b"\xfd7zXZ\x00",
    suffixes=((".txz", ".tar"), (".xz", "")),
    decompressor=_decompressor,
)
SOURCE: Final = Container(
    summary="Files compressed by xz",
    recognises=partial(recognised, _XZ),
    members=partial(members_of, _XZ),
    needs_seeking=False,
)
