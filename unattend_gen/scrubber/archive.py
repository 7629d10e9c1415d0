"""Zip archives: each member that contains a secret gets new content."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from unattend_gen.auditor.scan import beginning
from unattend_gen.core.deadline import DeadlineError, until
from unattend_gen.core.report import Skipped
from unattend_gen.errors import OutputError
from unattend_gen.output import with_members
from unattend_gen.scrubber.advice import with_container_reason
from unattend_gen.scrubber.engine import live_secrets, scrub
from unattend_gen.scrubber.scrubbed_file import ScrubbedFile
from unattend_gen.scrubber.signatures import broken, refusal, signature_among
from unattend_gen.sources.containers import zip_archive
from unattend_gen.sources.errors import limit_reached
from unattend_gen.sources.opening import documents_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.document import Document
    from unattend_gen.scrubber.copies import ScrubbedValue
    from unattend_gen.scrubber.engine import ScrubContext
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.limits import ExtractionBudget


_Result: TypeAlias = ScrubbedFile | Skipped


@dataclass(frozen=True, slots=True)
class ScrubbedArchive:
    """The outcomes for the documents in an archive, and the new content of its members.

    Attributes:
        results: in the order of the members.
        contents: new content by the number of the member in the directory.
        values: what was replaced, to search for other copies of it.
    """

    results: tuple[ScrubbedFile | Skipped, ...]
    contents: Mapping[int, bytes]
    values: tuple[ScrubbedValue, ...] = field(default=(), repr=False)


def is_archive(blob: Blob) -> bool:
    """Return whether the blob is a zip archive.

    Raises:
        OSError: it cannot be read.
    """
    return zip_archive.recognises(blob.head(), "")


def scrubbed_archive(
    blob: Blob, budget: ExtractionBudget, context: ScrubContext, *, depth: int = 0
) -> ScrubbedArchive:
    """Scrub the documents in a zip archive, and in archives within it.

    Args:
        blob: the archive, seekable.
        budget: what may still be extracted from the file.
        context: the values that are the same for every document.
        depth: the number of containers around it.
    """
    results: list[_Result] = []
    contents: dict[int, bytes] = {}
    values: list[ScrubbedValue] = []
    numbers = iter(_numbers(blob))
    for member in zip_archive.members(blob, budget):
        number = next(numbers, None)
        if isinstance(member, Skipped):
            results.append(member)
            continue
        if number is None or member.trouble is not None:
            results += _left_in(member, budget, context, depth + 1)
            continue
        step = _scrubbed_member(member, budget, context, depth + 1)
        results += step.results
        values += step.values
        if step.content is not None:
            contents[number] = step.content
    budget.containers += not any(isinstance(one, Skipped) for one in results)
    return _unless_signed(ScrubbedArchive(tuple(results), contents, tuple(values)), blob, context)


def _unless_signed(outcome: ScrubbedArchive, blob: Blob, context: ScrubContext) -> ScrubbedArchive:
    """Return the outcome for an archive that may be signed: unchanged, or with a finding on it."""
    signature = signature_among(_names(blob)) if outcome.contents else None
    if signature is None:
        return outcome
    if context.breaks_signatures:
        note = ScrubbedFile(blob.location, notes=(broken(blob.location, signature),))
        return replace(outcome, results=(*outcome.results, note))
    results = tuple(
        one if isinstance(one, Skipped) else one.kept(refusal(signature)) for one in outcome.results
    )
    return ScrubbedArchive(results, {})


def left_in_place(document: Document, context: ScrubContext) -> ScrubbedFile:
    """Return the secrets in a document that cannot be written; nothing is changed."""
    trouble = None
    try:
        with until(document.deadline):
            found = live_secrets(document, context)
    except DeadlineError:
        found = live_secrets(beginning(document), context)
        trouble = limit_reached(document.location)
    left = tuple(with_container_reason(finding, document) for finding in found)
    return ScrubbedFile(document.location, left=left, trouble=trouble)


def _infos(blob: Blob) -> list[zipfile.ZipInfo]:
    """Return the entries of the directory."""
    try:
        with blob.stream() as stream, zipfile.ZipFile(stream) as archive:
            return archive.infolist()
    except zip_archive.ERRORS:
        return []  # reading the members reports what is wrong


def _names(blob: Blob) -> Iterator[str]:
    return (info.filename for info in _infos(blob))


def _numbers(blob: Blob) -> tuple[int, ...]:
    """Return the numbers of the directory's members that are files, in order."""
    return tuple(at for at, info in enumerate(_infos(blob)) if not zip_archive.is_folder(info))


@dataclass(frozen=True, slots=True)
class _Step:
    """The outcomes for the documents in a member, and its new content if it changes."""

    results: tuple[_Result, ...]
    content: bytes | None = field(default=None, repr=False)
    values: tuple[ScrubbedValue, ...] = field(default=(), repr=False)


def _scrubbed_member(
    member: Blob, budget: ExtractionBudget, context: ScrubContext, depth: int
) -> _Step:
    if member.is_held and is_archive(member) and depth < budget.limits.depth:
        inner = scrubbed_archive(member, budget, context, depth=depth)
        return _repacked(inner, member)
    step = _Step(())
    for document in documents_in(member, budget, depth=depth):
        if isinstance(document, Skipped):
            step = replace(step, results=(*step.results, document))
        elif document.is_piece or document.location != member.location:
            step = replace(step, results=(*step.results, left_in_place(document, context)))
        else:
            done = scrub(document, context)
            content = done.document.data if done.is_changed else None
            step = _Step((*step.results, ScrubbedFile.of(done)), content, done.values)
    return step


def _left_in(
    member: Blob, budget: ExtractionBudget, context: ScrubContext, depth: int
) -> Iterator[ScrubbedFile | Skipped]:
    """Yield the outcomes for a truncated member, which is not written."""
    for one in documents_in(member, budget, depth=depth):
        yield one if isinstance(one, Skipped) else left_in_place(one, context)


def _repacked(inner: ScrubbedArchive, member: Blob) -> _Step:
    """Return the outcomes for an archive inside another, and its new content."""
    if not inner.contents:
        return _Step(inner.results)
    try:
        content = b"".join(with_members(member.data, inner.contents))
    except OutputError as error:
        results = (
            one if isinstance(one, Skipped) else one.not_written(error) for one in inner.results
        )
        return _Step(tuple(results))
    return _Step(inner.results, content, inner.values)
