"""Real workers of Dask, on loopback."""

from __future__ import annotations

import os
import sys
from itertools import islice

import pytest

from unattend_gen.errors import UsageError
from unattend_gen.executors._work import Work
from unattend_gen.executors.dask import EXECUTOR


@pytest.mark.slow
def test_results_come_in_the_order_of_the_tasks_from_other_processes() -> None:
    results = list(EXECUTOR.run(Work(_square), range(40), jobs=2))

    assert [number for number, _ in results] == [number**2 for number in range(40)]
    assert os.getpid() not in {process for _, process in results}


@pytest.mark.slow
def test_a_task_that_stays_is_done_here_and_a_reader_may_stop_early() -> None:
    work = Work(_square, stays=_is_even)

    results = list(islice(EXECUTOR.run(work, range(10), jobs=1), 2))

    assert [process == os.getpid() for _, process in results] == [True, False]


@pytest.mark.slow
def test_what_a_task_raises_ends_it() -> None:
    with pytest.raises(ZeroDivisionError):
        list(EXECUTOR.run(Work(_inverse), (1, 0), jobs=1))


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(UsageError) as caught:
        list(EXECUTOR.run(Work(_square), range(2), jobs=1))

    assert caught.value.advice == "pip install 'unattend-gen[dask]'"


def _square(number: int) -> tuple[int, int]:
    return number**2, os.getpid()


def _is_even(number: int) -> bool:
    return number % 2 == 0


def _inverse(number: int) -> float:
    return 1 / number
