from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.machines import FLEET, a_fleet
from unattend_gen.api.fleet_checking import (
    FleetCheckRequest,
    check_fleet,
    demand_fleet_format,
)
from unattend_gen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.machine import MachineCheck


def test_a_fleet_is_looked_at_while_it_is_gone_through(tmp_path: Path) -> None:
    found = check_fleet(FleetCheckRequest(folder=str(a_fleet(tmp_path))))

    assert found.tally.machines == 0
    assert tuple(found) == FLEET
    assert (found.tally.machines, found.exit_code) == (4, ExitCode.FINDINGS)


def test_whoever_watches_sees_each_machine(tmp_path: Path) -> None:
    seen: list[str] = []

    found = check_fleet(
        FleetCheckRequest(folder=str(a_fleet(tmp_path))),
        watch=lambda machines: (noted(one, seen) for one in machines),
    )

    assert (len(tuple(found)), seen) == (4, ["PC-1", "PC-2", "PC-3", "PC-4"])


def noted(one: MachineCheck, seen: list[str]) -> MachineCheck:
    seen.append(one.machine)
    return one


def test_a_format_that_there_is_not_is_told_those_there_are() -> None:
    with pytest.raises(UsageError, match="there are text, csv, json, html"):
        demand_fleet_format("sarif")
