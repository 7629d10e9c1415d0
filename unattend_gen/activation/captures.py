"""What people save of a machine's answers, opened as text: whatever encoding, one piece at a time.

Windows PowerShell writes UTF-16 where output is redirected, other tools UTF-8 with or without a
mark; what a console wrote by its code page reads as UTF-8 apart from letters outside ASCII.
"""

from __future__ import annotations

import codecs
import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.regular_file import open_regular_file, unreadable
from unattend_gen.sources.walk.tree import STDIN, Address, addresses, demand_existing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

SUFFIXES: Final = (".txt", ".log", ".json", ".jsonl", ".csv")
"""What is read of a folder; a file that was named is read whatever its suffix."""

_HELD_BYTES: Final = 256 * 1024
_HEAD_BYTES: Final = 4
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def captured_files(
    paths: Sequence[str], suffixes: tuple[str, ...] = SUFFIXES
) -> Iterator[Address | Skipped]:
    """The files of files and folders; `-` is standard input.

    Raises:
        SourceError: a path that was named does not exist; at once.
    """
    for path in paths:
        demand_existing(path)
    return addresses(paths, suffixes=suffixes)


@contextmanager
def opened(found: Address) -> Iterator[TextIO | Skipped]:
    """One file as text, or why it cannot be read; what is no text of its encoding is replaced."""
    path = found.location.path
    if path == STDIN and found.was_named:
        with _decoded(sys.stdin.buffer) as text:
            yield text
        return
    blob = open_regular_file(path, follow_link=found.was_named, limit_bytes=_HELD_BYTES)
    if isinstance(blob, Skipped):
        yield blob
        return
    try:
        stream = blob.stream()
    except OSError as error:
        yield unreadable(found.location, error)
        return
    with stream, _decoded(stream) as text:
        yield text


def not_understood(path: str, advice: str) -> Skipped:
    """A file that was read and is nothing of what was looked for."""
    return Skipped(Location(path), SkipReason.NOT_WELL_FORMED, advice)


@contextmanager
def _decoded(stream: BinaryIO) -> Iterator[TextIO]:
    """The text of a stream, which stays open when the text is done with."""
    encoding = _encoding(_head(stream))
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        yield text
    finally:
        text.detach()


def _head(stream: BinaryIO) -> bytes:
    """The first bytes, left in the stream."""
    if isinstance(stream, io.BufferedReader):
        return stream.peek(_HEAD_BYTES)[:_HEAD_BYTES]
    head = stream.read(_HEAD_BYTES)
    stream.seek(0)
    return head


def _encoding(head: bytes) -> str:
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if head[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if head[:1] == b"\0" else "utf-8"
