"""Many files judged by several processes, with the same result as by one.

What goes to a worker are addresses, what comes back are verdicts: the bytes of a document, which
may hold secrets, never leave the process that reads them. Parts of the work are handed out a few
at a time and taken back in order, so that memory does not grow with the number of files.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import windows_version
from unattend_gen.executors import Work, choose_jobs, in_batches, run
from unattend_gen.rules.load import answer_file_rules
from unattend_gen.sources.walk.tree import STDIN, read_address
from unattend_gen.validator.engine import Validated, validate_documents
from unattend_gen.validator.options import ALL_RULES, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.walk.tree import Address

    _Part: TypeAlias = tuple[Address | Skipped, ...]

FEW: Final = 256
"""So many files are judged sooner by one process than others are started."""

_PART: Final = 32


@dataclass(frozen=True, slots=True)
class Task:
    """How to judge.

    Attributes:
        windows: name of the release the files are for, or None for any.
        policy: which rules are asked.
    """

    windows: str | None = None
    policy: Policy = ALL_RULES


def validate_parts(
    found: Iterable[Address | Skipped], task: Task, *, jobs: int | None = None
) -> Iterator[Validated]:
    """What was found, part by part in the order of the addresses, whatever the number of jobs.

    Args:
        found: where the documents are.
        task: how to judge them.
        jobs: how many processes; None for one where there are few files, else one a processor.

    Raises:
        UsageError: no Windows version has the name in the task.
        WorkerError: a worker ended before its time.
    """
    if jobs is None:
        jobs, found = choose_jobs(found, few=FEW)
    work = Work(partial(_judged, task), prepare=answer_file_rules, is_local=_is_of_stdin)
    return run(work, in_batches(found, 1 if jobs == 1 else _PART), jobs=jobs)


def _judged(task: Task, part: _Part) -> Validated:
    windows = windows_version(task.windows) if task.windows else None
    documents = map(read_address, part)
    return validate_documents(documents, catalog(), windows=windows, policy=task.policy)


def _is_of_stdin(part: _Part) -> bool:
    """Whether standard input is among the documents; this process alone has it."""
    return any(one.location.path == STDIN for one in part)
