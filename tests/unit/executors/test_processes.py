from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from unattend_gen.errors import SpecError, WorkerError
from unattend_gen.executors import Rescue, Work, halves, processes, serial

if TYPE_CHECKING:
    from collections.abc import Iterable

_INTERRUPTED = """
import sys, time
from unattend_gen.executors._run import Work
from unattend_gen.executors.processes import EXECUTOR
for result in EXECUTOR.run(Work(time.sleep), [0.0, 0.01] * 100_000, jobs=2):
    print("one", flush=True)
"""


def results(work: Work[int, int], tasks: Iterable[int], jobs: int = 2) -> list[int]:
    return [*processes.EXECUTOR.run(work, tasks, jobs=jobs)]


def test_the_results_are_those_of_one_process_in_the_same_order() -> None:
    alone = [*serial.EXECUTOR.run(Work(_doubled), range(-50, 50), jobs=1)]

    assert results(Work(_doubled), range(-50, 50), jobs=3) == alone


def test_several_processes_do_the_work() -> None:
    assert os.getpid() not in set(results(Work(_process), range(4)))


def test_a_local_task_runs_in_the_parent_process() -> None:
    found = results(Work(_process, is_local=_is_two), range(4))

    assert [number == os.getpid() for number in found] == [False, False, True, False]


def test_our_own_error_is_passed_on_unchanged() -> None:
    with pytest.raises(SpecError, match=r"spec\.toml:3: computer: is no table"):
        results(Work(_failing), range(4))


def test_a_killed_worker_is_reported_and_ends_the_run() -> None:
    with pytest.raises(WorkerError, match="died unexpectedly"):
        results(Work(_dying), range(100))


def test_a_reader_that_stops_leaves_no_process_behind() -> None:
    run = processes.EXECUTOR.run(Work(_process), range(10_000), jobs=2)
    worker = next(iter(run))

    run.close()

    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_an_interrupt_ends_all_processes_silently() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert program.stdout is not None
    program.stdout.readline()

    os.killpg(program.pid, signal.SIGINT)

    _, said = program.communicate(timeout=20)
    assert said.count("KeyboardInterrupt") == 1
    with pytest.raises(ProcessLookupError):
        os.killpg(program.pid, 0)


def test_no_worker_outlives_the_parent_process() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert program.stdout is not None
    program.stdout.readline()

    program.kill()

    program.communicate(timeout=20)  # the workers hold its pipes until they end
    program.wait()


def _process(_task: int) -> int:
    time.sleep(0.001)
    return os.getpid()


def _doubled(task: int) -> int:
    return 2 * task


def _is_two(task: int) -> bool:
    return task == 2


def _failing(task: int) -> int:
    from unattend_gen.errors import Mistake

    if task == 1:
        mistake = Mistake("is no table", "make it one", "computer", 3)
        raise SpecError((mistake,), where="spec.toml")
    return task


def _dying(task: int) -> int:
    if task == 20:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def _parts(*numbers: int) -> list[tuple[int, ...]]:
    return [tuple(range(number, number + 5)) for number in numbers]


def _deadly(part: tuple[int, ...]) -> str:
    if 20 in part or 23 in part:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done " + " ".join(map(str, part))


def _given_up(part: tuple[int, ...]) -> str:
    return "not " + " ".join(map(str, part))


def _always_deadly(_part: tuple[int, ...]) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def _deadly_once(mark: Path, part: tuple[int, ...]) -> str:
    if 20 in part and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return _given_up(part)


def _process_of_first(part: tuple[int, ...]) -> tuple[int, int]:
    if 20 in part and len(part) > 1:
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGKILL)
    return part[0], os.getpid()


def _nobody(part: tuple[int, ...]) -> tuple[int, int]:
    return part[0], 0


def _is_with_zero(part: tuple[int, ...]) -> bool:
    return 0 in part


RESCUE: Rescue[tuple[int, ...], str] = Rescue(halves, _given_up)


def test_only_the_pieces_that_kill_a_worker_are_given_up() -> None:
    parts = _parts(*range(0, 60, 5))
    run = processes.EXECUTOR.run(Work(_deadly, rescue=RESCUE), parts, jobs=2)

    assert [*run] == [
        *map(_deadly, parts[:4]),
        "not 20",
        "done 21",
        "done 22",
        "not 23",
        "done 24",
        *map(_deadly, parts[5:]),
    ]


def test_a_task_whose_worker_was_killed_once_is_retried(tmp_path: Path) -> None:
    parts = _parts(*range(0, 60, 5))
    work = Work(partial(_deadly_once, tmp_path / "mark"), rescue=RESCUE)

    assert [*processes.EXECUTOR.run(work, parts, jobs=2)] == [*map(_given_up, parts)]


def test_if_every_worker_is_killed_the_rest_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(processes, "_MAX_KILLS", 3)
    work = Work(_always_deadly, rescue=RESCUE)
    found = [*processes.EXECUTOR.run(work, _parts(*range(0, 1000, 5)), jobs=2)]

    told = " ".join(found).replace("not ", "")
    assert [int(number) for number in told.split()] == [*range(1000)]


def test_a_local_task_is_not_run_again() -> None:
    asked: list[int] = []

    def noted(part: tuple[int, ...]) -> bool:
        asked.append(part[0])
        return _is_with_zero(part)

    rescue: Rescue[tuple[int, ...], tuple[int, int]] = Rescue(halves, _nobody)
    work = Work(_process_of_first, is_local=noted, rescue=rescue)
    found = [*processes.EXECUTOR.run(work, _parts(20, 0, 5), jobs=2)]

    assert (0, os.getpid()) in found
    assert asked == [20, 0, 5]
