"""Dask workers on this machine; needs the extra `dask`.

Scheduler and workers talk over the loopback interface, which other users of the machine can reach.
So they use TLS with certificates that are made for this run and never leave it. Messages are
pickled.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import UsageError, WorkerError
from unattend_gen.executors._in_order import in_order
from unattend_gen.executors._run import Executor

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from types import ModuleType

    from unattend_gen.executors._run import Result, Task, Work

_AHEAD: Final = 3
"""Tasks that wait for each worker."""

_LOOPBACK: Final = "127.0.0.1"
_CRITICAL: Final = 50
"""Log level of Dask; this program reports errors itself."""


def _run(
    work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int
) -> Generator[Result, None, None]:
    """Implement `Run` with single-threaded workers, one for each job."""
    distributed = _distributed()
    work.prepare()
    with (
        distributed.LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            host=_LOOPBACK,
            protocol="tls://",
            security=distributed.Security.temporary(),
            dashboard_address=None,
            silence_logs=_CRITICAL,
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        pool = client.get_executor(pure=False)
        try:
            yield from in_order(pool, work, tasks, ahead=_AHEAD * jobs)
        except (distributed.KilledWorker, distributed.comm.CommClosedError):
            message = "a Dask worker died unexpectedly"
            advice = "retry with --jobs 1, or give the machine more memory"
            raise WorkerError(message, advice=advice) from None


EXECUTOR: Final = Executor("dask", _run)


def _distributed() -> ModuleType:
    """Import and return the library.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import_module("cryptography")
        return import_module("distributed")
    except ModuleNotFoundError:
        message = "the executor `dask` needs packages that are not installed"
        raise UsageError(message, advice="pip install 'unattend-gen[dask]'") from None
