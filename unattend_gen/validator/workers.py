"""Validate many files in several processes, with the same result as in one.

Workers get addresses and return findings: the bytes of a document, which may contain secrets, never
leave
the process that reads them. Work is handed out in small batches and collected in order, so memory
does not
grow with the number of files.
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
"""Up to this number of files, one process is faster than starting others."""

_PART: Final = 32


@dataclass(frozen=True, slots=True)
class Task:
    """Parameters of the validation.

    Attributes:
        windows: name of the release that the files are for, or None for any.
        policy: the rules to apply.
    """

    windows: str | None = None
    policy: Policy = ALL_RULES


def validate_parts(
    found: Iterable[Address | Skipped], task: Task, *, jobs: int | None = None
) -> Iterator[Validated]:
    """Yield the findings batch by batch in the order of the addresses.

    Args:
        found: the addresses of the documents.
        task: parameters of the validation.
        jobs: number of processes; None for one if there are few files, otherwise one per processor.

    Raises:
        UsageError: the task names an unknown Windows version.
        WorkerError: a worker died.
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
    """Whether standard input is among the documents; only this process can read it."""
    return any(one.location.path == STDIN for one in part)
