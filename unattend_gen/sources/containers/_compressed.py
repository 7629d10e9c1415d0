"""A single compressed file: one member, whose name is that of the file without its suffix."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.errors import read_failure
from unattend_gen.sources.streams.decompression import CompressedStream
from unattend_gen.sources.streams.holes import skip_hole
from unattend_gen.sources.streams.member import read_member
from unattend_gen.sources.streams.unclaimed_bytes import UNCLAIMED, PrefixedReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.decompression import Decompressor

_BLOCK_BYTES: Final = 16 * 1024


@dataclass(frozen=True, slots=True)
class Compression:
    """A compression format.

    Attributes:
        mark: the first bytes of each stream.
        suffixes: of file names, each with its replacement: `.tgz` becomes `.tar`.
        decompressor: returns a new decompressor for a single stream.
    """

    mark: bytes
    suffixes: tuple[tuple[str, str], ...]
    decompressor: Callable[[], Decompressor]


def recognised(compression: Compression, head: bytes, _name: str) -> bool:
    """Return whether the first bytes are the mark of a compression."""
    return head.startswith(compression.mark)


def members_of(
    compression: Compression, blob: Blob, budget: ExtractionBudget
) -> Iterator[Blob | Skipped]:
    """Yield the member of a compressed file, then any bytes after the compressed streams."""
    location = blob.location.child(member_name(blob, compression.suffixes))
    try:
        with blob.stream() as packed:
            streams = _Streams(packed, compression)
            yield read_member(streams, location, budget)
            if streams.behind:
                behind = PrefixedReader(streams.behind, packed)
                rest = read_member(behind, blob.location.child(UNCLAIMED), budget)
                yield rest if isinstance(rest, Skipped) else replace(rest, has_lines=False)
                yield _unknown_rest(blob.location)
    except OSError:
        yield read_failure(location, budget)


def member_name(blob: Blob, suffixes: tuple[tuple[str, str], ...]) -> str:
    """Return the name of the member, derived from the name of the compressed file."""
    chain = (blob.location.path, *blob.location.inside)
    name = chain[-1].replace("\\", "/").rpartition("/")[2]
    for suffix, instead in suffixes:
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)] + instead
    return f"{name} (unpacked)"


def _unknown_rest(location: Location) -> Skipped:
    """Return the report that bytes follow the streams, which may be a damaged stream."""
    advice = "bytes after its end were searched without decompressing them; get an intact copy"
    return Skipped(location, SkipReason.DAMAGED, advice)


class _Streams:
    """The content of all streams in a file, which zeros may separate.

    Attributes:
        behind: bytes read after the last stream that begin no other; set at its end.
    """

    def __init__(self, packed: BinaryIO, compression: Compression) -> None:
        self._packed = packed
        self._compression = compression
        self._current: CompressedStream | None = self._stream(b"")
        self.behind = b""

    def read(self, most: int, /) -> bytes:
        """Return the next bytes; none at the end.

        Raises:
            OSError: a stream is damaged here; everything before was returned.
        """
        while self._current is not None:
            if chunk := self._current.read(most):
                return chunk
            self._current = self._next(self._current.behind)
        return b""

    def _stream(self, begun: bytes) -> CompressedStream:
        return CompressedStream(self._packed, self._compression.decompressor(), begun)

    def _next(self, behind: bytes) -> CompressedStream | None:
        """Return the next stream, or None."""
        mark = self._compression.mark
        behind = behind.lstrip(b"\0")
        while len(behind) < len(mark) and (more := self._packed.read(_BLOCK_BYTES)):
            behind = (behind + more).lstrip(b"\0")
            if not behind:
                skip_hole(self._packed)
        if behind.startswith(mark):
            return self._stream(behind)
        self.behind = behind
        return None
