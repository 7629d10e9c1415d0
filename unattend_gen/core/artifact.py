"""A file of a rendering."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

MANIFEST_NAME: Final = "manifest.json"
"""The file in a rendered folder that lists the others."""

MANIFEST_SCHEMA: Final = "unattend-gen/manifest/1"
"""The version of its format; later versions only add fields."""

LARGEST_EMBEDDED: Final = 128 * 1024
"""Bytes of a file that an answer file carries; a logo of 120 by 120 pixels has at most 58 KB."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file below the output folder, complete in memory before anything is written.

    Attributes:
        name: relative path with forward slashes.
        data: the whole content; left out of `repr`, because it may contain a secret.
        holds_secret: whether the content contains a secret.
        last_fives: the last five characters of each product key in the content.
    """

    name: str
    data: bytes = field(repr=False)
    holds_secret: bool
    last_fives: tuple[str, ...] = ()
