"""A single compressed file: one member, whose name is that of the file without its ending."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.sources.errors import read_failure
from unattend_gen.sources.streams.decompression import CompressedStream
from unattend_gen.sources.streams.member import read_member
from unattend_gen.sources.streams.unclaimed_bytes import UNCLAIMED, PrefixedReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.core.location import Location
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget
    from unattend_gen.sources.streams.decompression import Decompressor
    from unattend_gen.sources.streams.member import Readable

_BLOCK_BYTES: Final = 16 * 1024


@dataclass(frozen=True, slots=True)
class Compression:
    """What is common to all files compressed in one way.

    Attributes:
        mark: what each stream begins with.
        endings: of names, each with what stands in its place: `.tgz` becomes `.tar`.
        decompressor: gives a new one for a single stream.
    """

    mark: bytes
    endings: tuple[tuple[str, str], ...]
    decompressor: Callable[[], Decompressor]


def member_of(
    blob: Blob, budget: ExtractionBudget, compression: Compression
) -> Iterator[Blob | Skipped]:
    """The one member of a compressed file, then what stands behind it and is no part of it."""
    location = blob.location.child(member_name(blob, compression.endings))
    try:
        with blob.stream() as packed:
            streams = _Streams(packed, compression)
            yield read_member(streams, location, budget)
            if streams.behind:
                behind = PrefixedReader(streams.behind, packed)
                rest = read_member(behind, blob.location.child(UNCLAIMED), budget)
                yield rest if isinstance(rest, Skipped) else replace(rest, has_lines=False)
                yield _does_not_belong(blob.location)
    except OSError:
        yield read_failure(location, budget)


def member_name(blob: Blob, endings: tuple[tuple[str, str], ...]) -> str:
    """What the member of a compressed file is called, by the name of the file."""
    chain = (blob.location.path, *blob.location.inside)
    name = chain[-1].replace("\\", "/").rpartition("/")[2]
    for ending, instead in endings:
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)] + instead
    return f"{name} (unpacked)"


def _does_not_belong(location: Location) -> Skipped:
    """Told where something follows the streams: it may be one that is damaged, or another's."""
    advice = "what stands behind its end could be searched as it is only; get a whole copy"
    return Skipped(location, SkipReason.DAMAGED, advice)


class _Streams:
    """What the streams of a file hold, one behind the other; zeros may stand between them.

    Attributes:
        behind: what was read behind the last one and is none, once its end was reached.
    """

    def __init__(self, packed: Readable, compression: Compression) -> None:
        self._packed = packed
        self._compression = compression
        self._current: CompressedStream | None = self._stream(b"")
        self.behind = b""

    def read(self, most: int, /) -> bytes:
        """The next bytes; none at the end.

        Raises:
            OSError: a stream goes no further; what stands before was given.
        """
        while self._current is not None:
            if chunk := self._current.read(most):
                return chunk
            self._current = self._next(self._current.behind)
        return b""

    def _stream(self, begun: bytes) -> CompressedStream:
        return CompressedStream(self._packed, self._compression.decompressor(), begun)

    def _next(self, behind: bytes) -> CompressedStream | None:
        """The stream that follows, if one does."""
        mark = self._compression.mark
        behind = behind.lstrip(b"\0")
        while len(behind) < len(mark) and (more := self._packed.read(_BLOCK_BYTES)):
            behind = (behind + more).lstrip(b"\0")
        if behind.startswith(mark):
            return self._stream(behind)
        self.behind = behind
        return None
