r"""The folder `$OEM$`, which Setup copies from the `sources` folder of its medium.

Source:
    deployment notes: `\Sources\$OEM$`; files below `$$` are copied to the Windows folder.
"""

from __future__ import annotations

from typing import Final

_WINDOWS: Final = "$OEM$/$$/"
LOGO: Final = "System32/oemlogo.bmp"
"""Path of the logo below the Windows folder."""

WLAN_PROFILE: Final = "Setup/Scripts/wifi.profile"
"""Path of the wireless profile below the Windows folder, until it is imported."""


def wallpaper(name: str) -> str:
    """Return the path of a picture with this name below the Windows folder."""
    return f"Web/Wallpaper/OEM/{name}"


def in_output(place: str) -> str:
    """Return the path below the output folder of a path below the Windows folder."""
    return _WINDOWS + place


def on_machine(place: str) -> str:
    """Return a path below the Windows folder as settings name it."""
    return "%WINDIR%\\" + place.replace("/", "\\")
