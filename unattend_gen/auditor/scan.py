"""The search of one document, and the rules that look at its place among others.

Searching a document is a pure function whose result may travel between processes. The rules on
places look up other files next to a file on a disk. Inside a container they know only what was
read of it, and only answer files by name are kept for them.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.auditor.findings import match_finding
from unattend_gen.core.deadline import DeadlineError, until
from unattend_gen.core.document import Document
from unattend_gen.core.report import Skipped, SkipReason, in_reading_order
from unattend_gen.core.secret import secret_id
from unattend_gen.detect.registry import registry_keys
from unattend_gen.detect.search import matches_in
from unattend_gen.rules.answer_file import doctype_present
from unattend_gen.rules.load import place_rules, registry_rules
from unattend_gen.rules.places import PlaceKind, RuleContext, is_answer_file, place_of, steps_of
from unattend_gen.sources.errors import limit_reached
from unattend_gen.sources.regular_file import read_regular_file
from unattend_gen.sources.walk.panther import ANSWER_FILE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.core.match import Match
    from unattend_gen.detect.reading import Reading
    from unattend_gen.errors import AnswerFileError
    from unattend_gen.rules.places import Place


_PROLOG: Final = 4096
_BEGINNING: Final = 256 * 1024
_DOCTYPE: Final = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


@dataclass(frozen=True, slots=True)
class ScanContext:
    """The values that are the same for every document of a run.

    Attributes:
        key: of the hashes that identify places with the same secret.
        allowed: the identities, by this key, of known secrets that are not findings.
    """

    key: bytes
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scanned:
    """The result of searching one document; it contains no secret.

    Attributes:
        findings: live secrets and findings of rules, in the order of the lines.
        states: how many places have each kind of content, live or not.
        skipped: set if an answer file could be searched as text only.
    """

    findings: tuple[Finding, ...]
    states: Mapping[str, int]
    skipped: Skipped | None = None


def scan(document: Document, context: ScanContext) -> Scanned:
    """Search one document; of one whose deadline is over, only the beginning."""
    try:
        with until(document.deadline):
            return _scanned(document, context)
    except DeadlineError:
        found = _scanned(beginning(document), context)
        return replace(found, skipped=limit_reached(document.location))


def beginning(document: Document) -> Document:
    """Return the part of a document that is searched although its deadline is over."""
    return replace(document, data=document.data[:_BEGINNING], is_piece=True, deadline=None)


def _scanned(document: Document, context: ScanContext) -> Scanned:
    findings: list[Finding] = []
    states: Counter[str] = Counter()
    errors: list[AnswerFileError] = []
    for reading, match in matches_in(document, on_error=errors.append):
        states[match.content.value] += 1
        if match.content.is_leak:
            finding = finding_on(reading, match, context)
            if finding is not None:
                findings.append(finding)
    findings += doctype_findings(document)
    findings += registry_findings(document)
    skipped = _searched_as_text(document.location, errors[0]) if errors else None
    return Scanned(in_reading_order(dict.fromkeys(findings)), states, skipped)


def registry_findings(document: Document) -> Iterator[Finding]:
    """Yield the findings of rules on registry values; nothing if it is not an export."""
    for key in registry_keys(document):
        for rule in registry_rules():
            yield from rule.check(key)


def doctype_findings(document: Document) -> Iterator[Finding]:
    """Yield a finding if an answer file has a DOCTYPE, whose entities can hide the content."""
    match = _DOCTYPE.search(document.data, 0, _PROLOG)
    if match is not None and is_answer_file(document.data):
        at = match.start()
        line = document.data.count(b"\n", 0, at) + (document.first_line or 1)
        message = "a DOCTYPE precedes the root element"
        advice = (
            "remove it: Setup does not need it, and its entities can hide what the file contains"
        )
        place = replace(document.location, line=line)
        yield doctype_present.CARD.finding(place, message, advice=advice)


def _searched_as_text(location: Location, error: AnswerFileError) -> Skipped:
    """Return the entry for an answer file that was searched as text only."""
    at = replace(location, line=error.line, column=error.column)
    advice = f"{error.message}; it was searched as text alone, so look at it by hand"
    return Skipped(at, SkipReason.NOT_WELL_FORMED, advice)


def finding_on(reading: Reading, match: Match, context: ScanContext) -> Finding | None:
    """Return the finding on a live match; None if its secret is allowed everywhere."""
    identity = secret_id(match.secret, context.key) if match.secret else None
    if identity in context.allowed:
        return None
    return replace(match_finding(match, _place(reading, match)), secret_id=identity)


def _place(reading: Reading, match: Match) -> Location:
    """Return the location of a match, with line and column if the document has lines."""
    at = replace(reading.document.location, setting=match.setting)
    if reading.document.first_line is None:
        return at
    line, column = match.line, None
    if match.span is not None and reading.encoding is not None:
        line = reading.line(match.span[0])
        column = reading.column(match.span[0])
    return replace(at, line=line, column=column)


_MOST_KEPT: Final = 1000
_LARGEST_KEPT: Final = 1024 * 1024


class PlacedDocuments:
    """The documents of one file, and what the rules on places find in them."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], bytes] = {}
        self._waiting: list[tuple[Document, Place, tuple[Finding, ...]]] = []

    def add(self, document: Document, leaks: tuple[Finding, ...]) -> None:
        """Add a document with the findings in it."""
        inside = document.location.inside
        is_named = inside and steps_of(document.location)[-1] in ANSWER_FILE_NAMES
        if is_named and len(self._kept) < _MOST_KEPT and len(document.data) <= _LARGEST_KEPT:
            self._kept[steps_of(document.location)] = document.data
        place = place_of(document.location)
        if place is None or not (leaks or place.kind is PlaceKind.WDS):
            return
        is_full = len(self._waiting) >= _MOST_KEPT or len(document.data) > _LARGEST_KEPT
        if not is_full and not document.is_piece and is_answer_file(document.data):
            self._waiting.append((document, place, leaks))

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings of the rules, after the whole file has been read."""
        return tuple(
            replace(finding, secret_id=None)
            for document, place, leaks in self._waiting
            for rule in place_rules()
            for finding in rule.check(
                RuleContext(document, place, leaks, self._neighbours(document))
            )
        )

    def _neighbours(self, document: Document) -> _Neighbours:
        return _Neighbours(document, self._kept)


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """Finds other documents near one, among the kept ones or on the disk."""

    document: Document
    kept: dict[tuple[str, ...], bytes] = field(repr=False)

    def __call__(self, place: Place, below: tuple[str, ...]) -> bytes | None:
        if self.document.location.inside:
            return self.kept.get((*place.root, *below))
        return _on_disk(self.document.location.path, len(place.below), below)


def _on_disk(path: str, depth: int, below: tuple[str, ...]) -> bytes | None:
    """Return a file below the folder `depth` levels above a path, ignoring case, or None."""
    folder = path
    for _ in range(depth):
        folder = os.path.dirname(folder)  # noqa: PTH120 - keeps the name
    for step in below:
        found = _entry(folder or os.curdir, step)
        if found is None:
            return None
        folder = os.path.join(folder, found)  # noqa: PTH118 - keeps the name
    document = read_regular_file(folder)
    return document.data if isinstance(document, Document) else None


def _entry(folder: str, name: str) -> str | None:
    try:
        with os.scandir(folder) as entries:
            return next((one.name for one in entries if one.name.lower() == name), None)
    except OSError:
        return None
