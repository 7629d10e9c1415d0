"""Several processes of this machine.

An interrupt is left to the first process: what was begun is brought to its end, the rest is not
begun. If the first process is killed, the others end at once. If another is killed, its pool is
lost: what was under way is done again, each task alone, so that it is seen which one it was. The
way in which processes are started is the system's own; nothing depends on it.
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
from unattend_gen.executors._work import Executor, Result, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

    from unattend_gen.executors._work import Rescue, Work

_P = ParamSpec("_P")
_T = TypeVar("_T")

_AHEAD: Final = 3
"""Tasks that wait for each worker: enough that none is idle, few enough to be held."""

_MOST_KILLS: Final = 100
"""Where so many processes are killed that do one task alone, the rest is not tried any more."""


def _run(
    work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int
) -> Generator[Result, None, None]:
    """As the protocol says, with so many processes."""
    work.prepare()  # a process that is forked off has it then
    rest = iter(tasks)
    waiting: deque[tuple[Task, Future[Result]]] = deque()
    rescuer: _Rescuer[Task, Result] | None = None
    while rescuer is None or rescuer.has_hope:
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
    """How the tasks are rescued.

    Raises:
        WorkerError: they are not.
    """
    if work.rescue is not None:
        return work.rescue
    message = "a worker process ended before its time"
    raise WorkerError(message, advice="give --jobs 1, or the machine more memory") from None


class _Rescuer(Generic[Task, Result]):
    """Does what was under way when a worker was killed, and counts how often that happens."""

    def __init__(self, work: Work[Task, Result], rescue: Rescue[Task, Result]) -> None:
        self.rescue = rescue
        self._work = work
        self._kills = 0

    @property
    def has_hope(self) -> bool:
        """Whether it is worth while to start more processes."""
        return self._kills < _MOST_KILLS

    def results(self, waiting: deque[tuple[Task, Future[Result]]]) -> Iterator[Result]:
        """The results of tasks in their order; those that are there are not made again."""
        while waiting:
            task, future = waiting.popleft()
            try:
                result = future.result()
            except (BrokenProcessPool, CancelledError):
                yield from self._alone(task)
            else:
                yield result

    def _alone(self, task: Task) -> Iterator[Result]:
        """What one task comes to, in a process that does nothing else; or what its pieces do."""
        if self.has_hope:
            try:
                with _pool(self._work, 1) as pool:
                    result = pool.submit(self._work.do, task).result()
            except BrokenProcessPool:
                self._kills += 1
            else:
                yield result
                return
        pieces = self.rescue.pieces(task) if self.has_hope else ()
        for piece in pieces:
            yield from self._alone(piece)
        if not pieces:
            yield self.rescue.give_up(task)


@contextmanager
def _pool(work: Work[Task, Result], jobs: int) -> Iterator[_Pool]:
    """Processes that are gone afterwards."""
    pool = _Pool(jobs, initializer=_start, initargs=(work.prepare,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


class _Pool(ProcessPoolExecutor):
    """Processes that no interrupt reaches, not even while they start."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Hand a task out; a process that this starts has interrupts held back from its birth."""
        with _without_interrupts():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold interrupts back for a moment; one that comes meanwhile is not lost."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(prepare: Callable[[], object]) -> None:
    """Leave interrupts to the first process, end with it, and load what tasks need."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    prepare()


def _end_with_parent() -> None:
    """Wait for the first process to be gone; nobody would take a result then, or give a task."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
