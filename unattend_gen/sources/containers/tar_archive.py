"""Tar archives; compressed ones come here through the container of their compression."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING, Final

from unattend_gen.sources.container import Container
from unattend_gen.sources.limits import damaged, limit_reached, read_member
from unattend_gen.sources.stepping import step_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Budget

_MARK: Final = b"ustar"
_MARK_AT: Final = 257
_TROUBLE: Final = (tarfile.TarError, EOFError, OSError, ValueError)


def recognises(head: bytes, _name: str) -> bool:
    """By the mark in the first header."""
    return head.startswith(_MARK, _MARK_AT)


def members(blob: Blob, budget: Budget) -> Iterator[Blob | Skipped]:
    """The regular files in the order of the archive; links and devices hold nothing."""
    try:
        with blob.stream() as stream, tarfile.open(fileobj=stream, mode="r:") as archive:
            for info in archive:
                if budget.exhausted:
                    yield limit_reached(blob.location)
                    return
                if info.isreg():
                    yield from _member(archive, info, blob, budget)
    except _TROUBLE:
        yield damaged(blob.location)


def _member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, blob: Blob, budget: Budget
) -> Iterator[Blob | Skipped]:
    location = step_into(blob.location, info.name)
    file = archive.extractfile(info)
    if file is None:
        yield damaged(location)
        return
    with file as stream:
        yield read_member(stream, location, budget)


SOURCE: Final = Container(
    summary="tar archives",
    recognises=recognises,
    members=members,
)
