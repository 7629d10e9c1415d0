"""`audit`: documents searched by one process or several, part by part in the order of the walk.

Workers receive addresses and return findings: the bytes of a document never leave the process
that reads them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.auditor.names import is_on_folder, on_member, on_path, without_repeats
from unattend_gen.auditor.part import FileResult, Part, Totals, joined, signature_of, worker_killed
from unattend_gen.auditor.scan import PlacedDocuments, ScanContext, scan
from unattend_gen.core.match import ContentKind
from unattend_gen.core.overview import LeftOutReason, Overview
from unattend_gen.core.report import Report, Skipped, gathered, in_reading_order
from unattend_gen.detect.prefilter import compile_patterns
from unattend_gen.detect.search import detectors
from unattend_gen.executors import Rescue, Work, choose_jobs, halves, in_batches, run
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.opening import documents_at, documents_in, known_containers
from unattend_gen.sources.walk.known_places import COUNT as KNOWN_PLACES
from unattend_gen.sources.walk.tree import STDIN, Address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from unattend_gen.core.document import Document
    from unattend_gen.core.finding import Finding, Severity
    from unattend_gen.core.location import Location
    from unattend_gen.sources.blob import Blob

    _Item: TypeAlias = Address | Skipped | FileResult

FEW: Final = 500
"""For up to this many files, starting further processes takes longer than the search."""

_PART: Final = 200
_NAME_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Task:
    """How to search.

    Attributes:
        context: the values that are the same for every document.
        limits: the most that is extracted from containers.
        keeps_files: whether results are also returned file by file, for a journal.
    """

    context: ScanContext
    limits: Limits = field(default_factory=Limits)
    keeps_files: bool = False


def audited_parts(
    found: Iterable[_Item], task: Task, *, jobs: int | None = None, executor: str | None = None
) -> Iterator[Part]:
    """Yield the results, part by part in the order of the addresses, whatever the number of jobs.

    Args:
        found: the files to search; known results pass through.
        task: how to search them.
        jobs: the number of processes; None for one if there are few files, else one per processor.
        executor: the name of an executor; None for this process if there is one job, else several.

    Raises:
        UsageError: no executor has this name, or it is not installed.
        WorkerError: a worker died.
    """
    if jobs is None:
        jobs, found = choose_jobs(found, few=FEW)
    prepare = _prepare if jobs == 1 else _prepare_for_many
    rescue = Rescue(halves, partial(_abandoned, task))
    work = Work(partial(_search_part, task), prepare=prepare, is_local=_stays_here, rescue=rescue)
    return run(work, in_batches(found, 1 if jobs == 1 else _PART), jobs=jobs, by=executor)


def audited_blobs(blobs: Iterable[Blob | Skipped], task: Task) -> Iterator[Part]:
    """Yield the results for blobs, one after the other, searched by this process."""
    _prepare()
    for blob in blobs:
        if isinstance(blob, Skipped):
            yield Part(skipped=(blob,))
        else:
            budget = ExtractionBudget(task.limits)
            yield _in_documents(documents_in(blob, budget), task, budget, blob.location)


def search_id(task: Task) -> str:
    """Return what two equal searches have in common, hashed with the key of the run.

    It includes the version, because another version of this program may find more. The key itself
    is not part of it.
    """
    allowed = sorted(task.context.allowed)
    text = repr((__version__, allowed, task.limits)).encode()
    return hashlib.blake2b(text, key=task.context.key, digest_size=_NAME_BYTES).hexdigest()


def report(
    parts: Iterable[Part],
    *,
    fail_on: Severity | None,
    through: Callable[[Iterator[Finding]], Iterator[Finding]] = iter,
) -> Report:
    """Return the report on all parts, in order.

    Findings are packed as they arrive, so nothing in it grows with the number of files.

    Args:
        parts: of the search.
        fail_on: the least severity of a finding that makes the exit code 1.
        through: receives the findings as they arrive and yields those to report.
    """
    totals = Totals()
    folders: set[Finding] = set()

    def findings() -> Iterator[Finding]:
        for part in parts:
            totals.add(part)
            yield from without_repeats(part.findings, folders)

    found = gathered(through(findings()))
    passed_over = totals.passed_over
    return Report(
        command="audit",
        findings=found,
        skipped=tuple(totals.skipped),
        documents_read=totals.documents,
        containers_read=totals.containers,
        fail_on=fail_on,
        overview=Overview(
            files=totals.files,
            size_bytes=totals.size,
            states=dict(sorted(totals.states.items())),
            left_out={LeftOutReason.BESIDE_KNOWN_PLACES: passed_over} if passed_over else {},
            known_places=KNOWN_PLACES if passed_over else 0,
        ),
    )


def _prepare() -> None:
    detectors()
    known_containers()


def _prepare_for_many() -> None:
    _prepare()
    compile_patterns()


def _stays_here(items: tuple[_Item, ...]) -> bool:
    """Return whether this process must do it: it reads stdin, or nothing is left to search."""
    return any(one.location.path == STDIN for one in items) or all(
        isinstance(one, FileResult) for one in items
    )


def _abandoned(task: Task, items: tuple[_Item, ...]) -> Part:
    """Return the part for files whose search killed every process that tried it."""
    return _joined_results(
        task,
        tuple(
            FileResult(item.location, None, Part(skipped=(worker_killed(item.location),), files=1))
            if isinstance(item, Address)
            else _file_result(task, item)
            for item in items
        ),
    )


def _search_part(task: Task, items: tuple[_Item, ...]) -> Part:
    return _joined_results(task, tuple(_file_result(task, item) for item in items))


def _joined_results(task: Task, results: tuple[FileResult, ...]) -> Part:
    whole = joined(one.part for one in results)
    return replace(whole, kept=results) if task.keeps_files else whole


def _file_result(task: Task, item: _Item) -> FileResult:
    """Return the result for a file, known or new."""
    if isinstance(item, FileResult):
        return item
    if isinstance(item, Skipped):
        named = tuple(on_path(item.location, task.context))
        return FileResult(item.location, None, Part(named, skipped=(item,)))
    at = item.location
    is_kept = task.keeps_files and not item.is_stdin  # standard input has no signature
    signature = signature_of(at.path, follow_link=item.was_named) if is_kept else None
    return FileResult(at, signature, _search(task, item))


def _search(task: Task, address: Address) -> Part:
    budget = ExtractionBudget(task.limits)
    return _in_documents(documents_at(address, budget), task, budget, address.location)


def _in_documents(
    documents: Iterable[Document | Skipped], task: Task, budget: ExtractionBudget, at: Location
) -> Part:
    """Return the results for the documents of one file, which share an extraction budget."""
    named = dict.fromkeys(on_path(at, task.context))
    findings: list[Finding] = []
    totals = Totals(files=1)
    placed = PlacedDocuments()
    for document in documents:
        named.update(dict.fromkeys(on_member(document.location, task.context)))
        if isinstance(document, Skipped):
            totals.skipped.append(document)
            continue
        scanned = scan(document, task.context)
        findings += scanned.findings
        placed.add(document, scanned.findings)
        totals.states.update(scanned.states)
        if scanned.skipped is not None:
            totals.skipped.append(scanned.skipped)
        totals.documents += 1
        totals.size += len(document.data)
    totals.states.update(ContentKind.CLEAR.value for one in named if not is_on_folder(one))
    totals.containers, totals.passed_over = budget.containers, budget.passed_over
    more = (*named, *placed.findings())
    return totals.part(in_reading_order((*findings, *more)) if more else findings)
