"""One file that a rendering gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

MANIFEST_NAME: Final = "manifest.json"
"""The file in a rendered folder that lists the others."""

MANIFEST_SCHEMA: Final = "unattend-gen/manifest/1"
"""The version of its form; it only ever grows."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file below the output folder, complete in memory before anything is written.

    Attributes:
        name: relative path with forward slashes.
        data: the whole content; not shown in prints, for it may hold a secret.
        holds_secret: whether a secret stands in the content.
        last_fives: the last five characters of each product key in the content.
    """

    name: str
    data: bytes = field(repr=False)
    holds_secret: bool
    last_fives: tuple[str, ...] = ()
