"""Bytes with a place, before anyone knows what they are: a file, or a member of a container."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field

if TYPE_CHECKING:
    from pathlib import Path

HEAD_BYTES: Final = 64 * 1024
"""How much a container may look at to recognise itself: a disc image has its mark at 32 KiB."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that may be a document or a container.

    Attributes:
        location: where they stand.
        size: how many there are.
        data: all of them, where they are few enough to be held; else empty.
        path: the file that they are, or None for a member of a container.
    """

    location: Location
    size: int
    data: bytes = field(default=b"", repr=False)
    path: Path | None = None

    @property
    def is_held(self) -> bool:
        """Whether all bytes are in memory."""
        return len(self.data) == self.size

    def head(self) -> bytes:
        """The first bytes, enough to recognise a container.

        Raises:
            OSError: the file cannot be read.
        """
        if self.is_held:
            return self.data[:HEAD_BYTES]
        with self.stream() as stream:
            return stream.read(HEAD_BYTES)

    def stream(self) -> BinaryIO:
        """The bytes as a file that can be read and sought in; whoever opens it closes it.

        Raises:
            OSError: the file cannot be opened.
        """
        if self.is_held or self.path is None:
            return io.BytesIO(self.data)
        return self.path.open("rb")
