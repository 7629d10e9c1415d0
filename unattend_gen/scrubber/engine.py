"""A document with Setup's marker in place of each secret, and nothing else changed.

A pure function: nothing is read or written here. The result is searched again, so that what is
called scrubbed has been seen to be.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.edit import replaced
from unattend_gen.auditor.by_hand import to_be_done_by_hand
from unattend_gen.auditor.scan import ScanContext, finding_on
from unattend_gen.auditor.setups_shape import place_of_marker
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Edit, Fix
from unattend_gen.core.report import in_reading_order
from unattend_gen.core.secret import MARKER
from unattend_gen.detect.base64_text import (
    STARTS,
    decoded,
    encoded_like,
    ends_as_answer_file,
    filled_like,
)
from unattend_gen.detect.search import matches_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.match import Match
    from unattend_gen.detect.reading import Reading

_ROUNDS: Final = 4
"""Scrubbing a value can bring to light what stood behind it, not more than once or twice."""

_DEEPEST: Final = 4
"""How many encoded texts may stand in each other."""

REPLACED: Final = Fix("--in-place puts Setup's marker in its place", is_safe=True)
"""What a finding of a plan carries if its secret can be replaced."""


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """What became of a document.

    Attributes:
        original: the document as it was read.
        document: the same with the marker in place of what could be replaced.
        replaced: a finding for each secret that is gone, in the order of the original.
        left: a finding for each that could not be replaced, with what to do about it.
    """

    original: Document
    document: Document
    replaced: tuple[Finding, ...]
    left: tuple[Finding, ...]

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return self.document.data != self.original.data


@dataclass(frozen=True, slots=True)
class _Live:
    """A live secret with the reading in which it stands."""

    reading: Reading
    match: Match
    finding: Finding


def scrub(document: Document, context: ScanContext, *, depth: int = 0) -> Scrubbed:
    """Replace what is live and has a place of its own; say what has none.

    Args:
        document: a whole one.
        context: what is held against it; secrets that are allowed to stand anywhere stay.
        depth: in how many encoded texts it stands.
    """
    before = found = _look(document, context)
    now = document
    for _ in range(_ROUNDS):
        data = _edited(now, found, context, depth)
        if data == now.data:
            break
        now = replace(now, data=data)
        found = _look(now, context)
    left = in_reading_order(
        dict.fromkeys(to_be_done_by_hand(one.finding, one.reading) for one in found)
    )
    return Scrubbed(document, now, _gone(before, found), left)


def live_secrets(document: Document, context: ScanContext) -> tuple[Finding, ...]:
    """A finding on each secret that `scrub` would replace if it could, and on nothing else."""
    return in_reading_order(dict.fromkeys(one.finding for one in _look(document, context)))


def _look(document: Document, context: ScanContext) -> tuple[_Live, ...]:
    return tuple(
        _Live(reading, match, finding)
        for reading, match in matches_in(document)
        if match.content.is_leak and (finding := finding_on(reading, match, context)) is not None
    )


def _gone(before: Iterable[_Live], after: Iterable[_Live]) -> tuple[Finding, ...]:
    """What was there and is no more; a secret may stand twice and stay in one place.

    Lines move when an element loses its children, so what stays is known by all but its place. Of
    two that are alike that one has stayed which had no place of its own.
    """
    still = Counter(map(_identity, {one.finding: one for one in after}.values()))
    gone: list[Finding] = []
    for one in sorted({one.finding: one for one in before}.values(), key=_has_place):
        if still[_identity(one)]:
            still[_identity(one)] -= 1
        else:
            gone.append(replace(one.finding, advice=f"{REPLACED.summary}", fix=REPLACED))
    return in_reading_order(gone)


def _has_place(one: _Live) -> bool:
    return one.reading.encoding is not None and one.match.span is not None


def _identity(one: _Live) -> tuple[str, str | None, str | None, str | None]:
    finding = one.finding
    return finding.rule, finding.location.setting, finding.secret_id, finding.last_five


def _edited(document: Document, found: Iterable[_Live], context: ScanContext, depth: int) -> bytes:
    """The bytes with every replaceable secret of the first reading that has any replaced."""
    by_reading: dict[int, tuple[Reading, list[Match]]] = {}
    for one in found:
        by_reading.setdefault(id(one.reading), (one.reading, []))[1].append(one.match)
    for reading, live in by_reading.values():
        edits = _without_overlap(_edits(reading, live, context, depth))
        if edits and reading.encoding is not None:
            return _encoded(reading, replaced(reading.text, edits)) or document.data
    return document.data


def _edits(
    reading: Reading, live: Iterable[Match], context: ScanContext, depth: int
) -> Iterator[Edit]:
    """What to write where; these edits are shown to nobody, for some hold a piece of the text."""
    envelopes: dict[tuple[int, int], str | None] = {}
    for match in live:
        if match.envelope is not None and depth < _DEEPEST:
            if match.envelope not in envelopes:
                envelopes[match.envelope] = _inside(reading, match.envelope, context, depth)
            text = envelopes[match.envelope]
            if text is not None:
                yield Edit(*match.envelope, text)
                continue
        place = place_of_marker(match, reading.text)
        if place is not None:
            yield Edit(*place, MARKER if match.replacement is None else match.replacement)


def _inside(
    reading: Reading, span: tuple[int, int], context: ScanContext, depth: int
) -> str | None:
    """The base64 text of what stands in one, scrubbed; None where that changes nothing."""
    text = reading.text[slice(*span)]
    data = decoded(text)
    if data is None:
        return None
    is_answer_file = text.startswith(STARTS)
    if is_answer_file and not ends_as_answer_file(data):
        return None  # a piece of one, or something else is encoded together with it
    result = scrub(Document(reading.document.location, data), context, depth=depth + 1)
    if not result.is_changed:
        return None
    data = result.document.data
    return encoded_like(text, filled_like(text, data) if is_answer_file else data)


def _without_overlap(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits in order; of two that overlap the one that replaces more."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.start, -one.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


def _encoded(reading: Reading, text: str) -> bytes | None:
    """The text in the encoding that it was read in; None where that gives other bytes back."""
    encoding = reading.encoding
    if encoding is None:
        return None
    try:
        if encoding.bom + reading.text.encode(encoding.name) != reading.document.data:
            return None
        return encoding.bom + text.encode(encoding.name)
    except UnicodeEncodeError:
        return None  # the cause holds the whole document
