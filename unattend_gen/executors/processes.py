"""Several processes of this machine.

An interrupt is left to the first process: what was begun is brought to its end, the rest is not
begun. If the first process is killed, the others end at once. The way in which processes are
started is the system's own; nothing depends on it.
"""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from unattend_gen.errors import WorkerError
from unattend_gen.executors._in_order import in_order
from unattend_gen.executors._work import Executor

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

    from unattend_gen.executors._work import Result, Task, Work

_P = ParamSpec("_P")
_T = TypeVar("_T")

_AHEAD: Final = 3
"""Tasks that wait for each worker: enough that none is idle, few enough to be held."""


def _run(
    work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int
) -> Generator[Result, None, None]:
    """As the protocol says, with so many processes."""
    work.prepare()  # a process that is forked off has it then
    pool = _Pool(jobs, initializer=_start, initargs=(work.prepare,))
    try:
        yield from in_order(pool, work, tasks, ahead=_AHEAD * jobs)
    except BrokenProcessPool:
        message = "a worker process ended before its time"
        raise WorkerError(message, advice="give --jobs 1, or the machine more memory") from None
    finally:
        pool.shutdown(cancel_futures=True)


EXECUTOR: Final = Executor("processes", _run)


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
