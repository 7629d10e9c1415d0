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

Hints = tuple[tuple[SecretKind, ContentKind], ...]


def a_document(content: str | bytes, name: str = "document.txt") -> Document:
    """A document of this name."""
    data = content.encode() if isinstance(content, str) else content
    return Document(Location(name), data)


def a_reading(content: str | bytes, name: str = "document.txt") -> Reading:
    """The first reading of a document."""
    return next(iter(readings(a_document(content, name))))


def seen_by(detector: Detector, content: str | bytes, name: str = "document.txt") -> Hints:
    """Kind and content of everything that a detector sees, if the document is of its kind."""
    reading = a_reading(content, name)
    if not detector.recognises(reading):
        return ()
    return tuple((one.kind, one.content) for one in detector.matches(reading))
