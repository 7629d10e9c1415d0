"""The script that gathers Panther folders: read by a grammar, and held to what it promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.powershell import nodes, parsed
from unattend_gen.core.location import Location
from unattend_gen.rules.places import PlaceKind, place_of

SCRIPT = (Path(__file__).resolve().parents[2] / "examples/collect-panther/collect.ps1").read_text(
    encoding="utf-8"
)


def test_it_is_powershell_from_the_first_line_to_the_last() -> None:
    assert not parsed(SCRIPT).root_node.has_error


def test_nothing_is_run_on_a_machine_that_is_read() -> None:
    names = {name.lower() for name in nodes(SCRIPT, "command_name")}

    assert names.isdisjoint(
        {"invoke-command", "enter-pssession", "invoke-wmimethod", "invoke-cimmethod", "psexec"}
    )


def test_the_folder_is_closed_before_a_machine_is_read() -> None:
    called = [name for name in nodes(SCRIPT, "command_name") if "-" in name]

    assert called.index("New-ClosedFolder") < len(called) - called[::-1].index("Copy-Machine")


@pytest.mark.parametrize(
    "path",
    [
        "PC1/Windows/Panther/unattend.xml",
        "PC1/Windows/System32/Sysprep/unattend.xml",
        "PC1/Windows/Setup/Scripts/SetupComplete.cmd",
    ],
)
def test_what_is_gathered_keeps_the_shape_of_a_windows_drive(path: str) -> None:
    folder = path.removeprefix("PC1/").rpartition("/")[0].replace("/", "\\")
    place = place_of(Location(path))

    assert folder in SCRIPT
    assert place is not None
    assert (place.kind, place.root) == (PlaceKind.WINDOWS, ("pc1",))
