"""One file scrubbed and, if requested, written; zip archives and images including their members."""

from __future__ import annotations

import mmap
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.core.report import Skipped
from unattend_gen.errors import OutputError
from unattend_gen.output import (
    new_file,
    replacement,
    require_replaceable,
    rewrite_file,
    state_of,
    with_members,
)
from unattend_gen.scrubber.archive import is_archive, left_in_place, scrubbed_archive
from unattend_gen.scrubber.copies import Copies
from unattend_gen.scrubber.engine import scrub
from unattend_gen.scrubber.image import (
    is_image,
    require_image_writable,
    scrubbed_image,
    write_image,
)
from unattend_gen.scrubber.leftovers import (
    documents_of_archive,
    documents_of_image,
    leftovers,
)
from unattend_gen.scrubber.scrubbed_file import ScrubbedFile
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.opening import documents_in
from unattend_gen.sources.regular_file import TO_STDIN, open_regular_file, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding
    from unattend_gen.output import FileState
    from unattend_gen.scrubber.archive import ScrubbedArchive
    from unattend_gen.scrubber.engine import ScrubContext
    from unattend_gen.scrubber.image import ScrubbedImage
    from unattend_gen.sources.blob import Blob
    from unattend_gen.sources.walk.tree import Address

    _Result: TypeAlias = ScrubbedFile | Skipped
    _Read: TypeAlias = Callable[[Blob, Limits], Iterable[Document | Skipped]]


@dataclass(frozen=True, slots=True)
class ScrubTask:
    """How to scrub.

    Attributes:
        context: the values that are the same for every document.
        in_place: whether files are written; otherwise the scrub is only planned.
        limits: the most that is extracted from containers.
        keeps_files: whether clean files are returned one by one, for a journal.
    """

    context: ScrubContext
    in_place: bool
    limits: Limits = field(default_factory=Limits)
    keeps_files: bool = False


def scrubbed_at(
    address: Address, task: ScrubTask, budget: ExtractionBudget | None = None
) -> Iterator[ScrubbedFile | Skipped]:
    """Yield the outcome for each document in a file, and what could not be read; raises nothing.

    Args:
        address: of the file.
        task: how to scrub it.
        budget: what may be extracted from the file; counts the containers in it.
    """
    budget = budget or ExtractionBudget(task.limits)
    path = address.location.path
    try:
        seen = state_of(path)
    except (OSError, ValueError):
        seen = None  # opening it reports the reason
    limit = task.limits.document_bytes
    blob = open_regular_file(path, follow_link=address.was_named, limit_bytes=limit)
    if isinstance(blob, Skipped):
        # Standard input cannot be written back.
        yield replace(blob, advice=blob.advice.removesuffix(TO_STDIN))
        return
    budget.begin(blob.size if blob.stored_bytes is None else blob.stored_bytes)
    try:
        is_zip, is_wim = is_archive(blob), is_image(blob)
    except OSError as error:
        yield unreadable(blob.location, error)
        return
    if is_zip:
        yield from _archive(scrubbed_archive(blob, budget, task.context), blob, task, seen)
    elif is_wim:
        yield from _image(scrubbed_image(blob, budget, task.context), blob, task, seen)
    else:
        yield from _documents(documents_in(blob, budget), task)


def _documents(documents: Iterable[Document | Skipped], task: ScrubTask) -> Iterator[_Result]:
    for document in documents:
        if isinstance(document, Skipped):
            yield document
        elif document.location.inside or document.is_piece:
            yield left_in_place(document, task.context)
        else:
            yield _file(document, task)


def _file(document: Document, task: ScrubTask) -> ScrubbedFile:
    result = scrub(document, task.context)
    planned = ScrubbedFile.of(result)
    if not result.is_changed:
        return planned
    rest = leftovers([result.document], Copies.of(result.values), result.left)
    planned = rest.added_to(planned)
    path = Path(document.location.path)
    try:
        if not task.in_place:
            require_replaceable(path)
            return planned
        rewrite_file(path, document.data, result.document.data)
    except OutputError as error:
        return planned.not_written(error)
    return planned.written()


