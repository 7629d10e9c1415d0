from __future__ import annotations

import os

import pytest

from unattend_gen.errors import UsageError
from unattend_gen.executors._choice import enough_jobs, executor, halves, in_parts, run
from unattend_gen.executors._work import Work


def test_an_executor_is_found_by_its_name() -> None:
    assert [executor(name).name for name in ("dask", "processes", "serial")] == [
        "dask",
        "processes",
        "serial",
    ]


def test_a_name_that_no_executor_has_is_told_those_there_are() -> None:
    with pytest.raises(UsageError, match="there are dask, processes, serial"):
        executor("threads")


def test_one_job_is_done_by_this_process_and_two_are_not() -> None:
    work = Work(_process)

    assert set(run(work, range(3), jobs=1)) == {os.getpid()}
    assert os.getpid() not in set(run(work, range(3), jobs=2))


def test_who_does_it_can_be_chosen_whatever_the_number_of_jobs() -> None:
    assert set(run(Work(_process), range(3), jobs=2, by="serial")) == {os.getpid()}


def test_few_tasks_are_worth_one_job_and_none_of_them_is_lost() -> None:
    jobs, tasks = enough_jobs(range(3), few=3)

    assert (jobs, [*tasks]) == (1, [0, 1, 2])


def test_many_tasks_are_worth_a_job_for_each_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 5)

    jobs, tasks = enough_jobs(range(4), few=3)

    assert (jobs, [*tasks]) == (5, [0, 1, 2, 3])


def test_a_large_machine_is_not_taken_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 96)

    assert enough_jobs(range(4), few=3)[0] == 8


def test_parts_are_full_but_for_the_last() -> None:
    assert [*in_parts("abcde", 2)] == [("a", "b"), ("c", "d"), ("e",)]


def _process(_task: int) -> int:
    return os.getpid()


def test_a_part_has_halves_until_it_is_one_task() -> None:
    assert halves((1, 2, 3)) == ((1,), (2, 3))
    assert halves((1,)) == ()
