r"""The folder `$OEM$`, which Setup copies from the `sources` folder of its medium.

Source:
    deployment notes: `\Sources\$OEM$`; what stands below `$$` there goes to the Windows folder.
"""

from __future__ import annotations

from typing import Final

_WINDOWS: Final = "$OEM$/$$/"
LOGO: Final = "System32/oemlogo.bmp"
"""Where the logo goes below the Windows folder."""

WLAN_PROFILE: Final = "Setup/Scripts/wifi.profile"
"""Where the wireless profile goes below the Windows folder, until it is imported."""


def wallpaper(name: str) -> str:
    """Where a picture of this name goes below the Windows folder."""
    return f"Web/Wallpaper/OEM/{name}"


def in_output(place: str) -> str:
    """A place below the Windows folder as a place below the output folder."""
    return _WINDOWS + place


def on_machine(place: str) -> str:
    """A place below the Windows folder as settings name it."""
    return "%WINDIR%\\" + place.replace("/", "\\")
