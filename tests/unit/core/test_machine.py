from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.machines import FLEET, LEAKED, SCRUBBED, UNREADABLE, WITHOUT_COPY
from unattend_gen.core.machine import MachineVerdict, Tally
from unattend_gen.errors import ExitCode

if TYPE_CHECKING:
    from unattend_gen.core.machine import MachineCheck


def tallied(*machines: MachineCheck) -> Tally:
    tally = Tally()
    for one in machines:
        tally.add(one)
    return tally


def test_machines_are_counted_by_verdict() -> None:
    tally = tallied(*FLEET)

    assert (tally.machines, tally.documents, tally.findings, tally.skipped) == (4, 2, 1, 1)
    assert [tally.verdicts[one] for one in MachineVerdict] == [1, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("machines", "exit_code"),
    [
        ((), ExitCode.UNUSABLE),
        ((SCRUBBED,), ExitCode.CLEAN),
        ((WITHOUT_COPY,), ExitCode.UNUSABLE),
        ((SCRUBBED, WITHOUT_COPY), ExitCode.INCOMPLETE),
        ((UNREADABLE,), ExitCode.INCOMPLETE),
        ((SCRUBBED, UNREADABLE), ExitCode.INCOMPLETE),
        ((SCRUBBED, LEAKED), ExitCode.FINDINGS),
        (FLEET, ExitCode.FINDINGS),
        ((replace(LEAKED, failing=0), SCRUBBED), ExitCode.CLEAN),
    ],
)
def test_the_exit_code_is_that_of_the_worst(
    machines: tuple[MachineCheck, ...], exit_code: ExitCode
) -> None:
    assert tallied(*machines).exit_code is exit_code


def test_a_machine_is_proven_if_it_was_read_and_nothing_was_left() -> None:
    assert [one.value for one in MachineVerdict if one.is_proven] == [
        "scrubbed",
        "nothing-to-scrub",
    ]
