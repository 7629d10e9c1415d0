"""The seven configuration passes in the order Windows Setup runs them, and the architectures."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Pass(StrEnum):
    """A configuration pass; members are in processing order.

    Source:
        Vendor reference: how configuration passes work.
    """

    WINDOWS_PE = "windowsPE"
    OFFLINE_SERVICING = "offlineServicing"
    GENERALIZE = "generalize"
    SPECIALIZE = "specialize"
    AUDIT_SYSTEM = "auditSystem"
    AUDIT_USER = "auditUser"
    OOBE_SYSTEM = "oobeSystem"


PASSES_OF_SYSPREP: Final = frozenset(Pass) - {Pass.WINDOWS_PE, Pass.OFFLINE_SERVICING}
"""The passes that run on an image that Sysprep prepares; the other two run before that.

Source:
    Vendor reference: how configuration passes work.
"""


class Architecture(StrEnum):
    """A processor architecture that an answer file can be rendered for."""

    AMD64 = "amd64"
    X86 = "x86"
    ARM64 = "arm64"
