"""Zip archives; members are read as streams, never written under their names."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.container import Container
from unattend_gen.sources.limits import damaged, limit_reached, read_member
from unattend_gen.sources.stepping import step_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Budget

_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ENCRYPTED: Final = 0x1
TROUBLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What the library raises for archives that lie; lzma errors are among `OSError`s or below."""


def recognises(head: bytes, _name: str) -> bool:
    """By the mark of a member, of an empty archive or of a spanned one."""
    return head.startswith(_MARKS)


def members(blob: Blob, budget: Budget) -> Iterator[Blob | Skipped]:
    """The members in the order of the directory; folders are passed over."""
    try:
        with blob.stream() as stream, zipfile.ZipFile(stream) as archive:
            for info in archive.infolist():
                if budget.exhausted:
                    yield limit_reached(blob.location)
                    return
                if not info.filename.endswith("/"):  # `is_dir` fails where there is no name
                    yield from _member(archive, info, blob, budget)
    except TROUBLE:
        # The cause may quote a member's name or content, so it goes no further.
        yield damaged(blob.location)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, blob: Blob, budget: Budget
) -> Iterator[Blob | Skipped]:
    location = step_into(blob.location, info.filename)
    if info.flag_bits & _ENCRYPTED:
        advice = "it is encrypted; unpack it with its password, then search the folder"
        yield Skipped(location, SkipReason.ENCRYPTED, advice)
        return
    try:
        stream = archive.open(info)
    except NotImplementedError:
        advice = "its compression is not read here; unpack it with 7z, then search the folder"
        yield Skipped(location, SkipReason.NEEDS_EXTRA, advice)
    except TROUBLE:
        yield damaged(location)
    else:
        with stream:
            yield read_member(stream, location, budget)


SOURCE: Final = Container(
    summary="zip archives, and everything that is one inside",
    recognises=recognises,
    members=members,
)
