"""The executor of a name, and how many jobs are worth it."""

from __future__ import annotations

import os
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from unattend_gen import executors, plugins
from unattend_gen.errors import UsageError
from unattend_gen.executors._work import Executor

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from unattend_gen.executors._work import Result, Task, Work

MOST_JOBS: Final = 8
"""More processes are started only if they are asked for."""


def executor(name: str) -> Executor:
    """The executor that has this name.

    Raises:
        UsageError: naming those there are.
    """
    names = plugins.names(executors)
    if name not in names:
        message = f"no such executor; there are {', '.join(names)}"
        raise UsageError(message, advice="leave --executor out for the usual one")
    return plugins.load(executors, name, "EXECUTOR", Executor)


def run(
    work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int, by: str | None = None
) -> Generator[Result, None, None]:
    """The result of each task in the order of the tasks, by this process or by so many.

    Args:
        work: what is to be done.
        tasks: to whom.
        jobs: how many work.
        by: the name of an executor; None for what suits the number of jobs.

    Raises:
        UsageError: no executor has this name, or it is not installed.
        WorkerError: a worker ended before its time.
    """
    chosen = by or ("serial" if jobs == 1 else "processes")
    return executor(chosen).run(work, tasks, jobs=jobs)


def enough_jobs(tasks: Iterable[Task], *, few: int) -> tuple[int, Iterator[Task]]:
    """How many jobs are worth it, one where there are few tasks, else one a processor.

    Args:
        tasks: of which some are taken; use those that are given back.
        few: so many tasks are done sooner by one process than others are started.
    """
    rest = iter(tasks)
    first = tuple(islice(rest, few + 1))
    jobs = 1 if len(first) <= few else min(os.cpu_count() or 1, MOST_JOBS)
    return jobs, chain(first, rest)


def in_parts(tasks: Iterable[Task], size: int) -> Iterator[tuple[Task, ...]]:
    """So many tasks at a time, where handing over a single one costs more than doing it."""
    rest = iter(tasks)
    while part := tuple(islice(rest, size)):
        yield part


def halves(part: tuple[Task, ...]) -> tuple[tuple[Task, ...], ...]:
    """A part of several tasks in two; nothing where it is one."""
    middle = len(part) // 2
    return (part[:middle], part[middle:]) if middle else ()
