"""Results in the order of their tasks, from anything that has `concurrent.futures` as its form."""

from __future__ import annotations

from collections import deque
from concurrent.futures import BrokenExecutor, Future
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from concurrent.futures import Executor as Pool

    from unattend_gen.executors._work import Result, Task, Work


def in_order(
    pool: Pool,
    work: Work[Task, Result],
    tasks: Iterable[Task],
    *,
    ahead: int,
    waiting: deque[tuple[Task, Future[Result]]] | None = None,
) -> Generator[Result, None, None]:
    """The result of each task, in their order.

    Args:
        pool: does the work; whoever made it shuts it down.
        work: what is to be done.
        tasks: taken one by one, as results are asked for.
        ahead: how many tasks are under way beside the one whose result is waited for.
        waiting: empty; when it is over, the tasks that were taken and have no result.
    """
    waiting = deque() if waiting is None else waiting
    for task in tasks:
        waiting.append((task, _handed_out(pool, work, task)))
        if len(waiting) > ahead:
            yield _first(waiting)
    while waiting:
        yield _first(waiting)


def _first(waiting: deque[tuple[Task, Future[Result]]]) -> Result:
    """The result that is due; without one its task goes on waiting."""
    result = waiting[0][1].result()
    waiting.popleft()
    return result


def _handed_out(pool: Pool, work: Work[Task, Result], task: Task) -> Future[Result]:
    """A task in the hands of the pool; one that stays here is done at once."""
    done: Future[Result] = Future()
    if work.stays(task):
        done.set_result(work.do(task))
        return done
    try:
        return pool.submit(work.do, task)
    except BrokenExecutor as error:
        done.set_exception(error)
        return done
