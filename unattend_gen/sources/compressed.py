"""A single compressed file: one member, whose name is that of the file without its ending."""

from __future__ import annotations

import zlib
from lzma import LZMAError
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.sources.limits import read_member, trouble
from unattend_gen.sources.stepping import step_into

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Budget

_TROUBLE: Final = (zlib.error, LZMAError, EOFError, OSError, ValueError)


def member_of(
    blob: Blob,
    budget: Budget,
    *,
    unpack: Callable[[BinaryIO], BinaryIO],
    endings: tuple[tuple[str, str], ...],
) -> Iterator[Blob | Skipped]:
    """The one member of a compressed file.

    Args:
        blob: the file.
        budget: what may still be unpacked.
        unpack: gives the unpacked bytes of a stream as a stream.
        endings: of names, each with what stands in its place: `.tgz` becomes `.tar`.
    """
    location = step_into(blob.location, _name(blob, endings))
    try:
        with blob.stream() as packed, unpack(packed) as stream:
            yield read_member(stream, location, budget)
    except _TROUBLE:
        yield trouble(location, budget)


def _name(blob: Blob, endings: tuple[tuple[str, str], ...]) -> str:
    chain = (blob.location.path, *blob.location.inside)
    name = chain[-1].replace("\\", "/").rpartition("/")[2]
    for ending, instead in endings:
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)] + instead
    return f"{name} (unpacked)"
