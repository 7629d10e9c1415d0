from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.specs import a_spec, a_spec_file, mistakes_in, refusals
from unattend_gen.tables.computer import Computer

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_may_be_left_out() -> None:
    assert a_spec(computer={}).computer == Computer()


@pytest.mark.parametrize("zone", ["UTC", "W. Europe Standard Time", "UTC_dstoff"])
def test_a_time_zone_of_windows_is_taken(zone: str) -> None:
    assert a_spec(computer={"time_zone": zone}).computer == Computer(time_zone=zone)


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "W Europe Standart Time", ""])
def test_another_is_refused(zone: str) -> None:
    assert refusals(computer={"time_zone": zone}).keys() == {"computer.time_zone"}


def test_the_nearest_time_zone_is_named(tmp_path: Path) -> None:
    text = 'target = "media"\nwindows = "7"\ncomputer.time_zone = "W Europe Standart Time"\n'

    assert mistakes_in(a_spec_file(tmp_path, text))[0].advice == (
        "did you mean W. Europe Standard Time?"
    )


@pytest.mark.parametrize(
    ("written", "zone"),
    [("Europe/Berlin", "W. Europe Standard Time"), ("America/New_York", "Eastern Standard Time")],
)
def test_the_name_that_other_systems_have_for_a_zone_is_translated(written: str, zone: str) -> None:
    assert a_spec(computer={"time_zone": written}).computer == Computer(time_zone=zone)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"name": "ACCOUNTING-PC-001"}, "is longer than 15 characters"),
        ({"name": "PC 1"}, "holds a character that such a name cannot have"),
        ({"name": "12345"}, "cannot consist of digits alone"),
        ({"owner": 64 * "x"}, "is longer than 63 characters"),
        ({"organization": "  "}, "is empty"),
    ],
)
def test_a_text_that_windows_does_not_take_is_refused(
    keys: dict[str, object], message: str
) -> None:
    assert refusals(computer=keys) == {f"computer.{next(iter(keys))}": message}


def test_a_star_asks_for_a_generated_name() -> None:
    assert a_spec(computer={"name": "*"}).computer == Computer(name="*")
