from __future__ import annotations

from dataclasses import replace

import pytest

from tests.machines import FLEET, LEAKED, SCRUBBED, UNREADABLE, WITHOUT_COPY
from unattend_gen.auditor.fleet.words import remarks, sum_line
from unattend_gen.core.machine import MachineCheck, Tally


def the_sum(*machines: MachineCheck) -> str:
    tally = Tally()
    for one in machines:
        tally.add(one)
    return sum_line(tally)


@pytest.mark.parametrize(
    ("machine", "words"),
    [
        (LEAKED, "key ending in Q4JK2; 1 finding; first in Windows/Panther/unattend.xml:3"),
        (
            replace(LEAKED, last_fives=("Q4JK2", "Q9DYC"), findings=2, first="a\x1b"),
            "keys ending in Q4JK2, Q9DYC; 2 findings; first in a\\x1b",
        ),
        (replace(LEAKED, last_fives=()), "1 finding; first in Windows/Panther/unattend.xml:3"),
        (SCRUBBED, ""),
        (WITHOUT_COPY, "no answer file where Setup keeps copies"),
        (UNREADABLE, "no folder"),
    ],
)
def test_what_is_worth_knowing_is_told(machine: MachineCheck, words: str) -> None:
    assert remarks(machine) == words


@pytest.mark.parametrize(
    ("machines", "line"),
    [
        ((), "0 machines: nothing to look at"),
        ((SCRUBBED,), "1 machine, 1 scrubbed: clean"),
        ((SCRUBBED, WITHOUT_COPY), "2 machines, 1 no-copy, 1 scrubbed: incomplete"),
        (FLEET, "4 machines, 1 leaked, 1 unreadable, 1 no-copy, 1 scrubbed: secrets were left"),
        ((replace(SCRUBBED, findings=1, failing=1),), "1 machine, 1 scrubbed: findings"),
    ],
)
def test_the_sum_has_the_worst_first(machines: tuple[MachineCheck, ...], line: str) -> None:
    assert the_sum(*machines) == line
