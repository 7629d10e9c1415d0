"""The work that an executor does, and the choice of an executor by name and number of jobs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from unattend_gen import plugins
from unattend_gen.catalog.keys import shown_name
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

MAX_DEFAULT_JOBS: Final = 8
"""The most jobs that are started unless `--jobs` asks for more."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def _nothing() -> None:
    """Prepare nothing."""


def _is_remote(_task: object) -> bool:
    """Return False: any worker may run the task."""
    return False


@dataclass(frozen=True, slots=True)
class Rescue(Generic[Task, Result]):
    """How a task is retried whose worker was killed, for example for lack of memory.

    The task is run again in a worker of its own. If that worker is killed too, the task is split
    into its pieces; a piece that cannot be split further is given up.

    Attributes:
        pieces: returns smaller tasks that together equal the task, or none if it cannot be split.
            Each piece has a result of its own.
        give_up: returns the result of a task that no worker could finish.
    """

    pieces: Callable[[Task], tuple[Task, ...]]
    give_up: Callable[[Task], Result]


@dataclass(frozen=True, slots=True)
class Work(Generic[Task, Result]):
    """A function to apply to each of many tasks.

    Tasks, results and errors may be sent between processes. They must not contain secrets and must
    be picklable, as must `do`: a function of a module, or a `partial` of one.

    Attributes:
        do: returns the result of one task; an exception ends the run.
        prepare: loads what every task needs. It is called before the first task, again by each
            process that did not inherit what was loaded, and possibly more than once.
        is_local: returns whether a task must run in the parent process, the only one with a
            standard input and a terminal.
        rescue: how to retry tasks whose worker was killed; with None such a loss ends the run.
    """

    do: Callable[[Task], Result]
    prepare: Callable[[], object] = _nothing
    is_local: Callable[[Task], bool] = _is_remote
    rescue: Rescue[Task, Result] | None = None


class Run(Protocol):
    """How an executor runs its work.

    An implementer must yield results in the order of the tasks, must bound the number of tasks
    that were taken but have no result yet, and must leave no process behind when the reader stops
    or an error ends the run.
    """

    def __call__(
        self, work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int
    ) -> Generator[Result, None, None]:
        """Yield one result for each task. A reader that stops early closes the generator.

        Raises:
            WorkerError: a worker died, and its task has no rescue.
            Exception: whatever `work.do` raises for the first task that fails.
        """


@dataclass(frozen=True, slots=True)
class Executor:
    """An executor, which a module of this package exposes as `EXECUTOR`.

    Attributes:
        name: the value of `--executor` that selects it; also the name of the module.
        run: runs the work.
    """

    name: str
    run: Run


def load_executor(name: str) -> Executor:
    """Return the executor of this name.

    Raises:
        UsageError: there is none; the message lists those there are.
    """
    package = import_module("unattend_gen.executors")
    names = plugins.names(package)
    if name not in names:
        message = f"unknown executor `{shown_name(name)}`; valid values are {', '.join(names)}"
        raise UsageError(message, advice="omit --executor to use the default")
    return plugins.load(package, name, "EXECUTOR", Executor)


def run(
    work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int, by: str | None = None
) -> Generator[Result, None, None]:
    """Yield the result of each task, in the order of the tasks.

    Args:
        work: the function to run.
        tasks: its inputs.
        jobs: number of workers.
        by: name of an executor; None chooses one by the number of jobs.

    Raises:
        UsageError: the executor does not exist or is not installed.
        WorkerError: a worker died.
    """
    chosen = by or ("serial" if jobs == 1 else "processes")
    return load_executor(chosen).run(work, tasks, jobs=jobs)


def choose_jobs(tasks: Iterable[Task], *, few: int) -> tuple[int, Iterator[Task]]:
    """Return how many jobs pay off, and the tasks to use from here on.

    One job for few tasks, else one for each processor, up to `MAX_DEFAULT_JOBS`.

    Args:
        tasks: the tasks, some of which are taken to count them.
        few: number of tasks that one process finishes before others have started.
    """
    rest = iter(tasks)
    first = tuple(islice(rest, few + 1))
    jobs = 1 if len(first) <= few else min(os.cpu_count() or 1, MAX_DEFAULT_JOBS)
    return jobs, chain(first, rest)


def in_batches(tasks: Iterable[Task], size: int) -> Iterator[tuple[Task, ...]]:
    """Yield batches of tasks, for tasks that are cheaper to run than to hand over one by one."""
    rest = iter(tasks)
    while batch := tuple(islice(rest, size)):
        yield batch


def halves(batch: tuple[Task, ...]) -> tuple[tuple[Task, ...], ...]:
    """Return a batch split in two, or nothing if it has a single task."""
    middle = len(batch) // 2
    return (batch[:middle], batch[middle:]) if middle else ()
