"""Several processes on this machine.

Only the parent process reacts to an interrupt: running tasks are finished, and no others are
started. If the parent is killed, its workers exit at once. If a worker is killed, the whole pool is
lost; the tasks in flight are then run again one at a time, so that the one that caused it is
identified. The start method of processes is the platform's default, and nothing depends on it.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread
from typing import TYPE_CHECKING, Final, Generic, ParamSpec, TypeVar

from unattend_gen.errors import WorkerError
from unattend_gen.executors._in_order import in_order
from unattend_gen.executors._run import Executor, Result, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

    from unattend_gen.executors._run import Rescue, Work

_P = ParamSpec("_P")
_T = TypeVar("_T")

_AHEAD: Final = 3
"""Tasks queued for each worker: enough to keep it busy, few enough to hold in memory."""

_MAX_KILLS: Final = 100
"""After this many killed workers, the remaining tasks are given up without another try."""


def _run(
    work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int
) -> Generator[Result, None, None]:
    """Implement `Run` with one process for each job."""
    work.prepare()  # processes that are forked inherit what it loads
    rest = iter(tasks)
    waiting: deque[tuple[Task, Future[Result]]] = deque()
    rescuer: _Rescuer[Task, Result] | None = None
    while rescuer is None or rescuer.may_retry:
        try:
            with _pool(work, jobs) as pool:
                yield from in_order(pool, work, rest, ahead=_AHEAD * jobs, waiting=waiting)
                return
        except BrokenProcessPool:
            rescuer = rescuer or _Rescuer(work, _rescue_of(work))
        yield from rescuer.results(waiting)
    yield from map(rescuer.rescue.give_up, rest)


EXECUTOR: Final = Executor("processes", _run)


def _rescue_of(work: Work[Task, Result]) -> Rescue[Task, Result]:
    """Return how lost tasks are retried.

    Raises:
        WorkerError: they are not.
    """
    if work.rescue is not None:
        return work.rescue
    message = "a worker process died unexpectedly"
    advice = "retry with --jobs 1, or give the machine more memory"
    raise WorkerError(message, advice=advice) from None


class _Rescuer(Generic[Task, Result]):
    """Retries the tasks that were in flight when a worker was killed, and counts the kills."""

    def __init__(self, work: Work[Task, Result], rescue: Rescue[Task, Result]) -> None:
        self.rescue = rescue
        self._work = work
        self._kills = 0

    @property
    def may_retry(self) -> bool:
        """Whether to start further processes."""
        return self._kills < _MAX_KILLS

    def results(self, waiting: deque[tuple[Task, Future[Result]]]) -> Iterator[Result]:
        """Yield the results of the waiting tasks in order; finished ones are not run again."""
        while waiting:
            task, future = waiting.popleft()
            try:
                result = future.result()
            except (BrokenProcessPool, CancelledError):
                yield from self._retry(task)
            else:
                yield result

    def _retry(self, task: Task) -> Iterator[Result]:
        """Yield the result of a task run in a process of its own, or the results of its pieces."""
        if self.may_retry:
            try:
                with _pool(self._work, 1) as pool:
                    result = pool.submit(self._work.do, task).result()
            except BrokenProcessPool:
                self._kills += 1
            else:
                yield result
                return
        pieces = self.rescue.pieces(task) if self.may_retry else ()
        for piece in pieces:
            yield from self._retry(piece)
        if not pieces:
            yield self.rescue.give_up(task)


@contextmanager
def _pool(work: Work[Task, Result], jobs: int) -> Iterator[_Pool]:
    """Provide a pool of processes that all end with the block."""
    pool = _Pool(jobs, initializer=_start, initargs=(work.prepare,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


class _Pool(ProcessPoolExecutor):
    """A pool whose processes never receive an interrupt, not even while they start."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Submit a call; interrupts are blocked in a process that this starts."""
        with _interrupts_blocked():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Block interrupts; one that arrives meanwhile is delivered at the end."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(prepare: Callable[[], object]) -> None:
    """Ignore interrupts, arrange to exit with the parent, and load what tasks need."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_exit_with_parent, daemon=True).start()
    prepare()


def _exit_with_parent() -> None:
    """Exit once the parent process is gone: nobody would read a result or send a task."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
