"""Bytes with a place, before anyone knows what they are: a file, or a member of a container."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field
from unattend_gen.core.report import Skipped  # noqa: TC001 - dataclass field

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD_BYTES: Final = 64 * 1024
"""How much a container may look at to recognise itself: a disc image has its mark at 32 KiB."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that may be a document or a container.

    Few bytes are held. Of many there is only the way to them: a file can be opened again and
    again and sought in; a member of a container comes as a stream that runs forward once, before
    the next member is asked for. `spool.seekable` makes the first out of the second.

    Attributes:
        location: where they stand.
        size: how many there are; of a stream, how many are known of.
        data: all of them where they are held, else the beginning or nothing.
        opener: gives all of them as a stream where they are not held.
        can_seek: whether that stream can be sought in and opened again.
        has_lines: whether the lines of a text mean anything; not in one that was written here
            out of binary data.
        is_document: whether it is one whatever it looks like: a program whose archives were taken
            out of it.
        trouble: why these are not all, told once they are searched; None where nothing is missing.
    """

    location: Location
    size: int
    data: bytes = field(default=b"", repr=False)
    opener: Callable[[], BinaryIO] | None = field(default=None, repr=False)
    can_seek: bool = True
    has_lines: bool = True
    is_document: bool = False
    trouble: Skipped | None = None

    @property
    def is_held(self) -> bool:
        """Whether all bytes are in memory."""
        return self.opener is None

    def head(self) -> bytes:
        """The first bytes, enough to recognise a container.

        Raises:
            OSError: the file cannot be read.
        """
        if self.data or self.opener is None:
            return self.data[:HEAD_BYTES]
        with self.opener() as stream:
            return stream.read(HEAD_BYTES)

    def stream(self) -> BinaryIO:
        """The bytes as a file, which can be sought in where `can_seek`; whoever opens it closes it.

        Raises:
            OSError: the file cannot be opened.
        """
        return io.BytesIO(self.data) if self.opener is None else self.opener()
