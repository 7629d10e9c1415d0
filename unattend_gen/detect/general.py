"""The search that every document goes through: commands and key shapes in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.detect.loose_suspect import from_loose
from unattend_gen.detect.loose_text import bare_keys, secrets_in_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading
    from unattend_gen.detect.suspect import Suspect


def in_any_text(reading: Reading) -> Iterator[Suspect]:
    """What commands and shapes give away; in bytes that are no text, keys alone."""
    if reading.encoding is None:
        for key in bare_keys(reading.text, reading.seen):
            yield from_loose(key, "binary data")
        return
    for loose in secrets_in_text(reading.text, reading.seen):
        where = "a line" if loose.command else "text"
        yield from_loose(loose, where, span=(loose.start, loose.end), line=loose.line + 1)
