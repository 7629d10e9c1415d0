"""`audit`: documents searched by one process or many, part by part in the order of the walk.

What goes to a worker are addresses, what comes back are findings: the bytes of a document never
leave the process that reads them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from unattend_gen.audit.scan import Yardstick, scan
from unattend_gen.core.report import Report, Skipped
from unattend_gen.detect.search import detectors
from unattend_gen.executors._choice import enough_jobs, in_parts, run
from unattend_gen.executors._work import Work
from unattend_gen.sources.limits import Limits
from unattend_gen.sources.opening import documents_at, known_containers
from unattend_gen.sources.tree import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    from unattend_gen.core.finding import Finding, Severity
    from unattend_gen.sources.tree import Address

    _Part: TypeAlias = tuple[Address | Skipped, ...]

FEW: Final = 500
"""So many files are searched sooner by one process than others are started."""

_PART: Final = 100


@dataclass(frozen=True, slots=True)
class Task:
    """How to search.

    Attributes:
        yardstick: what is held against every document.
        limits: how much is taken out of containers.
    """

    yardstick: Yardstick
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Part:
    """What was found in some files, in their order.

    Attributes:
        findings: of all documents.
        skipped: what could not be looked at.
        documents: how many were searched.
        size: of these, in bytes.
        states: how many places hold what, live or not.
    """

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    documents: int = 0
    size: int = 0
    states: Mapping[str, int] = field(default_factory=dict)


def audited_parts(
    found: Iterable[Address | Skipped], task: Task, *, jobs: int | None = None
) -> Iterator[Part]:
    """What was found, part by part in the order of the addresses, whatever the number of jobs.

    Args:
        found: where the files are.
        task: how to search them.
        jobs: how many processes; None for one where there are few files, else one a processor.

    Raises:
        WorkerError: a worker ended before its time.
    """
    if jobs is None:
        jobs, found = enough_jobs(found, few=FEW)
    work = Work(partial(_audited, task), prepare=_prepare, stays=_is_of_stdin)
    return run(work, in_parts(found, 1 if jobs == 1 else _PART), jobs=jobs)


def report(parts: Iterable[Part], *, fail_on: Severity | None) -> Report:
    """The report on all parts of the work, in their order."""
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    documents = 0
    for part in parts:
        findings += part.findings
        skipped += part.skipped
        documents += part.documents
    return Report(
        command="audit",
        findings=tuple(findings),
        skipped=tuple(skipped),
        documents_read=documents,
        fail_on=fail_on,
    )


def _prepare() -> None:
    detectors()
    known_containers()


def _is_of_stdin(part: _Part) -> bool:
    """Whether standard input is among the files; the process that began alone has it."""
    return any(one.location.path == STDIN for one in part)


def _audited(task: Task, part: _Part) -> Part:
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    states: Counter[str] = Counter()
    documents = size = 0
    for address in part:
        if isinstance(address, Skipped):
            skipped.append(address)
            continue
        for document in documents_at(address, task.limits):
            if isinstance(document, Skipped):
                skipped.append(document)
                continue
            scanned = scan(document, task.yardstick)
            findings += scanned.findings
            states.update(scanned.states)
            documents += 1
            size += len(document.data)
    return Part(tuple(findings), tuple(skipped), documents, size, dict(states))
