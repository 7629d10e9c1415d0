"""The licence of one Windows installation: its state, its channel, and how it is activated.

Source:
    Public class pages of SoftwareLicensingProduct and the Volume Activation 2.0 operations guide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Final

from unattend_gen.catalog.activation_errors import activation_error
from unattend_gen.core.product_key import ALPHABET

NO_KEY_CODE: Final = 0xC004F014
"""The reason that Windows reports when no product key is installed."""

_CHANNEL: Final = re.compile(
    r"\b(VOLUME_[A-Z0-9_]+|RETAIL[A-Z0-9_]*|OEM_[A-Z0-9_]+"
    r"|TIMEBASED_[A-Z0-9_]+|VIRTUAL_MACHINE_[A-Z_]+)"
)
_LAST_FIVE: Final = re.compile(f"[{ALPHABET}N]{{5}}")
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_MOST_DIGITS: Final = 10
_MOST_MINUTES: Final = 2**32 - 1


class LicenseStatus(IntEnum):
    """The values of the property `LicenseStatus`."""

    UNLICENSED = 0
    LICENSED = 1
    OOB_GRACE = 2
    OOT_GRACE = 3
    NON_GENUINE_GRACE = 4
    NOTIFICATION = 5
    EXTENDED_GRACE = 6

    @property
    def label(self) -> str:
        """The name in reports."""
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
    """How a computer is activated, derived from the channel of its key."""

    MAK = "mak"
    KMS_CLIENT = "kms-client"
    KMS_HOST = "kms-host"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Machine:
    """One Windows licence, as a capture describes it.

    Attributes:
        computer: name of the computer, or of the file where the capture has none.
        source: path of the file.
        product: name of the licence.
        status: None if the capture does not show it.
        channel: channel of the key as Windows writes it, or empty.
        last_five: last five characters of the key, or empty.
        grace_minutes: minutes left in the grace or activation period; None if not shown.
        reason: HRESULT that explains the status, or None.
        kms_host: the host that activated it or will be asked, or empty.
        remark: why the status is unknown, or empty.
    """

    computer: str
    source: str
    product: str = ""
    status: LicenseStatus | None = None
    channel: str = ""
    last_five: str = ""
    grace_minutes: int | None = None
    reason: int | None = None
    kms_host: str = ""
    remark: str = ""

    @property
    def is_activated(self) -> bool | None:
        """Whether it is licensed; None if the status is unknown."""
        return None if self.status is None else self.status is LicenseStatus.LICENSED

    @property
    def activator(self) -> Activator:
        """How the key activates."""
        return activator_of(self.channel)

    @property
    def why(self) -> str:
        """Why it is not activated, and what to do; empty if it is activated."""
        if self.is_activated:
            return ""
        if self.is_activated is None:
            return self.remark
        known = None if self.reason is None else activation_error(self.reason)
        if known is not None:
            return f"{known.hexadecimal} {known.meaning}; {known.fix}"
        if self.reason:
            return f"0x{self.reason:08X}, an error code without an entry here"
        return self.remark or "no reason in the capture"


def status_of(number: str) -> LicenseStatus | None:
    """Return the status with this number, given as digits; None for any other text."""
    return _BY_NUMBER.get(number)


def channel_in(description: str) -> str:
    """Return the channel that a description names, which is the same in all languages; or empty.

    Example:
        >>> channel_in("Windows(R) Operating System, VOLUME_MAK channel")
        'VOLUME_MAK'
    """
    match = _CHANNEL.search(description)
    return match[1] if match else ""


def activator_of(channel: str) -> Activator:
    """Return how a key of this channel activates; `Volume:MAK` and `VOLUME_MAK` are the same."""
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
    """Return the text if it can be the last group of a key, as Windows shows it; else empty."""
    stripped = text.strip().upper()
    return stripped if _LAST_FIVE.fullmatch(stripped) else ""


def duration(minutes: int) -> str:
    """Return a number of minutes in its two largest units.

    Example:
        >>> duration(43_000), duration(185), duration(0)
        ('29 d 20 h', '3 h 5 min', '0 min')
    """
    days, rest = divmod(minutes, _DAY)
    hours, left = divmod(rest, _HOUR)
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {left} min" if hours else f"{left} min"


def minutes_of(text: str) -> int | None:
    """Return the minutes in a text of digits; None if it is anything else or exceeds 32 bits.

    Example:
        >>> minutes_of("43000"), minutes_of("soon")
        (43000, None)
    """
    # Checked before converting: Python raises an error for thousands of digits.
    is_short = len(text) <= _MOST_DIGITS and text.isascii() and text.isdigit()
    minutes = int(text) if is_short else _MOST_MINUTES + 1
    return minutes if minutes <= _MOST_MINUTES else None
