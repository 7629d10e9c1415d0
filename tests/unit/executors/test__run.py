from __future__ import annotations

import os

import pytest

from unattend_gen.errors import UsageError
from unattend_gen.executors import Work, choose_jobs, halves, in_batches, run
from unattend_gen.executors._run import load_executor


def test_work_has_no_preparation_and_is_remote_by_default() -> None:
    work = Work(len)

    work.prepare()

    assert (work.do("four"), work.is_local("four")) == (4, False)


def test_each_executor_is_loaded_by_its_name() -> None:
    assert [load_executor(name).name for name in ("dask", "processes", "serial")] == [
        "dask",
        "processes",
        "serial",
    ]


def test_an_unknown_executor_is_an_error_that_lists_the_others() -> None:
    with pytest.raises(UsageError, match="`threads`; valid values are dask, processes, serial"):
        load_executor("threads")


def test_one_job_runs_in_this_process_and_two_do_not() -> None:
    work = Work(_process)

    assert set(run(work, range(3), jobs=1)) == {os.getpid()}
    assert os.getpid() not in set(run(work, range(3), jobs=2))


def test_the_executor_can_be_chosen_whatever_the_number_of_jobs() -> None:
    assert set(run(Work(_process), range(3), jobs=2, by="serial")) == {os.getpid()}


def test_few_tasks_get_one_job_and_none_is_lost() -> None:
    jobs, tasks = choose_jobs(range(3), few=3)

    assert (jobs, [*tasks]) == (1, [0, 1, 2])


def test_many_tasks_get_a_job_for_each_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 5)

    jobs, tasks = choose_jobs(range(4), few=3)

    assert (jobs, [*tasks]) == (5, [0, 1, 2, 3])


def test_a_large_machine_gets_eight_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 96)

    assert choose_jobs(range(4), few=3)[0] == 8


def test_all_batches_but_the_last_are_full() -> None:
    assert [*in_batches("abcde", 2)] == [("a", "b"), ("c", "d"), ("e",)]


def _process(_task: int) -> int:
    return os.getpid()


def test_a_batch_is_halved_until_it_has_one_task() -> None:
    assert halves((1, 2, 3)) == ((1,), (2, 3))
    assert halves((1,)) == ()
