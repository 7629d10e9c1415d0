from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.specs import a_spec, a_spec_file, mistakes_in, refusals
from unattend_gen.spec.models.computer import Computer

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_may_be_left_out() -> None:
    assert a_spec(computer={}).computer == Computer()


@pytest.mark.parametrize("zone", ["UTC", "W. Europe Standard Time", "UTC_dstoff"])
def test_a_time_zone_of_windows_is_taken(zone: str) -> None:
    assert a_spec(computer={"time_zone": zone}).computer == Computer(time_zone=zone)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "W Europe Standart Time", ""])
def test_another_is_refused(zone: str) -> None:
    assert refusals(computer={"time_zone": zone}).keys() == {"computer.time_zone"}


def test_the_nearest_time_zone_is_named(tmp_path: Path) -> None:
    text = 'target = "media"\nwindows = "7"\ncomputer.time_zone = "W Europe Standart Time"\n'

    assert mistakes_in(a_spec_file(tmp_path, text))[0].advice == (
        "did you mean W. Europe Standard Time?"
    )
