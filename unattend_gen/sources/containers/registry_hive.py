"""Offline hives of the registry: SOFTWARE, SYSTEM and any other.

The place of a member is the path of the key. Lines mean nothing in it: the text is written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import SourceError
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.container import Container
from unattend_gen.sources.hive import key_texts
from unattend_gen.sources.limits import damaged, limit_reached, trouble
from unattend_gen.sources.regf import MARK
from unattend_gen.sources.stepping import step_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.sources.limits import Budget

_KIND_AT: Final = 28
_PRIMARY: Final = bytes(4)
"""The logs beside a hive begin with the same mark, and hold no tree."""

_MOST_BYTES: Final = 512 * 1024**2
_TOO_LARGE: Final = "larger than 512 MiB; load it on Windows and export the keys"


def recognises(head: bytes, _name: str) -> bool:
    """By the mark in the beginning, and by being the hive itself."""
    return head.startswith(MARK) and head.startswith(_PRIMARY, _KIND_AT)


def members(blob: Blob, budget: Budget) -> Iterator[Blob | Skipped]:
    """The keys of interest, or all of them where the search is deep."""
    try:
        with blob.stream() as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError:
        yield trouble(blob.location, budget)
        return
    if len(data) > _MOST_BYTES:
        yield Skipped(blob.location, SkipReason.TOO_LARGE, _TOO_LARGE)
        return
    try:
        yield from _keys(data, blob, budget)
    except SourceError:
        yield damaged(blob.location)


def _keys(data: bytes, blob: Blob, budget: Budget) -> Iterator[Blob | Skipped]:
    for key in key_texts(data, is_deep=budget.limits.is_deep):
        text = key.text.encode("utf-8", "surrogatepass")
        if not (budget.takes_member() and budget.takes(key.read_bytes + len(text))):
            yield limit_reached(blob.location)
            return
        if text:
            location = step_into(blob.location, key.path or "\\")
            yield Blob(location, len(text), text, has_lines=False)


SOURCE: Final = Container(
    summary="offline hives of the registry",
    recognises=recognises,
    members=members,
)
