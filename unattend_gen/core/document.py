"""An input as bytes, with its location."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field

LIMIT_BYTES: Final = 32 * 1024 * 1024
"""Largest document that is read and parsed; real answer files have a few kilobytes."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file or member of a container up to the size limit, or a part of a larger one.

    Attributes:
        location: of the file or member.
        data: the bytes.
        first_line: the line on which the part begins, counted from 1; None for text without
            meaningful lines, such as text made from binary data.
        is_piece: whether it is a part of a larger document.
        deadline: when its search has to end, as in `core.deadline`; None for never.
        overlap: number of bytes at the start that repeat the end of the previous part.
    """

    location: Location
    data: bytes = field(repr=False)
    first_line: int | None = 1
    overlap: int = 0
    is_piece: bool = False
    deadline: float | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The last part of the name, in lower case."""
        chain = (self.location.path, *self.location.inside)
        return chain[-1].replace("\\", "/").rpartition("/")[2].lower()
