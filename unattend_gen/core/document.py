"""One thing that was read: its place and its bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field

LIMIT_BYTES: Final = 32 * 1024 * 1024
"""Largest document that is read and parsed; real answer files have a few kilobytes."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file or a member of a container, read under the size limit; or a piece of a larger one.

    Attributes:
        location: where it stands.
        data: its bytes.
        first_line: the line of the whole on which a piece begins, counted from 1; None where
            lines mean nothing, as in a text that was written here out of binary data.
        is_piece: whether it is one of several.
        overlap: how many bytes at its start were the end of the piece before.
    """

    location: Location
    data: bytes = field(repr=False)
    first_line: int | None = 1
    overlap: int = 0
    is_piece: bool = False
