"""The search of a scrubbed file, archive or image for copies of what was replaced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from unattend_gen.core.document import Document
from unattend_gen.core.finding import Confidence
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.detect.reading import readings
from unattend_gen.sources.containers import wim_image
from unattend_gen.sources.errors import read_failure
from unattend_gen.sources.limits import ExtractionBudget
from unattend_gen.sources.opening import documents_in, pieces
from unattend_gen.sources.programs import Call, ProgramError, find_program, output_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.scrubber.copies import Copies, Copy
    from unattend_gen.scrubber.scrubbed_file import ScrubbedFile
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import Limits

_MOST: Final = 100
"""Copies that are reported one by one for each document."""

_ADVICE: Final = (
    "the value is not in a place where it is known to be a secret, so it was not replaced: look at"
    " the place, and edit or delete it; later runs no longer know the value"
)


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What was found in the search after the change, and what could not be searched."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def added_to(self, outcome: ScrubbedFile) -> ScrubbedFile:
        """Return the outcome for the document together with these."""
        trouble = self.skipped[0] if self.skipped else outcome.trouble
        return replace(outcome, notes=(*outcome.notes, *self.findings), trouble=trouble)


def leftovers(
    documents: Iterable[Document | Skipped], copies: Copies, known: Iterable[Finding | Skipped]
) -> Leftovers:
    """Return a finding for each line with a copy of a scrubbed value.

    Args:
        documents: the documents after the change.
        copies: finds the values.
        known: the findings that are reported anyway, whose lines are left out, and the inputs that
            are known to be unreadable.
    """
    reported = set(known)
    lines = {_line(one.location) for one in reported if not isinstance(one, Skipped)}
    findings: dict[Finding, None] = {}
    skipped: list[Skipped] = []
    for document in documents:
        if isinstance(document, Skipped):
            skipped += () if document in reported else (document,)
        else:
            found = _findings(document, copies)
            findings.update((one, None) for one in found if _line(one.location) not in lines)
    skipped += _unsearched(copies)
    return Leftovers(tuple(findings), tuple(skipped))


def _unsearched(copies: Copies) -> Iterator[Skipped]:
    """Yield the entry for the values that had to be left out."""
    if copies.unsearched:
        at = replace(copies.unsearched[0].location, line=None, column=None, setting=None)
        advice = (
            f"{len(copies.unsearched)} of the replaced values were not searched for; look for other"
            " places of these values by hand"
        )
        yield Skipped(at, SkipReason.LIMIT_REACHED, advice)


def documents_of_archive(blob: Blob, limits: Limits) -> Iterator[Document | Skipped]:
    """Yield the documents of a zip archive, and of the containers in it."""
    return documents_in(blob, ExtractionBudget(replace(limits, is_deep=True)))


def documents_of_image(blob: Blob, limits: Limits) -> Iterator[Document | Skipped]:
    """Yield all files of a Windows image as they are, and its XML data.

    The known places are a part of the image only, and the same content may be anywhere in it.
    """
    budget = ExtractionBudget(replace(limits, is_deep=True))
    try:
        for member in wim_image.SOURCE.members(blob, budget):
            if isinstance(member, Skipped):
                yield member
                continue
            with member.stream() as stream:
                yield from pieces(member.location, stream)
            if member.trouble is not None:
                yield member.trouble
        yield from _xml_data(blob)
    except OSError:
        yield read_failure(blob.location, budget)


def _xml_data(blob: Blob) -> Iterator[Document]:
    """Yield the names and descriptions of the images in a Windows image."""
    program = find_program(wim_image.PROGRAM)
    if program is None:
        return
    try:
        data = output_of(Call((program, "info", blob.location.path, "--xml")))
    except ProgramError:
        return  # reading the files reports that it is damaged
    yield Document(blob.location.child("(XML data)"), data)


def _findings(document: Document, copies: Copies) -> Iterator[Finding]:
    found = copies.in_document(document)
    if not found:
        return
    has_lines = document.first_line is not None and _is_text(document)
    by_line = [list(group) for _, group in groupby(found, lambda one: _place(one, has_lines))]
    for same in by_line[:_MOST]:
        yield _finding(document, same[0], has_lines=has_lines)
    if len(by_line) > _MOST:
        rest = _finding(document, by_line[_MOST][0], has_lines=has_lines)
        yield replace(
            rest, message=f"{rest.message}, and in {len(by_line) - _MOST - 1} more places"
        )


def _finding(document: Document, copy: Copy, *, has_lines: bool) -> Finding:
    at = replace(document.location, line=copy.line if has_lines else None)
    where = "" if has_lines or copy.offset is None else f" at byte {copy.offset}"
    noun = "a product key" if copy.finding.last_five else "a value"
    return replace(
        copy.finding,
        location=at,
        message=f"{noun} that was replaced elsewhere is still here, {copy.form}{where}",
        advice=_ADVICE,
        confidence=Confidence.MEDIUM,
        fix=None,
    )


def _place(copy: Copy, has_lines: bool) -> int | None:  # noqa: FBT001 - key of a group
    return copy.line if has_lines else copy.offset


def _is_text(document: Document) -> bool:
    """Return whether lines of a document mean anything."""
    reading = next(readings(document), None)
    return reading is not None and reading.encoding is not None


def _line(at: Location) -> tuple[str, tuple[str, ...], int | None]:
    return at.path, at.inside, at.line
