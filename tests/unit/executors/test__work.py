from __future__ import annotations

from unattend_gen.executors._work import Work


def test_work_needs_no_preparation_and_travels_unless_it_says_otherwise() -> None:
    work = Work(len)

    work.prepare()

    assert (work.do("four"), work.stays("four")) == (4, False)
