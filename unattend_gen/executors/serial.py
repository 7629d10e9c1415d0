"""One task after the other, in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.executors._run import Executor

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from unattend_gen.executors._run import Result, Task, Work


def _run(
    work: Work[Task, Result], tasks: Iterable[Task], *, jobs: int
) -> Generator[Result, None, None]:
    """Implement `Run` with a single job, whatever number is asked for."""
    del jobs
    work.prepare()
    yield from map(work.do, tasks)


EXECUTOR: Final = Executor("serial", _run)
