"""Small makers of documents and readings for tests of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.match import ContentKind
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.reading import Reading, readings

if TYPE_CHECKING:
    from unattend_gen.detect.detector import Detector

Found = tuple[tuple[SecretKind, ContentKind], ...]


def a_document(content: str | bytes, name: str = "document.txt") -> Document:
    """Return a document of this name."""
    data = content.encode() if isinstance(content, str) else content
    return Document(Location(name), data)


def a_reading(content: str | bytes, name: str = "document.txt") -> Reading:
    """Return the first reading of a document."""
    return next(iter(readings(a_document(content, name))))


def seen_by(detector: Detector, content: str | bytes, name: str = "document.txt") -> Found:
    """Return kind and content of the matches of a detector, if it recognises the document."""
    reading = a_reading(content, name)
    if not detector.recognises(reading):
        return ()
    return tuple((one.kind, one.content) for one in detector.matches(reading))


def settings_in(
    detector: Detector, content: str | bytes, name: str
) -> list[tuple[str | None, ContentKind, str]]:
    """Return setting, content and text of the matches of a detector."""
    reading = a_reading(content, name)
    return [
        (one.setting, one.content, reading.text[slice(*one.span)] if one.span else "")
        for one in detector.matches(reading)
    ]
