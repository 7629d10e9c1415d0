r"""The two registry values that keep Windows from activating, or from saying so, by itself.

Source:
    Vendor article on deploying a MAK, and the operations guide of Volume Activation: `Manual` = 1
    switches automatic activation off, 0 or no value leaves it on; `NotificationDisabled` = 1
    switches the notifications off. Windows Vista has the key `SL` for `SoftwareProtectionPlatform`.
"""

from __future__ import annotations

from typing import Final

MANUAL: Final = "Manual"
NOTIFICATION_DISABLED: Final = "NotificationDisabled"

WINDOWS_NT: Final = ("Microsoft", "Windows NT", "CurrentVersion")
"""Where licensing has its key, below `HKEY_LOCAL_MACHINE\\SOFTWARE`."""

PLATFORM: Final = "SoftwareProtectionPlatform"
PLATFORM_OF_VISTA: Final = "SL"
ACTIVATION: Final = "Activation"


def activation_key(platform: str = PLATFORM, root: str = "HKLM") -> str:
    r"""The key of both values.

    Example:
        >>> activation_key().rpartition("\\")[0]
        'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform'
    """
    return "\\".join((root, "SOFTWARE", *WINDOWS_NT, platform, ACTIVATION))


def reg_add(name: str, number: int, platform: str = PLATFORM) -> str:
    """The command line that writes one of the values."""
    return f'reg add "{activation_key(platform)}" /v {name} /t REG_DWORD /d {number} /f'


def reg_delete(name: str, platform: str = PLATFORM) -> str:
    """The command line that takes one of the values away; it fails where there is none."""
    return f'reg delete "{activation_key(platform)}" /v {name} /f'
