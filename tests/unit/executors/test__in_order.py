from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice
from typing import TYPE_CHECKING

import pytest

from unattend_gen.executors import Work
from unattend_gen.executors._in_order import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_results_come_in_the_order_of_the_tasks_however_long_each_takes() -> None:
    tasks = (0.05, 0.0, 0.02, 0.0)

    with ThreadPoolExecutor(4) as pool:
        assert tuple(in_order(pool, Work(_slept), tasks, ahead=4)) == tasks


def test_only_a_few_tasks_are_taken_ahead() -> None:
    taken: list[int] = []

    with ThreadPoolExecutor(2) as pool:
        results = [*islice(in_order(pool, Work(_slept), _noted(taken), ahead=3), 3)]

    assert (results, len(taken)) == ([0.0, 0.0, 0.0], 6)


def test_a_local_task_is_not_submitted() -> None:
    from threading import current_thread

    here = current_thread().name
    work: Work[str, str] = Work(lambda _: current_thread().name, is_local=str.isupper)

    with ThreadPoolExecutor(1) as pool:
        names = [*in_order(pool, work, "aBc", ahead=1)]

    assert [name == here for name in names] == [False, True, False]


def test_the_first_task_that_fails_ends_the_run() -> None:
    with ThreadPoolExecutor(2) as pool, pytest.raises(ZeroDivisionError):
        list(in_order(pool, Work(lambda number: 1 / number), (1, 0, 1), ahead=3))


def _noted(taken: list[int]) -> Iterator[float]:
    for number in count():
        taken.append(number)
        yield 0.0


def _slept(seconds: float) -> float:
    time.sleep(seconds)
    return seconds
