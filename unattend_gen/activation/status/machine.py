"""What one machine says of the licence of its Windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from unattend_gen.activation.status.license_status import Activator, LicenseStatus, activator_of
from unattend_gen.catalog.activation_errors import activation_error
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.quoting import printable


@dataclass(frozen=True, slots=True)
class Machine:
    """One licence of Windows, as a capture tells it.

    Attributes:
        computer: its name, or that of the file where the capture has none.
        source: the file.
        product: the name of the licence.
        status: None where the capture does not tell it.
        channel: of the key, as Windows writes it, or empty.
        last_five: of the key, or empty.
        grace_minutes: left until something has to be done; None where nothing is told.
        reason: the HRESULT of the state, or None.
        kms_host: who activated it last, or is asked to, or empty.
        remark: why something is unknown, or empty.
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
        """Whether it is licensed; None where nobody knows."""
        return None if self.status is None else self.status is LicenseStatus.LICENSED

    @property
    def activator(self) -> Activator:
        """MAK, KMS client or another."""
        return activator_of(self.channel)

    @property
    def why(self) -> str:
        """What keeps it from being activated, and what to do; empty where it is activated."""
        if self.is_activated:
            return ""
        if self.is_activated is None:
            return self.remark
        known = None if self.reason is None else activation_error(self.reason)
        if known is not None:
            return f"{known.hexadecimal} {known.meaning}; {known.fix}"
        if self.reason:
            return f"0x{self.reason:08X}, a code that is not on record"
        return self.remark or "no reason is told"


def shown(text: str) -> str:
    """Text of a capture as it may be shown: no control characters, no key."""
    if len(text) < _LETTERS_OF_A_KEY and text.isascii() and text.isprintable():
        return text
    return printable(without_keys(text))


_LETTERS_OF_A_KEY: Final = 25
