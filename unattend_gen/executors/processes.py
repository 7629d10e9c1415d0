"""Several processes of this machine.

An interrupt is left to the first process: what was begun is brought to its end, the rest is not
begun. The way in which processes are started is the system's own; nothing depends on it.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import WorkerError
from unattend_gen.executors._in_order import in_order
from unattend_gen.executors._work import Executor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from unattend_gen.executors._work import Result, Task, Work

_AHEAD: Final = 3
"""Tasks that wait for each worker: enough that none is idle, few enough to be held."""


def _run(work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int) -> Iterator[Result]:
    """As the protocol says, with so many processes."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    work.prepare()  # a process that is forked off has it then
    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(work.prepare,))
    try:
        yield from in_order(pool, work, tasks, ahead=_AHEAD * jobs)
    except BrokenProcessPool:
        message = "a worker process ended before its time"
        raise WorkerError(message, advice="give --jobs 1, or the machine more memory") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _start(prepare: Callable[[], object]) -> None:
    """Leave interrupts to the first process, and load what tasks need."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare()


EXECUTOR: Final = Executor("processes", _run)
