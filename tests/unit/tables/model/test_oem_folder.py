from __future__ import annotations

from unattend_gen.tables.model.oem_folder import WLAN_PROFILE, in_output, on_machine, wallpaper


def test_a_place_below_the_windows_folder_has_two_names() -> None:
    assert in_output(WLAN_PROFILE) == "$OEM$/$$/Setup/Scripts/wifi.profile"
    assert on_machine(wallpaper("sea.png")) == r"%WINDIR%\Web\Wallpaper\OEM\sea.png"
