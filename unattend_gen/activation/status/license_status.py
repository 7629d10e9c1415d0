"""What Windows says of its licence: states, channels, and who activates a machine.

Source:
    Public class pages of SoftwareLicensingProduct and the Volume Activation 2.0 operations guide.
"""

from __future__ import annotations

import re
from enum import Enum, IntEnum
from typing import Final

from unattend_gen.core.product_key import ALPHABET

WINDOWS_APPLICATION: Final = "55c92734-d682-4d71-983e-d6ec3f16059f"
"""Application ID of Windows; Office and others have their own."""

_CHANNEL: Final = re.compile(
    r"\b(VOLUME_[A-Z0-9_]+|RETAIL[A-Z0-9_]*|OEM_[A-Z0-9_]+"
    r"|TIMEBASED_[A-Z0-9_]+|VIRTUAL_MACHINE_[A-Z_]+)"
)
_LAST_FIVE: Final = re.compile(f"[{ALPHABET}N]{{5}}")


class LicenseStatus(IntEnum):
    """The numbers of the property `LicenseStatus`."""

    UNLICENSED = 0
    LICENSED = 1
    OOB_GRACE = 2
    OOT_GRACE = 3
    NON_GENUINE_GRACE = 4
    NOTIFICATION = 5
    EXTENDED_GRACE = 6

    @property
    def label(self) -> str:
        """The words that tables use."""
        return _LABELS[self]


_LABELS: Final = {
    LicenseStatus.UNLICENSED: "unlicensed",
    LicenseStatus.LICENSED: "licensed",
    LicenseStatus.OOB_GRACE: "first grace",
    LicenseStatus.OOT_GRACE: "hardware grace",
    LicenseStatus.NON_GENUINE_GRACE: "non-genuine grace",
    LicenseStatus.NOTIFICATION: "notification",
    LicenseStatus.EXTENDED_GRACE: "extended grace",
}


_BY_NUMBER: Final = {str(status.value): status for status in LicenseStatus}


class Activator(Enum):
    """How a machine is activated, told by the channel of its key."""

    MAK = "mak"
    KMS_CLIENT = "kms-client"
    KMS_HOST = "kms-host"
    OTHER = "other"
    UNKNOWN = "unknown"


def status_of(number: str) -> LicenseStatus | None:
    """The state that a number is, as digits; None for any other text."""
    return _BY_NUMBER.get(number)


def channel_in(description: str) -> str:
    """The channel that a description names, the same word in every language; or nothing.

    Example:
        >>> channel_in("Windows(R) Operating System, VOLUME_MAK channel")
        'VOLUME_MAK'
    """
    match = _CHANNEL.search(description)
    return match[1] if match else ""


def activator_of(channel: str) -> Activator:
    """How a key of this channel activates; `Volume:MAK` and `VOLUME_MAK` are the same."""
    name = channel.upper().replace(":", "_")
    if not name:
        return Activator.UNKNOWN
    if name.startswith("VOLUME_MAK"):
        return Activator.MAK
    if name.startswith(("VOLUME_KMSCLIENT", "VOLUME_GVLK")):
        return Activator.KMS_CLIENT
    return (
        Activator.KMS_HOST if name.startswith(("VOLUME_KMS", "VOLUME_CSVLK")) else Activator.OTHER
    )


def last_five_of(text: str) -> str:
    """The text if it is the last group of a key as Windows shows it, else nothing."""
    stripped = text.strip().upper()
    return stripped if _LAST_FIVE.fullmatch(stripped) else ""