def _archive(
    outcome: ScrubbedArchive, blob: Blob, task: ScrubTask, seen: FileState | None
) -> Iterator[_Result]:
    """Yield the outcomes in a zip archive, which is rewritten if one of its documents changes."""
    trouble: OutputError | None = None
    try:
        if outcome.contents:
            _write_archive(blob, outcome, seen, in_place=task.in_place)
    except OutputError as error:
        trouble = error
    yield from _outcomes(outcome.results, task, trouble)
    if outcome.contents and task.in_place and trouble is None:
        yield from _rest(outcome, blob, task, documents_of_archive)


def _image(
    outcome: ScrubbedImage, blob: Blob, task: ScrubTask, seen: FileState | None
) -> Iterator[_Result]:
    """Yield the outcomes in a Windows image, which is rewritten if one of its documents changes."""
    path = Path(blob.location.path)
    trouble: OutputError | None = None
    try:
        if outcome.contents and task.in_place:
            write_image(path, outcome.contents, seen)
        elif outcome.contents:
            require_image_writable(path, outcome.contents)
            require_replaceable(path, seen)
    except OutputError as error:
        trouble = error
    yield from _outcomes(outcome.results, task, trouble)
    if outcome.contents and task.in_place and trouble is None:
        yield from _rest(outcome, blob, task, documents_of_image)


def _rest(
    outcome: ScrubbedArchive | ScrubbedImage, old: Blob, task: ScrubTask, read: _Read
) -> Iterator[_Result]:
    """Yield the copies of scrubbed values that are left in a container after it was written."""
    copies = Copies.of(outcome.values)
    if copies.is_empty:
        return
    path, limit = old.location.path, task.limits.document_bytes
    blob = open_regular_file(path, follow_link=True, limit_bytes=limit)
    if isinstance(blob, Skipped):
        yield blob
        return
    known: list[Finding | Skipped] = []
    for one in outcome.results:
        known += (one,) if isinstance(one, Skipped) else one.left
    rest = leftovers(read(blob, task.limits), copies, known)
    yield from rest.skipped
    for finding in rest.findings:
        yield ScrubbedFile(replace(finding.location, line=None), notes=(finding,))


def _outcomes(
    results: Iterable[_Result], task: ScrubTask, trouble: OutputError | None
) -> Iterator[_Result]:
    """Yield the outcomes in a container after it was written or could not be written."""
    for one in results:
        if isinstance(one, Skipped):
            yield one
        elif trouble is not None:
            yield one.not_written(trouble)
        else:
            yield one.written() if task.in_place else one


def _write_archive(
    blob: Blob, outcome: ScrubbedArchive, seen: FileState | None, *, in_place: bool
) -> None:
    """Rewrite the archive in place; if only planned, check that it can be rewritten.

    Raises:
        OutputError: it cannot be written.
    """
    path = Path(blob.location.path)
    if not in_place:
        require_replaceable(path, seen)
        with _content(blob) as content:
            with_members(content, outcome.contents)
        return
    # Everything is closed before the file is replaced, because Windows replaces no open file.
    with (
        replacement(path, seen) as places,
        _content(blob) as content,
        new_file(places.new) as stream,
    ):
        stream.writelines(with_members(content, outcome.contents))


@contextmanager
def _content(blob: Blob) -> Iterator[bytes | mmap.mmap]:
    """Yield all bytes of a file, mapped unless they are few.

    Raises:
        OutputError: the file cannot be read again.
    """
    if blob.is_held:
        yield blob.data
        return
    try:
        stream = blob.stream()
    except OSError:
        message = "it has changed since it was read"
        raise OutputError(message, advice="try again when no program writes to it") from None
    with stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        yield content
