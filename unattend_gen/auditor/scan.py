"""One document searched: a pure function whose result may travel between processes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.auditor.found import finding_of
from unattend_gen.core.report import Skipped, SkipReason, in_reading_order
from unattend_gen.core.secret import secret_id
from unattend_gen.detect.registry import registry_keys
from unattend_gen.detect.search import matches_in
from unattend_gen.rules.answer_file import doctype_present
from unattend_gen.rules.load import registry_rules
from unattend_gen.rules.places import is_answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.core.match import Match
    from unattend_gen.detect.reading import Reading
    from unattend_gen.errors import AnswerFileError

_PROLOG: Final = 4096
_DOCTYPE: Final = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


@dataclass(frozen=True, slots=True)
class ScanContext:
    """What is held against every document of a run.

    Attributes:
        key: of the hashes that tell which places hold the same secret.
        allowed: the identities, by this key, of secrets that are known and no finding.
    """

    key: bytes
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scanned:
    """What there is to say of one document; it holds no secret.

    Attributes:
        findings: the live secrets and what rules say, in the order of the lines.
        states: how many places hold what, live or not, by the holding's name.
        trouble: told where an answer file could be searched as text alone.
    """

    findings: tuple[Finding, ...]
    states: Mapping[str, int]
    trouble: Skipped | None = None


def scan(document: Document, context: ScanContext) -> Scanned:
    """Look at one document."""
    findings: list[Finding] = []
    states: Counter[str] = Counter()
    errors: list[AnswerFileError] = []
    for reading, match in matches_in(document, on_error=errors.append):
        states[match.content.value] += 1
        if match.content.is_leak:
            finding = finding_on(reading, match, context)
            if finding is not None:
                findings.append(finding)
    findings += on_doctype(document)
    findings += on_registry(document)
    trouble = _trouble(document.location, errors[0]) if errors else None
    return Scanned(in_reading_order(dict.fromkeys(findings)), states, trouble)


def on_registry(document: Document) -> Iterator[Finding]:
    """Yield what the rules about registry values find; nothing if it is not an export."""
    for key in registry_keys(document):
        for rule in registry_rules():
            yield from rule.check(key)


def on_doctype(document: Document) -> Iterator[Finding]:
    """A DOCTYPE in an answer file: its entities can hide what the file says."""
    match = _DOCTYPE.search(document.data, 0, _PROLOG)
    if match is not None and is_answer_file(document.data):
        at = match.start()
        line = document.data.count(b"\n", 0, at) + (document.first_line or 1)
        message = "a DOCTYPE stands before the root element"
        advice = "remove it: Setup needs none, and its entities can hide what a file says"
        place = replace(document.location, line=line)
        yield doctype_present.CARD.finding(place, message, advice=advice)


def _trouble(location: Location, error: AnswerFileError) -> Skipped:
    """Told of an answer file that was searched as text alone."""
    at = replace(location, line=error.line, column=error.column)
    advice = f"{error.message}; it was searched as text alone, so look at it by hand"
    return Skipped(at, SkipReason.NOT_WELL_FORMED, advice)


def finding_on(reading: Reading, match: Match, context: ScanContext) -> Finding | None:
    """The finding on a live match; None where it is allowed to stand anywhere."""
    identity = secret_id(match.secret, context.key) if match.secret else None
    if identity in context.allowed:
        return None
    return replace(finding_of(match, _place(reading, match)), secret_id=identity)


def _place(reading: Reading, match: Match) -> Location:
    """Line and column, where the document has lines."""
    at = replace(reading.document.location, setting=match.setting)
    if reading.document.first_line is None:
        return at
    line, column = match.line, None
    if match.span is not None and reading.encoding is not None:
        line = reading.line(match.span[0])
        column = reading.column(match.span[0])
    return replace(at, line=line, column=column)
