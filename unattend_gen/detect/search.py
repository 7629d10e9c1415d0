"""Everything that stands in one document, by its kind and as text; each place once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from unattend_gen import plugins
from unattend_gen.core.secret import MARKER
from unattend_gen.detect import kinds
from unattend_gen.detect.detector import Detector
from unattend_gen.detect.general import in_any_text
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.prefilter import look
from unattend_gen.detect.reading import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.core.document import Document
    from unattend_gen.detect.reading import Reading
    from unattend_gen.detect.suspect import Suspect
    from unattend_gen.errors import AnswerFileError


@cache
def detectors() -> tuple[Detector, ...]:
    """Every kind of document, in the order of their names."""
    return tuple(plugins.load_all(kinds, "DETECTOR", Detector))


def _ignore(_: AnswerFileError) -> None:
    """Be content with the search of the text."""


def suspects(
    document: Document, *, trouble: Callable[[AnswerFileError], object] = _ignore
) -> Iterator[tuple[Reading, Suspect]]:
    """Each place once, with the reading in which it stands.

    A document in which the quick look finds nothing gives nothing. What a kind has found, live
    or not, the general search leaves alone.

    Args:
        document: what is searched.
        trouble: is told why an answer file could not be parsed; it was searched as text then,
            which may miss what entities and damage hide.
    """
    seen = look(document.data)
    if seen is None:
        return
    keys: set[tuple[str | None, int | None]] = set()
    for reading, recognised in map(_with_kinds, readings(document, seen)):
        found: list[Suspect] = []
        for detector in recognised:
            found += detector.suspects(reading)
        for error in reading.troubles:
            trouble(error)
        yield from ((reading, _judged(suspect, reading)) for suspect in found)
        taken = _Taken(found, reading)
        for suspect in in_any_text(reading):
            is_new = reading.encoding is not None or (suspect.last_five, suspect.line) not in keys
            if is_new and not taken.has(suspect):
                keys.add((suspect.last_five, suspect.line))
                yield reading, suspect


def _with_kinds(reading: Reading) -> tuple[Reading, tuple[Detector, ...]]:
    """A reading with the kinds that it is of; all of it where there is any."""
    recognised = tuple(one for one in detectors() if one.recognises(reading))
    if not recognised or reading.whole is None:
        return reading, recognised
    return _with_kinds(reading.whole(reading.document))


def _judged(suspect: Suspect, reading: Reading) -> Suspect:
    """The marker is the marker, whatever a kind of document takes the text there for."""
    if not suspect.holding.is_leak or suspect.span is None:
        return suspect
    if reading.text[slice(*suspect.span)].strip() != MARKER:
        return suspect
    return replace(suspect, holding=Holding.MARKER, secret=None, last_five=None)


class _Taken:
    """The places of what was found already: by span, or by line where there is no span."""

    def __init__(self, found: list[Suspect], reading: Reading) -> None:
        self._spans = [span for one in found for span in (one.span, one.whole) if span]
        self._lines = {
            (one.line, one.kind) for one in found if one.span is None and one.line is not None
        }
        self._reading = reading

    def has(self, suspect: Suspect) -> bool:
        if suspect.span is None:
            return False
        start, end = suspect.span
        if any(first < end and start < last for first, last in self._spans):
            return True
        return (self._reading.line(start), suspect.kind) in self._lines
