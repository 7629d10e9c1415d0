"""Files scrubbed one by one: planned, or written in their place.

Each file is whole at any moment, old or new, and a file that was scrubbed has nothing to scrub:
so a run that was killed goes on by being run again. What it left beside the files is removed then.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.auditor.names import on_member, on_path, told_once
from unattend_gen.auditor.part import FileResult, Part, signature_of, worker_killed
from unattend_gen.core.report import Report, Skipped, gathered
from unattend_gen.detect.search import detectors
from unattend_gen.executors import Rescue, Work, choose_jobs, halves, in_batches, run
from unattend_gen.output import residue_at, sweep
from unattend_gen.scrubber.address import scrubbed_at
from unattend_gen.scrubber.scrubbed_file import ScrubbedFile, ScrubbedPart
from unattend_gen.sources.limits import ExtractionBudget
from unattend_gen.sources.opening import known_containers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from unattend_gen.core.finding import Finding, Severity
    from unattend_gen.core.location import Location
    from unattend_gen.scrubber.address import ScrubTask
    from unattend_gen.sources.walk.tree import Address

    _Item: TypeAlias = Address | Skipped | FileResult

FEW: Final = 500
"""So many files are scrubbed sooner by one process than others are started."""

_PART: Final = 50


def scrubbed_parts(
    found: Iterable[_Item], task: ScrubTask, *, jobs: int | None = None
) -> Iterator[ScrubbedPart]:
    """What became of the files, part by part in their order, whatever the number of jobs.

    Args:
        found: where the files are; one that a journal knows to be clean passes through.
        task: how to scrub them.
        jobs: how many processes; None for one where there are few files, else one a processor.

    Raises:
        WorkerError: a worker ended before its time.
    """
    if task.in_place:
        found = _swept(found)
    if jobs is None:
        jobs, found = choose_jobs(found, few=FEW)
    rescue = Rescue(halves, _given_up)
    work = Work(partial(_scrubbed_part, task), prepare=_prepare, rescue=rescue)
    return run(work, in_batches(found, 1 if jobs == 1 else _PART), jobs=jobs)


def report(parts: Iterable[ScrubbedPart], *, fail_on: Severity | None) -> Report:
    """What is left, or in a plan what there is to do, as findings."""
    skipped: list[Skipped] = []
    folders: set[Finding] = set()
    documents = containers = 0

    def findings() -> Iterator[Finding]:
        nonlocal documents, containers
        for part in parts:
            documents += part.documents
            containers += part.containers
            for result in part.results:
                if isinstance(result, Skipped):
                    skipped.append(result)
                    continue
                if result.trouble is not None:
                    skipped.append(result.trouble)
                yield from () if result.is_written else result.replaced
                yield from told_once(result.left, folders)

    found = gathered(findings())
    return Report(
        command="scrub",
        findings=found,
        skipped=tuple(skipped),
        documents_read=documents,
        containers_read=containers,
        fail_on=fail_on,
    )


def _prepare() -> None:
    detectors()
    known_containers()


def _swept(found: Iterable[_Item]) -> Iterator[_Item]:
    """The same without what runs that were killed have left, which is removed on the way."""
    for one in found:
        residue = residue_at(Path(one.location.path))
        if residue is None:
            yield one
        else:
            sweep(*residue)


def _scrubbed_part(task: ScrubTask, items: tuple[_Item, ...]) -> ScrubbedPart:
    results: list[ScrubbedFile | Skipped] = []
    clean: list[FileResult] = []
    documents = containers = passed_over = 0
    for item in items:
        if isinstance(item, Skipped):
            results += [item, *_named(item.location, (), task)]
        elif isinstance(item, FileResult):
            documents += item.part.documents
            containers += item.part.containers
            passed_over += item.part.passed_over
        else:
            outcome = _scrubbed(task, item)
            results += outcome.results
            documents += outcome.documents
            containers += outcome.containers
            passed_over += outcome.passed_over
            clean += outcome.clean
    return ScrubbedPart(tuple(results), documents, tuple(clean), containers, passed_over)


def _given_up(items: tuple[_Item, ...]) -> ScrubbedPart:
    """What is told of files whose scrub killed every process that tried it; each is whole."""
    skipped = tuple(
        one if isinstance(one, Skipped) else worker_killed(one.location)
        for one in items
        if not isinstance(one, FileResult)
    )
    known = [one.part for one in items if isinstance(one, FileResult)]
    documents = sum(one.documents for one in known)
    containers = sum(one.containers for one in known)
    passed_over = sum(one.passed_over for one in known)
    return ScrubbedPart(skipped, documents, containers=containers, passed_over=passed_over)


def _scrubbed(task: ScrubTask, address: Address) -> ScrubbedPart:
    """What became of one file. One that was written is looked at again by the next run."""
    at = address.location
    signature = signature_of(at.path, follow_link=address.was_named) if task.keeps_files else None
    budget = ExtractionBudget(task.limits)
    results = tuple(scrubbed_at(address, task, budget))
    documents = sum(1 for one in results if isinstance(one, ScrubbedFile))
    told_of = tuple(
        one
        for one in (*results, *_named(at, results, task))
        if isinstance(one, Skipped) or not one.is_clean
    )
    containers, passed_over = budget.containers, budget.passed_over
    if told_of or signature is None:
        return ScrubbedPart(told_of, documents, (), containers, passed_over)
    counted = Part(
        documents=documents,
        size=signature.size,
        files=1,
        containers=containers,
        passed_over=passed_over,
    )
    known = FileResult(at, signature, counted)
    return ScrubbedPart((), documents, (known,), containers, passed_over)


def _named(
    at: Location, results: Iterable[ScrubbedFile | Skipped], task: ScrubTask
) -> Iterator[ScrubbedFile]:
    """What is left in the names of a file, of the folders above and of what stands in it."""
    left = dict.fromkeys(on_path(at, task.context))
    for one in results:
        left.update(dict.fromkeys(on_member(one.location, task.context)))
    if left:
        yield ScrubbedFile(at, (), tuple(left))
