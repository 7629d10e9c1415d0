"""Files compressed by bzip2, single or around a tar archive."""

from __future__ import annotations

import bz2
from functools import partial
from typing import Final

from unattend_gen.sources.containers import Container
from unattend_gen.sources.containers._compressed import Compression, members_of, recognised
from unattend_gen.sources.streams.decompression import SmallStepDecompressor


def _decompressor() -> SmallStepDecompressor:
    return SmallStepDecompressor(bz2.BZ2Decompressor())


_BZIP2: Final = Compression(
    mark=b"BZh",
    suffixes=((".tbz2", ".tar"), (".tbz", ".tar"), (".bz2", "")),
    decompressor=_decompressor,
)
SOURCE: Final = Container(
    summary="Files compressed by bzip2",
    recognises=partial(recognised, _BZIP2),
    members=partial(members_of, _BZIP2),
    needs_seeking=False,
)
