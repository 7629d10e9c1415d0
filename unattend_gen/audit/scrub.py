"""A document with Setup's marker in place of each secret, and nothing else changed.

A pure function: nothing is read or written here. The result is searched again, so that what is
called scrubbed has been seen to be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.audit.scan import Yardstick, finding_on, scan
from unattend_gen.core.finding import Edit
from unattend_gen.core.report import in_reading_order
from unattend_gen.core.secret import MARKER
from unattend_gen.detect.search import suspects
from unattend_gen.xml.edit import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.detect.reading import Reading
    from unattend_gen.detect.suspect import Suspect

_ROUNDS: Final = 3
"""Scrubbing a value can bring to light what stood behind it; not more than once or twice."""


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


def scrub(document: Document, yardstick: Yardstick) -> Scrubbed:
    """Replace what is live and has a place of its own; say what has none."""
    before = scan(document, yardstick).findings
    now = document
    for _ in range(_ROUNDS):
        data = _edited(now, yardstick)
        if data == now.data:
            break
        now = replace(now, data=data)
    left = scan(now, yardstick).findings if now.data != document.data else before
    still = {_identity(finding) for finding in left}
    gone = (finding for finding in before if _identity(finding) not in still)
    return Scrubbed(document, now, in_reading_order(gone), tuple(map(_with_advice, left)))


def _edited(document: Document, yardstick: Yardstick) -> bytes:
    """The bytes with every replaceable secret of the first reading that has any replaced."""
    found: dict[int, tuple[Reading, list[Suspect]]] = {}
    for reading, suspect in suspects(document):
        if suspect.holding.is_leak and finding_on(reading, suspect, yardstick) is not None:
            found.setdefault(id(reading), (reading, []))[1].append(suspect)
    for reading, live in found.values():
        edits = _without_overlap(_edits(reading, live))
        if edits and reading.encoding is not None:
            return _encoded(reading, replaced(reading.text, edits)) or document.data
    return document.data


def _edits(reading: Reading, live: Iterable[Suspect]) -> Iterator[Edit]:
    for suspect in live:
        if suspect.span is None:
            continue
        instead = MARKER if suspect.replacement is None else suspect.replacement
        whole = suspect.whole
        if whole is not None and "<!--" not in reading.text[slice(*whole)]:
            yield Edit(*whole, instead)
        else:
            yield Edit(*suspect.span, instead)


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


def _identity(finding: Finding) -> tuple[str, str | None, str | None, str | None]:
    return (
        finding.rule,
        finding.location.setting,
        finding.secret_id,
        finding.last_five,
    )


def _with_advice(finding: Finding) -> Finding:
    advice = "it cannot be replaced in its place: delete the file, or mend it by hand"
    return replace(finding, advice=advice)
