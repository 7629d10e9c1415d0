"""Bytes with a location whose format is not known yet: a file, or a member of a container."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field
from unattend_gen.core.report import Skipped  # noqa: TC001 - dataclass field

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD_BYTES: Final = 64 * 1024
"""How much a container may read to recognise itself: a disc image has its mark at 32 KiB."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that may be a document or a container.

    Small content is in memory. Large content is opened on demand: a file can be opened repeatedly
    and is seekable; a member of a container is a stream that is read once, before the next member
    is requested. `spool.seekable` makes a seekable blob of such a stream.

    Attributes:
        location: where the bytes come from.
        size: number of bytes; of a stream, the number known so far.
        data: all bytes if they are in memory, else the beginning or nothing.
        opener: opens a stream of all bytes that are not in memory.
        can_seek: whether that stream is seekable and can be opened again.
        has_lines: whether line numbers are meaningful; not in text that was converted from binary
            data.
        is_document: whether it is a document whatever its bytes look like: a program whose
            archives were taken out of it.
        trouble: why bytes are missing, reported after they are searched; None if none are.
        stored_bytes: what a file takes on its disk, if that is less than its size; else None.
    """

    location: Location
    size: int
    data: bytes = field(default=b"", repr=False)
    opener: Callable[[], BinaryIO] | None = field(default=None, repr=False)
    can_seek: bool = True
    has_lines: bool = True
    is_document: bool = False
    trouble: Skipped | None = None
    stored_bytes: int | None = None

    @classmethod
    def held(cls, location: Location, data: bytes) -> Blob:
        """Return a blob with all its bytes in memory."""
        return cls(location, len(data), data)

    @property
    def is_held(self) -> bool:
        """Whether all bytes are in memory."""
        return self.opener is None

    def head(self) -> bytes:
        """Return the first bytes, enough to recognise a container.

        Raises:
            OSError: the file cannot be read.
        """
        if self.data or self.opener is None:
            return self.data[:HEAD_BYTES]
        with self.opener() as stream:
            return stream.read(HEAD_BYTES)

    def stream(self) -> BinaryIO:
        """Open the bytes as a stream, seekable if `can_seek`; the caller closes it.

        Raises:
            OSError: the file cannot be opened.
        """
        return io.BytesIO(self.data) if self.opener is None else self.opener()
