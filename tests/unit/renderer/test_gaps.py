from __future__ import annotations

import pytest

from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import InputError
from unattend_gen.renderer.gaps import demand_no_gaps

COMMANDS = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"
ROUTES = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface[1]/Routes/Route"


def demanded(*paths: str) -> None:
    demand_no_gaps(map(SettingPath.parse, paths))


def test_numbers_without_a_gap_may_come_in_any_order() -> None:
    demanded(f"{COMMANDS}[2]/Order", f"{COMMANDS}[1]/Order", f"{COMMANDS}[2]/CommandLine")
    demanded(f"{ROUTES}[1]/Prefix")
    demanded("specialize/Microsoft-Windows-Shell-Setup/ComputerName")
    demanded()


@pytest.mark.parametrize(
    ("paths", "item", "missing"),
    [
        ((f"{COMMANDS}[2]/Order",), f"{COMMANDS}[2]", "SynchronousCommand[1]"),
        (
            (f"{COMMANDS}[1]/Order", f"{COMMANDS}[50000]/Order"),
            f"{COMMANDS}[50000]",
            "SynchronousCommand[2]",
        ),
        ((f"{ROUTES}[1]/Prefix", f"{ROUTES}[3]/Prefix"), f"{ROUTES}[3]", "Route[2]"),
    ],
)
def test_the_first_item_behind_a_gap_is_named(
    paths: tuple[str, ...], item: str, missing: str
) -> None:
    with pytest.raises(InputError) as caught:
        demanded(*paths)

    assert str(caught.value) == f"{item}: there is no {missing} before it"
    assert "without a gap" in caught.value.advice


def test_each_pass_and_each_item_above_has_lists_of_its_own() -> None:
    other_pass = COMMANDS.replace("oobeSystem", "auditUser")
    demanded(f"{COMMANDS}[1]/Order", f"{other_pass}[1]/Order")

    with pytest.raises(InputError, match=r"auditUser.*there is no SynchronousCommand\[1\]"):
        demanded(f"{COMMANDS}[1]/Order", f"{other_pass}[2]/Order")
