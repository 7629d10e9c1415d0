"""`audit`: documents searched by one process or many, part by part in the order of the walk.

What goes to a worker are addresses, what comes back are findings: the bytes of a document never
leave the process that reads them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from unattend_gen import __version__
from unattend_gen.auditor.names import is_on_folder, on_member, on_path, told_once
from unattend_gen.auditor.part import FileResult, Part, joined, signature_of, worker_killed
from unattend_gen.auditor.placing import Placing
from unattend_gen.auditor.scan import ScanContext, scan
from unattend_gen.core.match import ContentKind
from unattend_gen.core.overview import LeftOutReason, Overview
from unattend_gen.core.report import Report, Skipped, gathered, in_reading_order
from unattend_gen.detect.prefilter import compile_patterns
from unattend_gen.detect.search import detectors
from unattend_gen.executors import Rescue, Work, choose_jobs, halves, in_batches, run
from unattend_gen.sources.limits import ExtractionBudget, Limits
from unattend_gen.sources.opening import documents_at, documents_in, known_containers
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
"""So many files are searched sooner by one process than others are started."""

_PART: Final = 200
_NAME_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Task:
    """How to search.

    Attributes:
        context: what is held against every document.
        limits: how much is taken out of containers.
        keeps_files: whether what was found is told file by file too, for a journal.
    """

    context: ScanContext
    limits: Limits = field(default_factory=Limits)
    keeps_files: bool = False


def audited_parts(
    found: Iterable[_Item], task: Task, *, jobs: int | None = None, executor: str | None = None
) -> Iterator[Part]:
    """What was found, part by part in the order of the addresses, whatever the number of jobs.

    Args:
        found: where the files are; a result that is known already passes through.
        task: how to search them.
        jobs: how many processes; None for one where there are few files, else one a processor.
        executor: who does it; None for this process where there is one job, else several.

    Raises:
        UsageError: no executor has this name, or it is not installed.
        WorkerError: a worker ended before its time.
    """
    if jobs is None:
        jobs, found = choose_jobs(found, few=FEW)
    prepare = _prepare if jobs == 1 else _prepare_for_many
    rescue = Rescue(halves, partial(_given_up, task))
    work = Work(partial(_audited, task), prepare=prepare, is_local=_stays, rescue=rescue)
    return run(work, in_batches(found, 1 if jobs == 1 else _PART), jobs=jobs, by=executor)


def audited_blobs(blobs: Iterable[Blob | Skipped], task: Task) -> Iterator[Part]:
    """What was found in blobs that are at hand already, one after the other, by this process."""
    _prepare()
    for blob in blobs:
        if isinstance(blob, Skipped):
            yield Part(skipped=(blob,))
        else:
            budget = ExtractionBudget(task.limits)
            yield _in_documents(documents_in(blob, budget), task, budget, blob.location)


def search_name(task: Task) -> str:
    """What makes two searches the same, hashed under the key of the run; the key is no part of it.

    Another version of this program may find more.
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
    """The report on all parts of the work, in their order.

    Findings are packed as they come; nothing in it grows with the number of files.

    Args:
        parts: of the work.
        fail_on: from which severity on a finding makes the exit code 1.
        through: sees the findings as they come, and hands on those that are to be reported.
    """
    skipped: list[Skipped] = []
    states: Counter[str] = Counter()
    folders: set[Finding] = set()
    documents = size = files = containers = passed_over = 0

    def findings() -> Iterator[Finding]:
        nonlocal documents, size, files, containers, passed_over
        for part in parts:
            skipped.extend(part.skipped)
            states.update(part.states)
            documents += part.documents
            size += part.size
            files += part.files
            containers += part.containers
            passed_over += part.passed_over
            yield from told_once(part.findings, folders)

    found = gathered(through(findings()))
    left_out = {LeftOutReason.BESIDE_KNOWN_PLACES: passed_over} if passed_over else {}
    held = dict(sorted(states.items()))
    return Report(
        command="audit",
        findings=found,
        skipped=tuple(skipped),
        documents_read=documents,
        containers_read=containers,
        fail_on=fail_on,
        overview=Overview(files=files, size_bytes=size, states=held, left_out=left_out),
    )


def _prepare() -> None:
    detectors()
    known_containers()


def _prepare_for_many() -> None:
    _prepare()
    compile_patterns()


def _stays(items: tuple[_Item, ...]) -> bool:
    """Whether standard input is among the files, or nothing is left to be searched."""
    return any(one.location.path == STDIN for one in items) or all(
        isinstance(one, FileResult) for one in items
    )


def _given_up(task: Task, items: tuple[_Item, ...]) -> Part:
    """What is told of files whose search killed every process that tried it."""
    return _whole(
        task,
        tuple(
            FileResult(item.location, None, Part(skipped=(worker_killed(item.location),), files=1))
            if isinstance(item, Address)
            else _result(task, item)
            for item in items
        ),
    )


def _audited(task: Task, items: tuple[_Item, ...]) -> Part:
    return _whole(task, tuple(_result(task, item) for item in items))


def _whole(task: Task, results: tuple[FileResult, ...]) -> Part:
    whole = joined(one.part for one in results)
    return replace(whole, kept=results) if task.keeps_files else whole


def _result(task: Task, item: _Item) -> FileResult:
    """What was found in a file, be it long ago."""
    if isinstance(item, FileResult):
        return item
    if isinstance(item, Skipped):
        named = tuple(on_path(item.location, task.context))
        return FileResult(item.location, None, Part(named, skipped=(item,)))
    at = item.location
    is_kept = task.keeps_files and not item.is_stdin  # which has no file to be known again by
    signature = signature_of(at.path, follow_link=item.was_named) if is_kept else None
    return FileResult(at, signature, _searched(task, item))


def _searched(task: Task, address: Address) -> Part:
    budget = ExtractionBudget(task.limits)
    return _in_documents(documents_at(address, budget), task, budget, address.location)


def _in_documents(
    documents: Iterable[Document | Skipped], task: Task, budget: ExtractionBudget, at: Location
) -> Part:
    """What stands in the documents of one file, which are taken out of it by this budget."""
    named = dict.fromkeys(on_path(at, task.context))
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    states: Counter[str] = Counter()
    count = size = 0
    placing = Placing()
    for document in documents:
        named.update(dict.fromkeys(on_member(document.location, task.context)))
        if isinstance(document, Skipped):
            skipped.append(document)
            continue
        scanned = scan(document, task.context)
        findings += scanned.findings
        placing.see(document, scanned.findings)
        states.update(scanned.states)
        if scanned.trouble is not None:
            skipped.append(scanned.trouble)
        count += 1
        size += len(document.data)
    states.update(ContentKind.CLEAR.value for one in named if not is_on_folder(one))
    more = (*named, *placing.findings())
    told = in_reading_order((*findings, *more)) if more else tuple(findings)
    return Part(
        findings=told,
        skipped=tuple(skipped),
        documents=count,
        size=size,
        states=dict(states),
        files=1,
        containers=budget.containers,
        passed_over=budget.passed_over,
    )
