"""Captures: files with saved command output or exports, opened as text in any encoding.

Windows PowerShell writes UTF-16 when output is redirected; other tools write UTF-8 with or without
a byte order mark. Output in the code page of a console is read as UTF-8, so its non-ASCII letters
are replaced. Records are yielded one at a time: 50,000 computers take as much memory as one.
"""

from __future__ import annotations

import codecs
import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import UnattendError
from unattend_gen.sources.regular_file import open_regular_file, unreadable
from unattend_gen.sources.walk.tree import STDIN, Address, addresses, require_existing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TextIO

_RecordT = TypeVar("_RecordT")

SUFFIXES: Final = (".txt", ".log", ".json", ".jsonl", ".csv")
"""Suffixes that are read below a folder; a file that is named is read whatever its suffix."""

_IN_MEMORY_BYTES: Final = 256 * 1024
_HEAD_BYTES: Final = 4
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_captures(
    paths: Sequence[str], parse: Callable[[TextIO, str], Iterator[_RecordT]], advice: str
) -> Iterator[_RecordT | Skipped]:
    """Yield the records of all captures, and the files that could not be read or have none.

    Args:
        paths: files, folders, and `-` for standard input.
        parse: yields the records of one text; it gets the stream and the path. The records before
            an error that it raises are kept.
        advice: for a file without any record.

    Raises:
        SourceError: a path does not exist; raised by the call, not by the iterator.
    """
    return _read_files(captured_files(paths), parse, advice)


def captured_files(
    paths: Sequence[str], suffixes: tuple[str, ...] = SUFFIXES
) -> Iterator[Address | Skipped]:
    """Yield the files at the paths and below folders; `-` is standard input.

    Raises:
        SourceError: a path does not exist; raised by the call, not by the iterator.
    """
    for path in paths:
        require_existing(path)
    return addresses(paths, suffixes=suffixes)


@contextmanager
def opened(found: Address) -> Iterator[TextIO | Skipped]:
    """Open one file as text, or say why it cannot be read; undecodable bytes are replaced."""
    path = found.location.path
    if path == STDIN and found.was_named:
        with _decoded(sys.stdin.buffer) as text:
            yield text
        return
    blob = open_regular_file(path, follow_link=found.was_named, limit_bytes=_IN_MEMORY_BYTES)
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
    """Return the outcome for a file that was read but is not a capture."""
    return Skipped(Location(path), SkipReason.NOT_WELL_FORMED, advice)


def _read_files(
    files: Iterator[Address | Skipped],
    parse: Callable[[TextIO, str], Iterator[_RecordT]],
    advice: str,
) -> Iterator[_RecordT | Skipped]:
    for found in files:
        if isinstance(found, Skipped):
            yield found
            continue
        with opened(found) as stream:
            if isinstance(stream, Skipped):
                yield stream
            else:
                yield from _read_stream(stream, found.location.path, parse, advice)


def _read_stream(
    stream: TextIO, path: str, parse: Callable[[TextIO, str], Iterator[_RecordT]], advice: str
) -> Iterator[_RecordT | Skipped]:
    has_records = False
    try:
        for record in parse(stream, path):
            has_records = True
            yield record
    except UnattendError as error:
        yield not_understood(path, f"{error.message}; {error.advice}")
        return
    if not has_records:
        yield not_understood(path, advice)


@contextmanager
def _decoded(stream: BinaryIO) -> Iterator[TextIO]:
    """Yield the text of a stream and leave the stream itself open."""
    encoding = _encoding(_head(stream))
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        yield text
    finally:
        text.detach()


def _head(stream: BinaryIO) -> bytes:
    """Return the first bytes without consuming them."""
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
