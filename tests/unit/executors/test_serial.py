from __future__ import annotations

from itertools import count, islice

from unattend_gen.executors import Work
from unattend_gen.executors.serial import EXECUTOR


def test_tasks_run_one_by_one_as_results_are_read() -> None:
    assert [*islice(EXECUTOR.run(Work(_doubled), count(), jobs=1), 3)] == [0, 2, 4]


def test_prepare_is_called_before_the_first_task() -> None:
    said: list[str] = []
    work = Work(said.append, prepare=lambda: said.append("prepared"))

    list(EXECUTOR.run(work, ("first", "second"), jobs=1))

    assert said == ["prepared", "first", "second"]


def _doubled(task: int) -> int:
    return 2 * task
