"""One thing that was read: its place and its bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from unattend_gen.core.location import Location  # noqa: TC001 - dataclass field

LIMIT_BYTES: Final = 32 * 1024 * 1024
"""Largest document that is read and parsed; real answer files have a few kilobytes."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file or a member of a container, read under the size limit."""

    location: Location
    data: bytes = field(repr=False)
