from __future__ import annotations

import pytest

from tests.specs import a_spec
from unattend_gen.errors import InputError
from unattend_gen.render.oem_folder import (
    WLAN_PROFILE,
    demand_carrying,
    in_output,
    on_machine,
    wallpaper,
)


def test_a_place_below_the_windows_folder_has_two_names() -> None:
    assert in_output(WLAN_PROFILE) == "$OEM$/$$/Setup/Scripts/wifi.profile"
    assert on_machine(wallpaper("sea.png")) == r"%WINDIR%\Web\Wallpaper\OEM\sea.png"


@pytest.mark.parametrize("target", ["media", "setup"])
def test_a_medium_carries_files(target: str) -> None:
    demand_carrying(a_spec(target=target), "wifi")


@pytest.mark.parametrize("target", ["sysprep", "wds", "mdt"])
def test_other_targets_carry_none(target: str) -> None:
    with pytest.raises(InputError) as caught:
        demand_carrying(a_spec(target=target), "wifi")

    assert caught.value.where == "wifi"
    assert caught.value.message == f"the target {target} carries no files to the machine"
