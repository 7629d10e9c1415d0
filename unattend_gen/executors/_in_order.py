"""Results in the order of their tasks, from anything that has `concurrent.futures` as its form."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from concurrent.futures import Executor as Pool

    from unattend_gen.executors._work import Result, Task, Work


def in_order(
    pool: Pool, work: Work[Task, Result], tasks: Iterable[Task], *, ahead: int
) -> Generator[Result, None, None]:
    """The result of each task, in their order.

    Args:
        pool: does the work; whoever made it shuts it down.
        work: what is to be done.
        tasks: taken one by one, as results are asked for.
        ahead: how many tasks are under way beside the one whose result is waited for.
    """
    waiting: deque[Future[Result]] = deque()
    for task in tasks:
        waiting.append(_handed_out(pool, work, task))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _handed_out(pool: Pool, work: Work[Task, Result], task: Task) -> Future[Result]:
    """A task in the hands of the pool; one that stays here is done at once."""
    if not work.stays(task):
        return pool.submit(work.do, task)
    done: Future[Result] = Future()
    done.set_result(work.do(task))
    return done
