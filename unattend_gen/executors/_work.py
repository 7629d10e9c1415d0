"""What is to be done with each task, and what an executor is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

Task = TypeVar("Task")
Result = TypeVar("Result")


def _nothing() -> None:
    """Need no preparation."""


def _travels(_task: object) -> bool:
    """Leave no task to the process that began."""
    return False


@dataclass(frozen=True, slots=True)
class Rescue(Generic[Task, Result]):
    """What becomes of a task whose worker was killed, as the system does for want of memory.

    It is done again alone; where that is killed too, its pieces are, and the last is given up.

    Attributes:
        pieces: smaller tasks that come to the same, or none. Each has a result of its own.
        give_up: gives what there is to say of a task that nobody could do.
    """

    pieces: Callable[[Task], tuple[Task, ...]]
    give_up: Callable[[Task], Result]


@dataclass(frozen=True, slots=True)
class Work(Generic[Task, Result]):
    """The same thing to do with each of many tasks.

    Tasks, results and errors may travel between processes: what is secret must not stand in them,
    and all of it can be pickled, `do` too: a function of a module, or a `partial` of one.

    Attributes:
        do: gives the result of one task; what it raises ends everything.
        prepare: loads what every task needs. Called before the first task, and by each process
            that did not inherit what was loaded; may be called more than once.
        stays: whether only the process that began can do a task, because it alone has a standard
            input and a terminal.
        rescue: what becomes of tasks whose worker was killed; None ends everything.
    """

    do: Callable[[Task], Result]
    prepare: Callable[[], object] = _nothing
    stays: Callable[[Task], bool] = _travels
    rescue: Rescue[Task, Result] | None = None


class Run(Protocol):
    """How an executor works.

    An implementer owes: results in the order of the tasks; a bound on tasks that were taken and
    not yet given back; when the reader stops or an error ends it, no process left behind.
    """

    def __call__(
        self, work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int
    ) -> Generator[Result, None, None]:
        """The results, one for each task. A reader that stops early closes them.

        Raises:
            WorkerError: a worker ended before its time, and its task is not rescued.
            Exception: whatever `work.do` raises for the first task that fails.
        """


@dataclass(frozen=True, slots=True)
class Executor:
    """What a module in this package exposes as `EXECUTOR`.

    Attributes:
        name: what an option calls it; the name of the module.
        run: does the work.
    """

    name: str
    run: Run
