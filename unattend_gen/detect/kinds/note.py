"""Notes, logs and comments that say what a password is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.notes import passwords_in_notes
from unattend_gen.detect.reading import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SUFFIXES: Final = (
    *(".txt", ".md", ".log", ".lo_", ".rst", ".adoc", ".text", ".nfo", ".eml", ".msg", ".html"),
    *(".htm", ".rtf", ".xml", ".bak", ".old"),
)


def recognises(reading: Reading) -> bool:
    """Recognise the suffix of text for people, or a name without a suffix."""
    if reading.encoding is None:
        return False
    return reading.name.endswith(_SUFFIXES) or "." not in reading.name


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the passwords that are named in words."""
    if reading.text.isascii() and not reading.hints.may_contain(NOTE):
        return  # the prefilter knows ASCII letters only
    for match in passwords_in_notes(reading.text):
        yield match.inside("a note", span=match.span, line=reading.line(match.start))


DETECTOR: Final = Detector(
    summary="notes, logs and comments that say what a password is",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "handover.txt",
            "Local admin password: not-4-real-one\n",
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example("policy.txt", "Password: at least 8 characters\nPassword: ********\n", ()),
    ),
)
