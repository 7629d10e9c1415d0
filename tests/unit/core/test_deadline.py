from __future__ import annotations

import threading

import pytest

from unattend_gen.core.deadline import DeadlineError, deadline_in, is_over, require_time, until


def test_work_without_a_deadline_has_all_the_time() -> None:
    require_time()

    assert not is_over(None)


def test_work_ends_as_soon_as_its_deadline_is_over() -> None:
    with until(deadline_in(-1)), pytest.raises(DeadlineError):
        require_time()


def test_a_deadline_ahead_lets_work_go_on() -> None:
    with until(deadline_in(1000)):
        require_time()


def test_the_deadline_around_is_valid_again_after_a_block() -> None:
    with until(deadline_in(-1)):
        with until(None):
            require_time()
        with pytest.raises(DeadlineError):
            require_time()

    require_time()


def test_a_deadline_needs_no_main_thread_and_concerns_no_other_thread() -> None:
    seen: list[bool] = []

    def work() -> None:
        with until(deadline_in(-1)):
            try:
                require_time()
            except DeadlineError:
                seen.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    require_time()

    assert seen == [True]
