r"""The folder `$OEM$`, which Setup copies from the `sources` folder of its medium.

Source:
    deployment notes: `\Sources\$OEM$`; what stands below `$$` there goes to the Windows folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.errors import InputError
from unattend_gen.spec.models import Target

if TYPE_CHECKING:
    from unattend_gen.spec.models import Spec

_WINDOWS: Final = "$OEM$/$$/"
_CARRYING: Final = frozenset({Target.MEDIA, Target.SETUP})
"""Targets whose medium has a `sources` folder."""

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


def demand_carrying(spec: Spec, key: str) -> None:
    """See that the target can carry files.

    Raises:
        InputError: it cannot; names the key of the spec that asks for one.
    """
    if spec.target not in _CARRYING:
        message = f"the target {spec.target} carries no files to the machine"
        advice = "put the file into the image instead, or render for media or setup"
        raise InputError(message, advice=advice, where=key)
