"""Workers of Dask on this machine; needs the extra `dask`.

Scheduler and workers talk over loopback, where other users of the machine could listen and be
heard: so they talk TLS, with certificates that are made for this run and shown to nobody. What
travels is pickled.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import UsageError, WorkerError
from unattend_gen.executors._in_order import in_order
from unattend_gen.executors._work import Executor

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from types import ModuleType

    from unattend_gen.executors._work import Result, Task, Work

_AHEAD: Final = 3
"""Tasks that wait for each worker."""

_LOOPBACK: Final = "127.0.0.1"
_QUIET: Final = 50
"""Level of messages that are shown: critical ones; what goes wrong is told by us."""


def _run(
    work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int
) -> Generator[Result, None, None]:
    """As the protocol says, with so many workers of one thread each."""
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
            silence_logs=_QUIET,
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        pool = client.get_executor(pure=False)
        try:
            yield from in_order(pool, work, tasks, ahead=_AHEAD * jobs)
        except (distributed.KilledWorker, distributed.comm.CommClosedError):
            message = "a worker of Dask ended before its time"
            raise WorkerError(message, advice="give --jobs 1, or the machine more memory") from None


EXECUTOR: Final = Executor("dask", _run)


def _distributed() -> ModuleType:
    """The library, imported where it is used.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import_module("cryptography")
        return import_module("distributed")
    except ModuleNotFoundError:
        message = "the executor dask needs packages that are not installed"
        raise UsageError(message, advice="pip install 'unattend-gen[dask]'") from None
