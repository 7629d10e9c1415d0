"""Many files judged by several processes, with the same result as by one.

What goes to a worker are addresses, what comes back are verdicts: the bytes of a document, which
may hold secrets, never leave the process that reads them. Parts of the work are handed out a few
at a time and taken back in order, so that memory does not grow with the number of files.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import windows_version
from unattend_gen.errors import SourceError
from unattend_gen.sources.tree import STDIN, read_address
from unattend_gen.validate.engine import Judged, judge_all, rules
from unattend_gen.validate.policy import ALL_RULES, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor

    from unattend_gen.core.report import Skipped
    from unattend_gen.sources.tree import Address

FEW: Final = 256
"""So many files are judged sooner by one process than others are started."""

MOST_JOBS: Final = 8
"""More processes are started only if they are asked for."""

_PART: Final = 32
_AHEAD: Final = 3
"""Parts that wait for each worker: enough that none is idle, few enough to be held."""


@dataclass(frozen=True, slots=True)
class Task:
    """How to judge.

    Attributes:
        windows: name of the release the files are for, or None for any.
        policy: which rules are asked.
    """

    windows: str | None = None
    policy: Policy = ALL_RULES


def judged_parts(
    found: Iterable[Address | Skipped], task: Task, *, jobs: int | None = None
) -> Iterator[Judged]:
    """What was found, part by part in the order of the addresses, whatever the number of jobs.

    Args:
        found: where the documents are.
        task: how to judge them.
        jobs: how many processes; None for one where there are few files, else one a processor.

    Raises:
        UsageError: no Windows version has the name in the task.
        SourceError: a worker ended before its time.
    """
    rest = iter(found)
    if jobs is None:
        first = tuple(islice(rest, FEW + 1))
        jobs = 1 if len(first) <= FEW else min(os.cpu_count() or 1, MOST_JOBS)
        rest = chain(first, rest)
    if jobs == 1:
        yield from (_judged((one,), task) for one in rest)
    else:
        yield from _spread(rest, task, jobs)


def _judged(part: tuple[Address | Skipped, ...], task: Task) -> Judged:
    windows = windows_version(task.windows) if task.windows else None
    documents = map(read_address, part)
    return judge_all(documents, catalog(), windows=windows, policy=task.policy)


def _spread(found: Iterator[Address | Skipped], task: Task, jobs: int) -> Iterator[Judged]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    rules()  # a process that is forked off has them then
    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts)
    waiting: deque[Future[Judged]] = deque()
    try:
        for part in _parts(found):
            waiting.append(_handed_out(pool, part, task))
            if len(waiting) > _AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        message = "a worker process ended before its time"
        raise SourceError(message, advice="give --jobs 1, or the machine more memory") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _handed_out(
    pool: ProcessPoolExecutor, part: tuple[Address | Skipped, ...], task: Task
) -> Future[Judged]:
    """A part in the hands of a worker; standard input is this process's, and is judged at once."""
    from concurrent.futures import Future

    if all(one.location.path != STDIN for one in part):
        return pool.submit(_judged, part, task)
    done: Future[Judged] = Future()
    done.set_result(_judged(part, task))
    return done


def _parts(found: Iterator[Address | Skipped]) -> Iterator[tuple[Address | Skipped, ...]]:
    while part := tuple(islice(found, _PART)):
        yield part


def _leave_interrupts() -> None:
    """Leave it to the first process to end all when the user interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
