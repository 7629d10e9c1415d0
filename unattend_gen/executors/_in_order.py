"""Results in the order of their tasks, from any pool with the interface of `concurrent.futures`."""

from __future__ import annotations

from collections import deque
from concurrent.futures import BrokenExecutor, Future
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from concurrent.futures import Executor as Pool

    from unattend_gen.executors._run import Result, Task, Work


def in_order(
    pool: Pool,
    work: Work[Task, Result],
    tasks: Iterable[Task],
    *,
    ahead: int,
    waiting: deque[tuple[Task, Future[Result]]] | None = None,
) -> Generator[Result, None, None]:
    """Yield the result of each task, in the order of the tasks.

    Args:
        pool: runs the tasks; its creator shuts it down.
        work: the function to run.
        tasks: its inputs, taken one by one as results are read.
        ahead: how many tasks may be in flight besides the one whose result is awaited.
        waiting: an empty queue; after an error it holds the tasks that were taken and have no
            result.
    """
    waiting = deque() if waiting is None else waiting
    for task in tasks:
        waiting.append((task, _submit(pool, work, task)))
        if len(waiting) > ahead:
            yield _next_result(waiting)
    while waiting:
        yield _next_result(waiting)


def _next_result(waiting: deque[tuple[Task, Future[Result]]]) -> Result:
    """Return the next result; the task stays in the queue if there is none."""
    result = waiting[0][1].result()
    waiting.popleft()
    return result


def _submit(pool: Pool, work: Work[Task, Result], task: Task) -> Future[Result]:
    """Submit a task to the pool, or run it here if it is local."""
    done: Future[Result] = Future()
    if work.is_local(task):
        done.set_result(work.do(task))
        return done
    try:
        return pool.submit(work.do, task)
    except BrokenExecutor as error:
        done.set_exception(error)
        return done
