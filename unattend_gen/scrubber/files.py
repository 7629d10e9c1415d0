"""Files scrubbed one by one: planned, or written in place.

Each file is complete at any moment, old or new, and a scrubbed file has nothing left to scrub. To
continue after a killed run, run the command again; it also removes the temporary files of that
run.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unattend_gen.auditor.names import on_member, on_path, without_repeats
from unattend_gen.auditor.part import FileResult, Part, signature_of, worker_killed
from unattend_gen.core.overview import LeftOutReason, Overview
from unattend_gen.core.report import Report, Skipped, gathered
from unattend_gen.detect.search import detectors
from unattend_gen.executors import Rescue, Work, choose_jobs, halves, in_batches, run
from unattend_gen.output import residue_at, sweep
from unattend_gen.scrubber.address import scrubbed_at
from unattend_gen.scrubber.scrubbed_file import ScrubbedFile, ScrubbedPart
from unattend_gen.sources.limits import ExtractionBudget
from unattend_gen.sources.opening import known_containers
from unattend_gen.sources.walk.known_places import COUNT as KNOWN_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from unattend_gen.core.finding import Finding, Severity
    from unattend_gen.core.location import Location
    from unattend_gen.scrubber.address import ScrubTask
    from unattend_gen.sources.walk.tree import Address

    _Item: TypeAlias = Address | Skipped | FileResult

FEW: Final = 500
"""For up to this many files, starting further processes takes longer than the scrub."""

_PART: Final = 50


def scrubbed_parts(
    found: Iterable[_Item], task: ScrubTask, *, jobs: int | None = None
) -> Iterator[ScrubbedPart]:
    """Yield the outcomes part by part in the order of the files, whatever the number of jobs.

    Args:
        found: the files to scrub; those that a journal knows to be clean pass through.
        task: how to scrub them.
        jobs: the number of processes; None for one if there are few files, else one per processor.

    Raises:
        WorkerError: a worker died.
    """
    if task.in_place:
        found = _swept(found)
    if jobs is None:
        jobs, found = choose_jobs(found, few=FEW)
    rescue = Rescue(halves, _abandoned)
    work = Work(partial(_scrubbed_part, task), prepare=_prepare, rescue=rescue)
    return run(work, in_batches(found, 1 if jobs == 1 else _PART), jobs=jobs)


def report(parts: Iterable[ScrubbedPart], *, fail_on: Severity | None) -> Report:
    """Return a report on the secrets that are left, or to be scrubbed if only planned."""
    skipped: list[Skipped] = []
    folders: set[Finding] = set()
    documents = containers = passed_over = files = 0

    def findings() -> Iterator[Finding]:
        nonlocal documents, containers, passed_over, files
        for part in parts:
            documents += part.documents
            containers += part.containers
            passed_over += part.passed_over
            files += part.files
            for result in part.results:
                if isinstance(result, Skipped):
                    skipped.append(result)
                    continue
                if result.trouble is not None:
                    skipped.append(result.trouble)
                yield from () if result.is_written else result.replaced
                yield from without_repeats(result.left, folders)
                yield from result.notes

    found = gathered(findings())
    return Report(
        command="scrub",
        findings=found,
        skipped=tuple(skipped),
        documents_read=documents,
        containers_read=containers,
        fail_on=fail_on,
        overview=Overview(
            files=files,
            left_out={LeftOutReason.BESIDE_KNOWN_PLACES: passed_over},
            known_places=KNOWN_PLACES,
        )
        if passed_over
        else None,
    )


def _prepare() -> None:
    detectors()
    known_containers()


def _swept(found: Iterable[_Item]) -> Iterator[_Item]:
    """Yield the items, and remove the temporary files of killed runs instead of yielding them."""
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
            results += [item, *_in_names(item.location, (), task)]
        elif isinstance(item, FileResult):
            documents += item.part.documents
            containers += item.part.containers
            passed_over += item.part.passed_over
        else:
            outcome = _scrub_file(task, item)
            results += outcome.results
            documents += outcome.documents
            containers += outcome.containers
            passed_over += outcome.passed_over
            clean += outcome.clean
    files = sum(1 for item in items if not isinstance(item, Skipped))
    return ScrubbedPart(tuple(results), documents, tuple(clean), containers, passed_over, files)


def _abandoned(items: tuple[_Item, ...]) -> ScrubbedPart:
    """Return the part for files whose scrub killed every process; the files are unchanged."""
    skipped = tuple(
        one if isinstance(one, Skipped) else worker_killed(one.location)
        for one in items
        if not isinstance(one, FileResult)
    )
    known = [one.part for one in items if isinstance(one, FileResult)]
    documents = sum(one.documents for one in known)
    containers = sum(one.containers for one in known)
    passed_over = sum(one.passed_over for one in known)
    return ScrubbedPart(skipped, documents, (), containers, passed_over, len(known))


def _scrub_file(task: ScrubTask, address: Address) -> ScrubbedPart:
    """Return the outcome for one file; a written file is searched again in the next run."""
    at = address.location
    signature = signature_of(at.path, follow_link=address.was_named) if task.keeps_files else None
    budget = ExtractionBudget(task.limits)
    results = tuple(scrubbed_at(address, task, budget))
    documents = sum(1 for one in results if isinstance(one, ScrubbedFile))
    with_secrets = tuple(
        one
        for one in (*results, *_in_names(at, results, task))
        if isinstance(one, Skipped) or not one.is_clean
    )
    containers, passed_over = budget.containers, budget.passed_over
    if with_secrets or signature is None:
        return ScrubbedPart(with_secrets, documents, (), containers, passed_over)
    counted = Part(
        documents=documents,
        size=signature.size,
        files=1,
        containers=containers,
        passed_over=passed_over,
    )
    known = FileResult(at, signature, counted)
    return ScrubbedPart((), documents, (known,), containers, passed_over)


def _in_names(
    at: Location, results: Iterable[ScrubbedFile | Skipped], task: ScrubTask
) -> Iterator[ScrubbedFile]:
    """Yield the findings on the names of a file, of the folders above and of its members."""
    left = dict.fromkeys(on_path(at, task.context))
    for one in results:
        left.update(dict.fromkeys(on_member(one.location, task.context)))
    if left:
        yield ScrubbedFile(at, (), tuple(left))
