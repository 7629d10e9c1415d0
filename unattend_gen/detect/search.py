"""All matches in a document, by its kind and as text; each place once."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from unattend_gen import plugins
from unattend_gen.core.command_prose import is_stand_in
from unattend_gen.core.deadline import require_time
from unattend_gen.core.finding import Confidence
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.detect import kinds
from unattend_gen.detect.content import classify_plain
from unattend_gen.detect.detector import Detector
from unattend_gen.detect.expressions import without_expression
from unattend_gen.detect.literals import default_in
from unattend_gen.detect.prefilter import hints_on
from unattend_gen.detect.reading import Hints, printable, readings
from unattend_gen.detect.text import live_keys, matches_in_commands, matches_in_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.core.document import Document
    from unattend_gen.detect.reading import Reading
    from unattend_gen.errors import AnswerFileError


@cache
def detectors() -> tuple[Detector, ...]:
    """Return the detectors of all kinds of document, in the order of their names."""
    return tuple(plugins.load_all(kinds, "DETECTOR", Detector))


@cache
def _searched_endings() -> tuple[str, ...]:
    """Return how the names of files end that are searched whatever the prefilter finds."""
    return tuple(ending for detector in detectors() for ending in detector.endings)


def _ignore(_: AnswerFileError) -> None:
    """Accept that an answer file was searched as text only."""


def matches_in(
    document: Document, *, on_error: Callable[[AnswerFileError], object] = _ignore
) -> Iterator[tuple[Reading, Match]]:
    """Yield the matches in a document, each with its reading; each place once.

    A document in which the prefilter finds nothing has no matches. The general search ignores
    places that a kind has matched, live or not.

    Args:
        document: the document to search.
        on_error: called with the reason why an answer file could not be parsed. It is then
            searched as text, which may miss what entities and damage hide.
    """
    hints = hints_on(document.data)
    if hints is None:
        if not document.name.endswith(_searched_endings()):
            return
        hints = Hints(frozenset())
    keys: set[tuple[str | None, int | None]] = set()
    for reading, recognised in map(_with_kinds, readings(document, hints)):
        found: list[Match] = []
        for detector in recognised:
            found += _new(_in_time(detector.matches(reading)), found)
        for error in reading.errors:
            on_error(error)
        shown = (match for match in found if not _is_example(match, reading))
        yield from ((reading, _as_written(_exact(match, reading), reading)) for match in shown)
        taken = _Taken(found, reading)
        for match in _in_time(matches_in_any_text(reading)):
            is_new = reading.encoding is not None or (match.last_five, match.line) not in keys
            if is_new and not taken.overlaps(match) and not _is_example(match, reading):
                keys.add((match.last_five, match.line))
                yield reading, _as_written(_exact(match, reading), reading)


def matches_in_any_text(reading: Reading) -> Iterator[Match]:
    """Yield the matches of commands and shapes; in binary data, keys and certain commands only.

    A zero byte ends the text before it, as a line end does. It becomes a lone CR, which changes no
    index and no line.
    """
    if reading.encoding is None:
        yield from _in_binary(reading)
        return
    for match in matches_in_text(reading.text.replace("\0", "\r"), reading.hints):
        where = "a command" if match.command else "text"
        span = None if match.envelope else match.span
        yield match.inside(where, span=span, line=match.line)


def _in_binary(reading: Reading) -> Iterator[Match]:
    """Yield the matches of data that contains some text; they have no place."""
    for key in live_keys(reading.text, reading.hints):
        yield key.inside("binary data")
    for match in matches_in_commands(printable(reading.text), reading.hints):
        if match.confidence is Confidence.HIGH and match.kind is not SecretKind.PRODUCT_KEY:
            yield match.inside("a command in binary data")


def _is_example(match: Match, reading: Reading) -> bool:
    """Return whether a page for people shows a command with a word instead of a secret."""
    if match.command is None or match.span is None or not reading.is_page:
        return False
    return is_stand_in(reading.text[slice(*match.span)])


def _with_kinds(reading: Reading) -> tuple[Reading, tuple[Detector, ...]]:
    """Return a reading with the detectors of its kinds; the whole reading if there are any."""
    recognised = tuple(one for one in detectors() if one.recognises(reading))
    if not recognised or reading.whole is None:
        return reading, recognised
    return _with_kinds(reading.whole(reading.document))


def _in_time(matches: Iterable[Match]) -> Iterator[Match]:
    """Yield matches; raises `DeadlineError` between two of them if the time is over."""
    for match in matches:
        require_time()
        yield match


def _new(matches: Iterable[Match], found: list[Match]) -> list[Match]:
    """Return the matches of a kind whose places no kind before has matched."""
    known = {(one.span, one.kind) for one in found if one.span is not None}
    return [one for one in matches if (one.span, one.kind) not in known]


def _exact(match: Match, reading: Reading) -> Match:
    """Return a live match on the literal of an expression alone."""
    return without_expression(match, reading) if match.content.is_leak else match


def _as_written(match: Match, reading: Reading) -> Match:
    """Return the match with the content that its text shows, whatever the detector says.

    The marker is never a leak, and the default in a template expression always is.
    """
    if match.span is None:
        return match
    text = reading.text[slice(*match.span)]
    if match.content.is_leak and text.strip() == MARKER:
        return replace(match, content=ContentKind.MARKER, secret=None, last_five=None)
    default = default_in(text) if match.content is ContentKind.PLACEHOLDER else None
    if default is None:
        return match
    content = classify_plain(match.kind, text[slice(*default)])
    start = match.start + default[0]
    return replace(
        match,
        content=content.kind,
        span=(start, match.start + default[1]),
        whole=None,
        secret=content.secret,
        last_five=content.last_five,
    )


class _Taken:
    """The places of earlier matches: by span, or by line for matches without a span."""

    def __init__(self, found: list[Match], reading: Reading) -> None:
        spans = (span for one in found for span in (one.span, one.whole) if span)
        self._spans = sorted(spans)
        self._ends = list(accumulate((end for _, end in self._spans), max))
        self._lines = {
            (one.line, one.kind) for one in found if one.span is None and one.line is not None
        }
        self._reading = reading

    def overlaps(self, match: Match) -> bool:
        """Return whether a match overlaps an earlier one."""
        if match.span is None:
            return False
        start, end = match.span
        before = bisect_left(self._spans, (end, 0))
        if before and self._ends[before - 1] > start:
            return True
        return (self._reading.line(start), match.kind) in self._lines
