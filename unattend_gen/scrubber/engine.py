"""A document with Setup's marker in place of each secret, and nothing else changed.

A pure function: it reads and writes no file. The result is searched again, so only documents that
were found clean are called scrubbed.

Setup replaces the whole content of `Password` and `AdministratorPassword`, `Value` and `PlainText`
included, and so does this module. No copy with a scrubbed product key is known, so of product
keys, as everywhere else, only the text itself is replaced.

Source:
    Public copies of answer files from Panther folders.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.edit import replaced
from unattend_gen.auditor.scan import ScanContext, beginning, finding_on
from unattend_gen.core.deadline import DeadlineError, until
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Edit, Fix
from unattend_gen.core.report import in_reading_order
from unattend_gen.core.secret import MARKER, Secret
from unattend_gen.detect.base64_text import (
    STARTS,
    decoded,
    encoded_like,
    ends_as_answer_file,
    filled_like,
)
from unattend_gen.detect.search import matches_in
from unattend_gen.scrubber.advice import with_reason
from unattend_gen.scrubber.copies import ScrubbedValue
from unattend_gen.scrubber.signatures import broken, refusal, signature_in
from unattend_gen.sources.errors import limit_reached

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.match import Match
    from unattend_gen.core.report import Skipped
    from unattend_gen.detect.reading import Reading


_ROUNDS: Final = 4
"""Replacing a value can reveal another one behind it, at most once or twice."""

_DEEPEST: Final = 4
"""The deepest nesting of encoded texts."""

REPLACED: Final = Fix("--in-place replaces it with Setup's marker", is_safe=True)
"""The fix of a planned finding whose secret can be replaced."""


@dataclass(frozen=True, slots=True)
class ScrubContext(ScanContext):
    """The values that are the same for every document that is scrubbed.

    Attributes:
        breaks_signatures: whether files whose signature a change invalidates are changed.
    """

    breaks_signatures: bool = False


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """The result of scrubbing a document.

    Attributes:
        original: the document as it was read.
        document: the same document with the marker in place of what could be replaced.
        replaced: a finding for each secret that is gone, in the order of the original.
        left: a finding for each secret that could not be replaced, with advice.
        notes: a finding on the signature that no longer holds.
        values: what was replaced, to search for other copies of it.
        trouble: why only the beginning was searched, and nothing was replaced; else None.
    """

    original: Document
    document: Document
    replaced: tuple[Finding, ...]
    left: tuple[Finding, ...]
    notes: tuple[Finding, ...] = ()
    values: tuple[ScrubbedValue, ...] = field(default=(), repr=False)
    trouble: Skipped | None = None

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return self.document.data != self.original.data


@dataclass(frozen=True, slots=True)
class _LiveMatch:
    """A live match with its reading and finding."""

    reading: Reading
    match: Match
    finding: Finding


def scrub(document: Document, context: ScrubContext, *, depth: int = 0) -> Scrubbed:
    """Replace the live secrets that can be replaced, and report the others.

    A signed document is not changed, unless the context allows it, and neither is one whose
    deadline is over: the secrets in its beginning are reported.

    Args:
        document: a whole document.
        context: the values that are the same for every document; allowed secrets remain.
        depth: the number of encoded texts around it.
    """
    try:
        with nullcontext() if document.deadline is None else until(document.deadline):
            return _scrubbed(document, context, depth)
    except DeadlineError:
        left = live_secrets(beginning(document), context)
        return Scrubbed(document, document, (), left, trouble=limit_reached(document.location))


def _scrubbed(document: Document, context: ScrubContext, depth: int) -> Scrubbed:
    before = found = _live_matches(document, context)
    signature = signature_in(document.data) if before else None
    if signature is not None and not context.breaks_signatures:
        return Scrubbed(document, document, (), _kept(before, refusal(signature)))
    now = document
    values: list[ScrubbedValue] = []
    for _ in range(_ROUNDS):
        data = _edited(now, found, _Job(context, depth, values))
        if data == now.data:
            break
        now = replace(now, data=data)
        found = _live_matches(now, context)
    left = in_reading_order(dict.fromkeys(with_reason(one.finding, one.reading) for one in found))
    is_broken = signature is not None and now.data != document.data
    notes = (broken(document.location, signature),) if signature and is_broken else ()
    return Scrubbed(document, now, _gone(before, found), left, notes, tuple(values))


def _kept(found: Iterable[_LiveMatch], advice: str) -> tuple[Finding, ...]:
    left = dict.fromkeys(replace(one.finding, advice=advice) for one in found)
    return in_reading_order(left)


def live_secrets(document: Document, context: ScanContext) -> tuple[Finding, ...]:
    """Return a finding for each secret that `scrub` would try to replace."""
    return in_reading_order(dict.fromkeys(one.finding for one in _live_matches(document, context)))


def _live_matches(document: Document, context: ScanContext) -> tuple[_LiveMatch, ...]:
    return tuple(
        _LiveMatch(reading, match, finding)
        for reading, match in matches_in(document)
        if match.content.is_leak and (finding := finding_on(reading, match, context)) is not None
    )


def _gone(before: Iterable[_LiveMatch], after: Iterable[_LiveMatch]) -> tuple[Finding, ...]:
    """Return the findings before that are not among those after.

    Lines move when an element loses its children, so findings are compared without their location.
    A secret may occur twice and remain in one place: of two equal findings, the one that could not
    be replaced has remained.
    """
    still = Counter(map(_identity, {one.finding: one for one in after}.values()))
    gone: list[Finding] = []
    for one in sorted({one.finding: one for one in before}.values(), key=_has_place):
        if still[_identity(one)]:
            still[_identity(one)] -= 1
        else:
            gone.append(replace(one.finding, advice=f"{REPLACED.summary}", fix=REPLACED))
    return in_reading_order(gone)


def _has_place(one: _LiveMatch) -> bool:
    return one.reading.encoding is not None and one.match.span is not None


def _identity(one: _LiveMatch) -> tuple[str, str | None, str | None, str | None]:
    finding = one.finding
    return finding.rule, finding.location.setting, finding.secret_id, finding.last_five


@dataclass(frozen=True, slots=True)
class _Job:
    """How a document is changed, and the values that were replaced so far."""

    context: ScrubContext
    depth: int
    values: list[ScrubbedValue]


def _edited(document: Document, found: Iterable[_LiveMatch], job: _Job) -> bytes:
    """Return the bytes after the edits of the first reading that has any."""
    by_reading: dict[int, tuple[Reading, list[_LiveMatch]]] = {}
    for one in found:
        by_reading.setdefault(id(one.reading), (one.reading, []))[1].append(one)
    for reading, live in by_reading.values():
        values: list[ScrubbedValue] = []
        edits = _without_overlap(_edits(reading, live, replace(job, values=values)))
        data = _encoded(reading, replaced(reading.text, edits)) if edits else None
        if data is not None:
            job.values.extend(values)
            return data
    return document.data


def _edits(reading: Reading, live: Iterable[_LiveMatch], job: _Job) -> Iterator[Edit]:
    """Yield the edits of a reading; they are shown to nobody, because some contain its text."""
    envelopes: dict[tuple[int, int], str | None] = {}
    wholes: dict[tuple[int, int], bool] = {}
    for one in live:
        match = one.match
        if match.envelope is not None and job.depth < _DEEPEST:
            if match.envelope not in envelopes:
                envelopes[match.envelope] = _inside(reading, match.envelope, job)
            text = envelopes[match.envelope]
            if text is not None:
                yield Edit(*match.envelope, text)
                continue
        place = place_of_marker(match, reading.text, wholes)
        if place is not None:
            job.values.extend(_values(one))
            yield Edit(*place, MARKER if match.replacement is None else match.replacement)


def _values(one: _LiveMatch) -> Iterator[ScrubbedValue]:
    """Yield the value of a match as it is used, and as it is written."""
    match = one.match
    if match.secret is not None:
        yield ScrubbedValue(match.secret, one.finding)
    if match.span is not None and match.replacement is None:
        written = one.reading.text[slice(*match.span)]
        yield ScrubbedValue(Secret(written, match.kind), one.finding)


def _inside(reading: Reading, span: tuple[int, int], job: _Job) -> str | None:
    """Return a base64 text with its content scrubbed; None if that changes nothing."""
    text = reading.text[slice(*span)]
    data = decoded(text)
    if data is None:
        return None
    is_answer_file = text.startswith(STARTS)
    if is_answer_file and not ends_as_answer_file(data):
        return None  # it is a piece of one, or other data is encoded with it
    inner = Document(reading.document.location, data)
    result = scrub(inner, job.context, depth=job.depth + 1)
    if not result.is_changed:
        return None
    job.values.extend(result.values)
    data = result.document.data
    return encoded_like(text, filled_like(text, data) if is_answer_file else data)


def _without_overlap(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits in order; of two that overlap, the one that replaces more."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.start, -one.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


def _encoded(reading: Reading, text: str) -> bytes | None:
    """Return the text in the encoding of the reading; None if that is not reversible."""
    encoding = reading.encoding
    if encoding is None:
        return None
    try:
        if encoding.bom + reading.text.encode(encoding.name) != reading.document.data:
            return None
        return encoding.bom + text.encode(encoding.name)
    except UnicodeEncodeError:
        return None  # the cause contains the whole document


_TAG: Final = re.compile(r"<(?!!\[CDATA\[)/?(?P<name>[^\s/>]*)")
_REPLACED_BY_SETUP: Final = frozenset({"Value", "PlainText"})


def place_of_marker(
    match: Match, text: str, known: dict[tuple[int, int], bool] | None = None
) -> tuple[int, int] | None:
    """Return the span that the marker replaces; None if the match has no span.

    If a comment or another element is next to the value, that is kept.

    Args:
        match: a live one.
        text: of its reading.
        known: whether Setup replaces an element as a whole, by its span, for further matches in it.
    """
    whole = match.whole
    if whole is None or match.span is None:
        return whole or match.span
    known = {} if known is None else known
    if whole not in known:
        known[whole] = _is_replaced_whole(text[slice(*whole)])
    return whole if known[whole] else match.span


def _is_replaced_whole(content: str) -> bool:
    names = (match["name"].rpartition(":")[2] for match in _TAG.finditer(content))
    return all(name in _REPLACED_BY_SETUP for name in names)
